import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FileStore } from '@tus/file-store'
import { Server, type Upload } from '@tus/server'
import type { Hono } from 'hono'
import { publicActor } from '#kernel/access/actor.ts'
import { AppError, errorMessageId } from '#kernel/errors/app-error.ts'
import type { Env } from '#kernel/http/face.ts'
import type { Mount } from '#kernel/http/mount.ts'
import { addressOf } from '#kernel/http/rate-limit.ts'
import { locales } from '#kernel/i18n/t.ts'
import { execute } from '#kernel/operation/pipeline.ts'
import { uploadFile } from '#modules/forms/index.ts'

const PATH = '/uploads/tus'
const HOUR = 3_600_000
/** An upload that was broken off can be gone on with for this long. */
const KEPT_HOURS = 24

/**
 * Resumable uploads by the tus protocol. Pieces gather in `folder`; a finished file goes through the same operation as
 * every other upload and answers with its id in `X-Upload-Id`.
 */
export function mountUploads(app: Hono<Env>, mount: Mount, folder: string): void {
  const { runtime, limiter } = mount
  const store = new FileStore({ directory: folder, expirationPeriodInMilliseconds: KEPT_HOURS * HOUR })
  const tus = new Server({
    path: PATH,
    datastore: store,
    relativeLocation: true,
    maxSize: runtime.services.config.uploadLimitBytes,
    exposedHeaders: ['X-Upload-Id'],
    // Pages of this site only; others have the API.
    allowedOrigins: [new URL(runtime.services.config.publicUrl).origin],
    onUploadFinish: async (_request, upload) => {
      try {
        return { headers: { 'X-Upload-Id': await take(mount, join(folder, upload.id), upload) } }
      } finally {
        await store.remove(upload.id).catch(() => undefined)
      }
    },
  })
  let cleaned = 0
  app.all(PATH, (c) => {
    const now = runtime.now().getTime()
    if (c.req.method === 'POST') {
      const who = addressOf(c, mount.trustProxy)
      limiter.check('create', who, now)
      limiter.take('create', who, now)
      if (now - cleaned > HOUR) {
        cleaned = now
        store
          .deleteExpired()
          .catch((error: unknown) => runtime.log.error({ err: error }, 'old upload pieces were not deleted'))
      }
    }
    return tus.handleWeb(c.req.raw)
  })
  // Only what the server itself made up is an id: not the name of a file beside the pieces.
  app.all(`${PATH}/:id{[0-9a-f]{32}}`, (c) => tus.handleWeb(c.req.raw))
}

async function take({ runtime }: Mount, path: string, upload: Upload): Promise<string> {
  const locale = locales.find((known) => known === upload.metadata?.['lang']) ?? 'vi'
  const input = { bytes: new Uint8Array(await readFile(path)), name: upload.metadata?.['filename']?.slice(-1000) ?? '' }
  try {
    const caller = { actor: publicActor, locale, requestId: `tus ${upload.id}` }
    return (await execute(runtime, uploadFile, input, caller)).uploadId
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const body = runtime.translators[locale](errorMessageId(error.code), error.params)
    // The shape that @tus/server answers with.
    throw Object.assign(new Error(error.code, { cause: error }), { status_code: error.status, body })
  }
}
