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
import { mandatesDeskPage, mandateDeskPage } from './pages/desk/mandates-desk.page.tsx'
import { mandateByCodePage, mandateCodePage } from './pages/mandate-code.page.tsx'
import { mandateNewPage } from './pages/mandate-new.page.tsx'
import { mandatePage } from './pages/mandate.page.tsx'
import { mandatesPage } from './pages/mandates.page.tsx'
import { mandateHoldings } from './unit-holdings.store.ts'

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
  // "new" and "code" are pages of their own, so they stand before the page of one mandate.
  pages: [
    mandatesPage,
    mandateNewPage,
    mandateCodePage,
    mandateByCodePage,
    mandatePage,
    mandatesDeskPage,
    mandateDeskPage,
  ],
  navigation: [
    { href: '/desk/mandates', label: 'mandates.desk.nav', icon: 'hand-heart', anyOf: ['mandates:confirm'], order: 45 },
  ],
  account: [{ href: '/account/mandates', label: 'mandates.nav', text: 'mandates.nav_text', icon: 'users', order: 30 }],
  jobs: [endByTimeJob],
  personalData: mandatesPersonal,
  unitHoldings: mandateHoldings,
})
