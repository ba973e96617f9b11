import { publicActor } from '#kernel/access/actor.ts'
import type { Identify } from '#kernel/http/face.ts'
import type { Runtime } from '#kernel/operation/pipeline.ts'
import { openedByApplicantToken } from '#modules/dossiers/index.ts'
import { identify as identifyAccount } from '#modules/identity/index.ts'

/** Who acts: an applicant's token (`ap_…`), else the session of an account, else the public; with what this browser opened. */
export function identify({ db, now }: Runtime): Identify {
  return async (credentials) => {
    const { sessionToken, opened } = credentials
    if (!sessionToken?.startsWith('ap_')) return identifyAccount(db, credentials, now())
    const dossier = await openedByApplicantToken(db, sessionToken)
    return { ...publicActor, opened: dossier === undefined ? opened : [...opened, dossier] }
  }
}
