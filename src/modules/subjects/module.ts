import { manifest } from '#kernel/manifest/manifest.ts'
import { subjectsApi } from './api/subjects.api.ts'
import { resumeDeletionsJob } from './jobs/resume-deletions.job.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { acknowledgeRequest } from './operations/acknowledge-request.ts'
import { carryOutDeletion } from './operations/carry-out-deletion.ts'
import { decideRequest } from './operations/decide-request.ts'
import { getRequest } from './operations/get-request.ts'
import { listOwnRequests } from './operations/list-own-requests.ts'
import { listRequests } from './operations/list-requests.ts'
import { makeRequest } from './operations/make-request.ts'
import { openHeld } from './operations/open-held.ts'
import { previewDeletion } from './operations/preview-deletion.ts'
import { reapplyDeletions } from './operations/reapply-deletions.ts'
import { resumeDeletions } from './operations/resume-deletions.ts'
import { settleDeletion } from './operations/settle-deletion.ts'
import { takeRequest } from './operations/take-request.ts'
import { liftRestriction } from './operations/lift-restriction.ts'
import { withdrawRequest } from './operations/withdraw-request.ts'
import { exportMyData } from './operations/export-my-data.ts'
import { myData } from './operations/my-data.ts'
import { printMyData } from './operations/print-my-data.ts'
import { printReply } from './operations/print-reply.ts'
import { revealOwnValue } from './operations/reveal-own-value.ts'
import { whoLooked } from './operations/who-looked.ts'
import { subjectPages } from './pages/subject-pages.ts'
import { deletionEvents } from './subject.events.ts'
import { subjectsPersonal } from './subjects.personal.ts'
import { subjectHoldings } from './unit-holdings.store.ts'

/** Data subjects: what is held about a person, who looked at it, and her requests. */
export const subjectsModule = manifest({
  name: 'subjects',
  messages: { vi, en, pl },
  permissions: ['privacy:decide', 'privacy:open_held', 'subjects:maintain'],
  operations: [
    myData,
    whoLooked,
    revealOwnValue,
    exportMyData,
    printMyData,
    printReply,
    makeRequest,
    takeRequest,
    getRequest,
    listRequests,
    listOwnRequests,
    acknowledgeRequest,
    decideRequest,
    withdrawRequest,
    liftRestriction,
    previewDeletion,
    carryOutDeletion,
    settleDeletion,
    resumeDeletions,
    reapplyDeletions,
    openHeld,
  ],
  api: subjectsApi,
  pages: subjectPages,
  navigation: [
    {
      href: '/desk/privacy/requests',
      label: 'subjects.desk.nav',
      icon: 'shield',
      anyOf: ['privacy:decide'],
      order: 68,
    },
  ],
  account: [
    {
      href: '/account/data',
      label: 'subjects.account.short',
      text: 'subjects.account.card',
      icon: 'shield',
      order: 50,
    },
  ],
  jobs: [resumeDeletionsJob],
  subscriptions: [
    { name: 'subjects-deletions', events: [deletionEvents.decided], operation: carryOutDeletion },
    { name: 'subjects-bytes', events: [deletionEvents.carriedOut], operation: settleDeletion },
  ],
  personalData: subjectsPersonal,
  unitHoldings: subjectHoldings,
})
