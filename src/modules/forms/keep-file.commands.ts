import { networkOf } from '#kernel/access/network.ts'
import { keyedHash } from '#kernel/crypto/keyed-hash.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { sha256Of } from '#kernel/files/file-store.ts'
import { ScanError } from '#kernel/files/malware-scan.ts'
import type { ScanState } from '#kernel/files/release.ts'
import { uploaderOf } from '#kernel/files/own-uploads.ts'
import { findFinding } from '#kernel/files/scan.store.ts'
import { countUpload, uploadedOn } from '#kernel/files/upload-day.store.ts'
import { saveUpload, type Upload } from '#kernel/files/upload.store.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { cleanFileName } from './file-name.rules.ts'
import { uploadErrors } from './upload.errors.ts'
import { infectedFound } from './upload.events.ts'
import { secondsToMidnight } from './upload-day.rules.ts'

/** A file whose type was looked at already, by its bytes. */
export type InspectedFile = { bytes: Uint8Array; name: string; mediaType: string; pages: number }

/**
 * Scans and stores the bytes of a hand-in, within what one may upload in a day; it may take seconds. What is left for the
 * transaction is one row, written by the function that it answers with. For `prepare` of an operation that takes files.
 * Throws `forms.upload_day_full` and `kernel.file_infected`.
 */
export async function keepFile(ctx: Ctx, file: InspectedFile): Promise<(ctx: Ctx) => Promise<Upload>> {
  const charged = chargedOf(ctx)
  await refuseOverDay(ctx, charged, file.bytes.byteLength)
  const upload = {
    id: ctx.ids.uuid(),
    sha256: sha256Of(file.bytes),
    size: file.bytes.byteLength,
    mediaType: file.mediaType,
    pages: file.pages,
    name: cleanFileName(file.name),
  }
  const scan = await scanNow(ctx, upload, file.bytes)
  await ctx.services.files.put(file.bytes)
  const uploader = uploaderOf(ctx)
  return async ({ db, now }: Ctx) => {
    await saveUpload(db, { ...upload, uploader, scan }, now())
    if (charged !== undefined) await countUpload(db, civilDate(now()), charged, upload.size)
    return { ...upload, scan }
  }
}

/** Who is charged: the account, else the network. A neighbour behind the same address is no reason to refuse an account. */
function chargedOf({ actor, client, services }: Ctx): string | undefined {
  if (actor.kind === 'system') return undefined
  const who = actor.accountId === null ? `network ${networkOf(client.address)}` : `account ${actor.accountId}`
  return keyedHash(services.lookupKey, who, 'upload_days.uploader')
}

async function refuseOverDay(ctx: Ctx, charged: string | undefined, bytes: number): Promise<void> {
  const limit = ctx.services.config.uploadDayBytes
  if (charged === undefined || limit === Infinity) return
  const now = ctx.now()
  if ((await uploadedOn(ctx.db, civilDate(now), charged)) + bytes <= limit) return
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
