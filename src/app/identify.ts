import { publicActor } from '#kernel/access/actor.ts'
import type { Identify } from '#kernel/http/face.ts'
import type { Runtime } from '#kernel/operation/pipeline.ts'
import { openedByApplicantToken } from '#modules/dossiers/index.ts'
import { identify as identifyAccount } from '#modules/identity/index.ts'
import { identifyMachine } from '#modules/machines/index.ts'
import { asRepresentative } from '#modules/mandates/index.ts'

/** Who acts: a machine by its key, an applicant's token (`ap_…`), else the session of an account, else the public; with what this browser opened. */
export function identify({ db, now, services }: Runtime): Identify {
  return async (credentials) => {
    const { sessionToken, opened } = credentials
    const machine = await identifyMachine(db, credentials, now())
    if (machine) return machine
    if (!sessionToken?.startsWith('ap_')) {
      const { mandateId, ...actor } = await identifyAccount(db, credentials, now())
      return mandateId === undefined ? actor : asRepresentative(db, services.aead, actor, mandateId, now())
    }
    const dossier = await openedByApplicantToken(db, sessionToken)
    return { ...publicActor, opened: dossier === undefined ? opened : [...opened, dossier] }
  }
}
