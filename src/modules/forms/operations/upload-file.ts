import type { z } from 'zod'
import { networkOf } from '#kernel/access/network.ts'
import { keyedHash } from '#kernel/crypto/keyed-hash.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { inspectFile, sha256Of } from '#kernel/files/file-store.ts'
import { ScanError } from '#kernel/files/malware-scan.ts'
import type { ScanState } from '#kernel/files/release.ts'
import { findFinding } from '#kernel/files/scan.store.ts'
import { countUpload, uploadedOn } from '#kernel/files/upload-day.store.ts'
import { saveUpload, type Upload } from '#kernel/files/upload.store.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { cleanFileName } from '../file-name.rules.ts'
import { uploadErrors } from '../upload.errors.ts'
import { infectedFound } from '../upload.events.ts'
import { secondsToMidnight } from '../upload-day.rules.ts'
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

/** Reads, scans and stores the bytes, which may take seconds; what is left is one row. */
async function keep(ctx: Ctx, input: z.output<typeof UploadFile>) {
  const mediaType = await inspectFile(input.bytes, ctx.services.config.uploadLimitBytes)
  const uploader = uploaderOf(ctx)
  await refuseOverDay(ctx, uploader, input.bytes.byteLength)
  const pages = mediaType === 'application/pdf' ? await countPages(ctx, input.bytes) : 1
  const upload = {
    id: ctx.ids.uuid(),
    sha256: sha256Of(input.bytes),
    size: input.bytes.byteLength,
    mediaType,
    pages,
    name: cleanFileName(input.name),
  }
  const scan = await scanNow(ctx, upload, input.bytes)
  await ctx.services.files.put(input.bytes)
  return async ({ db, now }: Ctx) => {
    await saveUpload(db, { ...upload, scan }, now())
    if (uploader !== undefined) await countUpload(db, civilDate(now()), uploader, upload.size)
    const { id: uploadId, ...rest } = upload
    return { uploadId, ...rest, checked: scan !== 'waiting' }
  }
}

async function countPages(ctx: Ctx, bytes: Uint8Array): Promise<number> {
  const pages = await ctx.services.pdf.pageCount(bytes)
  // Damaged, locked with a password, or a bomb: an officer could not open it either.
  if (pages === undefined) throw new AppError(uploadErrors.unreadable, { kind: 'invalid' })
  return pages
}

/** Who is charged: the account, else the network. A neighbour behind the same address is no reason to refuse an account. */
function uploaderOf({ actor, client, services }: Ctx): string | undefined {
  if (actor.kind === 'system') return undefined
  const who = actor.accountId === null ? `network ${networkOf(client.address)}` : `account ${actor.accountId}`
  return keyedHash(services.lookupKey, who, 'upload_days.uploader')
}

async function refuseOverDay(ctx: Ctx, uploader: string | undefined, bytes: number): Promise<void> {
  const limit = ctx.services.config.uploadDayBytes
  if (uploader === undefined || limit === Infinity) return
  const now = ctx.now()
  if ((await uploadedOn(ctx.db, civilDate(now), uploader)) + bytes <= limit) return
  throw new AppError(uploadErrors.dayFull, {
    kind: 'too_many',
    params: { limitMb: limit / 1024 / 1024, retryAfter: secondsToMidnight(now) },
  })
}

type Taken = Omit<Upload, 'scan'>

/**
 * The scanner's word where it is quick to give one; else the file waits for the job. Malware is refused before its bytes
 * lie anywhere, and a row that nobody can use, with its event, says that it was tried.
 */
async function scanNow(ctx: Ctx, upload: Taken, bytes: Uint8Array): Promise<ScanState> {
  const known = await findFinding(ctx.db, upload.sha256)
  const said = known === undefined ? await askScanner(ctx, bytes) : { finding: known }
  if ('scan' in said) return said.scan
  await saveUpload(ctx.db, { ...upload, scan: 'infected', finding: said.finding }, ctx.now())
  await ctx.record([infectedFound(upload.id, upload.sha256, said.finding)])
  ctx.log.warn({ file: upload.id, finding: said.finding }, 'malware was refused')
  throw new AppError('kernel.file_infected', { kind: 'invalid' })
}

async function askScanner(ctx: Ctx, bytes: Uint8Array): Promise<{ scan: ScanState } | { finding: string }> {
  if (!ctx.services.scanner) return { scan: 'unscanned' }
  try {
    const verdict = await ctx.services.scanner.scan(bytes)
    return verdict.verdict === 'clean' ? { scan: 'clean' } : { finding: verdict.finding }
  } catch (error) {
    if (!(error instanceof ScanError)) throw error
    ctx.log.error({ err: error }, 'a file waits for the malware scanner')
    return { scan: 'waiting' }
  }
}
