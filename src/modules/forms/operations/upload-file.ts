import type { z } from 'zod'
import { AppError } from '#kernel/errors/app-error.ts'
import { inspectFile } from '#kernel/files/file-store.ts'
import { saveUpload } from '#kernel/files/upload.store.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { cleanFileName } from '../file-name.rules.ts'
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

/** Reads and stores the bytes, which may take seconds; what is left is one row. */
async function keep(ctx: Ctx, input: z.output<typeof UploadFile>) {
  const mediaType = await inspectFile(input.bytes, ctx.services.config.uploadLimitBytes)
  const pages = mediaType === 'application/pdf' ? await countPages(ctx, input.bytes) : 1
  const { sha256, size } = await ctx.services.files.put(input.bytes)
  const upload = { id: ctx.ids.uuid(), sha256, size, mediaType, pages, name: cleanFileName(input.name) }
  return async ({ db, now }: Ctx) => {
    await saveUpload(db, upload, now())
    const { id: uploadId, ...rest } = upload
    return { uploadId, ...rest }
  }
}

async function countPages(ctx: Ctx, bytes: Uint8Array): Promise<number> {
  const pages = await ctx.services.pdf.pageCount(bytes)
  // Damaged, or locked with a password: an officer could not open it either.
  if (pages === undefined) throw new AppError(uploadErrors.unreadable, { kind: 'invalid' })
  return pages
}
