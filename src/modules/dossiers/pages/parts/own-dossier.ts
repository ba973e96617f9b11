import type { PageRequest } from '#kernel/http/page.ts'
import type { TrackedDossier } from '../../resident-view.schema.ts'
import { trackDossier } from '../../operations/track-dossier.ts'

/** A dossier that this browser has opened, so that its code is known. */
export type OwnDossier = TrackedDossier & { code: string }

/** The dossier of a page that is only for its owner; everybody else is sent to prove it first, and comes back. */
export async function ownDossier(p: PageRequest, next: string): Promise<OwnDossier | Response> {
  const dossier = await p.run(trackDossier, { trackingCode: p.params['tracking'] ?? '' })
  if (dossier.code === null) return p.redirect(`/t/${dossier.trackingCode}/open?next=${next}`)
  return { ...dossier, code: dossier.code }
}
