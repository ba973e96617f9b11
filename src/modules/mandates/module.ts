import { manifest } from '#kernel/manifest/manifest.ts'
import { mandatesApi } from './api/mandates.api.ts'
import { endByTimeJob } from './jobs/end-by-time.job.ts'
import { mandatesPersonal } from './mandates.personal.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { acceptMandate, findMandateByCode } from './operations/accept-mandate.ts'
import { actFor, stopActing } from './operations/act-for.ts'
import { decideMandate } from './operations/decide-mandate.ts'
import { endByTime } from './operations/end-by-time.ts'
import { cancelMandate, narrowMandate, refuseMandate, revokeMandate } from './operations/end-mandate.ts'
import { getMandate } from './operations/get-mandate.ts'
import { listMandates, listWaiting } from './operations/list-mandates.ts'
import { requestMandate } from './operations/request-mandate.ts'

/** Acting for others: guardians, spouses, relatives, organisations, associations. */
export const mandatesModule = manifest({
  name: 'mandates',
  messages: { vi, en, pl },
  permissions: ['mandates:act', 'mandates:confirm', 'mandates:expire'],
  operations: [
    requestMandate,
    findMandateByCode,
    acceptMandate,
    refuseMandate,
    cancelMandate,
    narrowMandate,
    revokeMandate,
    listMandates,
    getMandate,
    actFor,
    stopActing,
    listWaiting,
    decideMandate,
    endByTime,
  ],
  api: mandatesApi,
  pages: [],
  jobs: [endByTimeJob],
  personalData: mandatesPersonal,
})
