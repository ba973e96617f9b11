import { keyedHash } from '#kernel/crypto/keyed-hash.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { findUsableUploads, setUploader, type Upload } from './upload.store.ts'

type Asking = Pick<Ctx, 'db' | 'actor' | 'services'>

const hash = ({ services }: Asking, who: string) => keyedHash(services.lookupKey, who, 'files.uploader')

/** As whose an upload of this caller is kept; null: the public's and the system's are nobody's. */
export const uploaderOf = (ctx: Asking): string | null =>
  ctx.actor.accountId === null ? null : hash(ctx, `account ${ctx.actor.accountId}`)

/**
 * Uploads that the caller names by id to put them to something: those that her account sent. Who knows or guesses the id
 * of somebody else's finds nothing, as if there were no such file. `orNobodys`: where also people without an account hand
 * in files, those that belong to no account yet. Throws `kernel.file_infected`.
 */
export async function findOwnUploads(
  ctx: Asking,
  ids: readonly string[],
  { orNobodys = false }: { orNobodys?: boolean } = {},
): Promise<Upload[]> {
  if (ids.length === 0) return []
  if (ctx.actor.kind === 'system') return findUsableUploads(ctx.db, ids)
  return findUsableUploads(ctx.db, ids, { uploader: uploaderOf(ctx), orNobodys })
}

/** What somebody without an account sent is the draft's that took it: from then on nobody else takes it by its id. */
export const claimUpload = (ctx: Asking, id: string, draft: string): Promise<void> =>
  setUploader(ctx.db, id, hash(ctx, `draft ${draft}`))
