import { AsyncLocalStorage } from 'node:async_hooks'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FileStore } from '@tus/file-store'
import { Server, type Upload } from '@tus/server'
import type { Context, Hono } from 'hono'
import { AppError, errorMessageId } from '#kernel/errors/app-error.ts'
import { callerOf, runFor } from '#kernel/http/caller.ts'
import type { Caller, Env } from '#kernel/http/face.ts'
import type { Mount } from '#kernel/http/mount.ts'
import { locales } from '#kernel/i18n/t.ts'
import { uploadFile } from '#modules/forms/index.ts'

const PATH = '/uploads/tus'
const HOUR = 3_600_000
const MEGABYTE = 1024 * 1024
/** An upload that was broken off can be gone on with for this long. */
const KEPT_HOURS = 24

const METHODS = new Set(['POST', 'HEAD', 'PATCH', 'DELETE', 'OPTIONS'])
/** What is full is a day's or a minute's limit; an hour is a fair guess for programs. */
const RETRY_SECONDS = 3600

/** Who sends the request that the tus server is working on; it hands its hooks a request of its own. */
const calling = new AsyncLocalStorage<Caller>()

/**
 * Resumable uploads by the tus protocol. Pieces gather in `folder`; a finished file goes through the same operation as
 * every other upload, in the name of who sent its last piece, and answers with its id in `X-Upload-Id`.
 */
export function mountUploads(app: Hono<Env>, mount: Mount, folder: string): void {
  const { runtime } = mount
  const store = new FileStore({ directory: folder, expirationPeriodInMilliseconds: KEPT_HOURS * HOUR })
  const tus = new Server({
    path: PATH,
    datastore: store,
    relativeLocation: true,
    maxSize: runtime.services.config.uploadLimitBytes,
    exposedHeaders: ['X-Upload-Id'],
    // Pages of this site only; others have the API.
    allowedOrigins: [new URL(runtime.services.config.publicUrl).origin],
    // Its own words for what it did not expect are those of the error.
    onResponseError: (_request, error) => {
      if ('status_code' in error) return undefined
      runtime.log.error({ err: error }, 'an upload failed')
      return { status_code: 500, body: '' }
    },
    onUploadFinish: async (_request, upload) => {
      try {
        return { headers: { 'X-Upload-Id': await take(mount, join(folder, upload.id), upload) } }
      } finally {
        await store.remove(upload.id).catch(() => undefined)
      }
    },
  })
  const answer = async (c: Context<Env>) => {
    // Not GET: the protocol has none, but its server would hand out what somebody sent, under the type she named.
    if (!METHODS.has(c.req.method)) throw new AppError('kernel.not_found', { kind: 'not_found' })
    const caller = await callerOf(c, mount)
    const answered = await calling.run(caller, () => tus.handleWeb(c.req.raw))
    if (answered.status === 429) answered.headers.set('retry-after', String(RETRY_SECONDS))
    return answered
  }
  let cleaned = 0
  app.all(PATH, async (c) => {
    const now = runtime.now().getTime()
    if (c.req.method === 'POST') await chargePieces(c, mount, now)
    if (now - cleaned > HOUR) {
      cleaned = now
      store
        .deleteExpired()
        .catch((error: unknown) => runtime.log.error({ err: error }, 'old upload pieces were not deleted'))
    }
    return answer(c)
  })
  // Only what the server itself made up is an id: not the name of a file beside the pieces.
  app.all(`${PATH}/:id{[0-9a-f]{32}}`, answer)
}

/** An upload that is begun and never finished lies on our disk for a day: what is announced is charged. */
async function chargePieces(c: Context<Env>, mount: Mount, now: number): Promise<void> {
  const { actor, client } = await callerOf(c, mount)
  const who = actor.accountId === null ? (client?.address ?? '') : `account ${actor.accountId}`
  const announced = Math.max(0, Number(c.req.header('upload-length')) || 0)
  mount.limiter.check('create', who, now)
  mount.limiter.check('pieces', who, now)
  mount.limiter.take('create', who, now)
  mount.limiter.take('pieces', who, now, Math.max(1, announced / MEGABYTE))
}

async function take(mount: Mount, path: string, upload: Upload): Promise<string> {
  const caller = calling.getStore()
  if (!caller) throw new Error('an upload ended outside of its request')
  const locale = locales.find((known) => known === upload.metadata?.['lang']) ?? 'vi'
  const input = { bytes: new Uint8Array(await readFile(path)), name: upload.metadata?.['filename']?.slice(-1000) ?? '' }
  try {
    return (await runFor(mount, { ...caller, locale })(uploadFile, input)).uploadId
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const body = mount.runtime.translators[locale](errorMessageId(error.code), error.params)
    // The shape that @tus/server answers with.
    throw Object.assign(new Error(error.code, { cause: error }), { status_code: error.status, body })
  }
}
