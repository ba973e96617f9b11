import { z } from 'zod'
import { ScanError, type MalwareScanner, type Verdict } from '#kernel/files/malware-scan.ts'
import { findWaiting, postponeScan, saveVerdict, type WaitingFile } from '#kernel/files/scan.store.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { infectedFound } from '../upload.events.ts'

/** As many as a scanner looks at in the minute until the job comes again. */
const AT_ONCE = 200

/**
 * Hands the files in quarantine to the malware scanner: the ones it was away for when they came. Malware is deleted,
 * recorded, and its row stays so that nobody may open or attach it. Without an answer a file waits on.
 */
export const scanFiles = operation({
  name: 'forms.scan-files',
  permission: 'forms:scan-files',
  kind: 'write',
  input: z.strictObject({}),
  output: z.object({ clean: z.int(), infected: z.int(), waiting: z.int() }),
  prepare: lookAtFiles,
  run: async (ctx) => (await lookAtFiles(ctx))(ctx),
})

type Looked = WaitingFile & { verdict: Verdict | undefined }

/** The scanner takes seconds, so it is asked before the transaction. */
async function lookAtFiles(ctx: Ctx) {
  const files = await findWaiting(ctx.db, ctx.now(), AT_ONCE)
  const looked = await verdicts(ctx, files)
  return async (inside: Ctx) => {
    const count = { clean: 0, infected: 0, waiting: 0 }
    for (const file of looked) {
      if (file.verdict) await store(inside, file, file.verdict)
      else await postponeScan(inside.db, file.id, inside.now())
      count[file.verdict?.verdict ?? 'waiting'] += 1
    }
    return count
  }
}

async function verdicts(ctx: Ctx, files: readonly WaitingFile[]): Promise<Looked[]> {
  const { scanner } = ctx.services
  if (files.length === 0) return []
  // Nothing is let through because the setting was taken away: who does that looks at the files, or releases them.
  if (!scanner) {
    ctx.log.error({ files: files.length }, 'files wait for a malware scanner, but CLAMD is not set')
    return []
  }
  try {
    await scanner.ping()
  } catch (error) {
    ctx.log.error({ err: error, files: files.length }, 'files wait for the malware scanner, which does not answer')
    return []
  }
  return Promise.all(files.map(async (file) => ({ ...file, verdict: await verdictOn(ctx, scanner, file) })))
}

async function verdictOn(ctx: Ctx, scanner: MalwareScanner, file: WaitingFile): Promise<Verdict | undefined> {
  try {
    return await scanner.scan(await ctx.services.files.get(file.sha256))
  } catch (error) {
    const why = error instanceof ScanError ? error.failure : 'unreadable'
    ctx.log.error({ err: error, file: file.id, tries: file.tries, why }, 'a file could not be scanned')
    return undefined
  }
}

async function store(ctx: Ctx, file: WaitingFile, verdict: Verdict): Promise<void> {
  const ids = await saveVerdict(ctx.db, file.sha256, verdict, ctx.now())
  if (verdict.verdict === 'clean') return
  await ctx.record(ids.map((id) => infectedFound(id, file.sha256, verdict.finding)))
  await ctx.services.files.remove(file.sha256)
}
