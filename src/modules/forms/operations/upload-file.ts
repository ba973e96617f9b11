import type { z } from 'zod'
import { AppError } from '#kernel/errors/app-error.ts'
import { inspectFile } from '#kernel/files/file-store.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { keepFile } from '../keep-file.commands.ts'
import { uploadErrors } from '../upload.errors.ts'
import { UploadedFile, UploadFile } from '../upload.schema.ts'

/** Takes a file into keeping, whatever it will belong to. Unused ones are deleted after two days. */
export const uploadFile = operation({
  name: 'forms.upload-file',
  permission: 'anyone',
  kind: 'write',
  input: UploadFile,
  output: UploadedFile,
  prepare: keep,
  run: async (ctx, input) => (await keep(ctx, input))(ctx),
})

/** Reads, scans and stores the bytes; what is left is one row. */
async function keep(ctx: Ctx, input: z.output<typeof UploadFile>) {
  const mediaType = await inspectFile(input.bytes, ctx.services.config.uploadLimitBytes)
  const pages = mediaType === 'application/pdf' ? await countPages(ctx, input.bytes) : 1
  const write = await keepFile(ctx, { ...input, mediaType, pages })
  return async (within: Ctx) => {
    const { id: uploadId, scan, ...rest } = await write(within)
    return { uploadId, ...rest, mediaType, checked: scan !== 'waiting' }
  }
}

async function countPages(ctx: Ctx, bytes: Uint8Array): Promise<number> {
  const pages = await ctx.services.pdf.pageCount(bytes)
  // Damaged, locked with a password, or a bomb: an officer could not open it either.
  if (pages === undefined) throw new AppError(uploadErrors.unreadable, { kind: 'invalid' })
  return pages
}
