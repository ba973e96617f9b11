import { apiRoute } from '#kernel/http/api-route.ts'
import { manifest } from '#kernel/manifest/manifest.ts'
import { pruneDraftsJob } from './jobs/prune-drafts.job.ts'
import { applicationsPersonal } from './applications.personal.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { consentEvents } from '#modules/privacy/index.ts'
import { attachFile } from './operations/attach-file.ts'
import { removeDraft } from './operations/delete-draft.ts'
import { forgetApplicant } from './operations/forget-applicant.ts'
import { getDraftPage } from './operations/get-draft-page.ts'
import { getDraftSummary } from './operations/get-draft.ts'
import { getReceipt } from './operations/get-receipt.ts'
import { listDrafts } from './operations/list-drafts.ts'
import { keepDraft, listOwnDrafts } from './operations/list-own-drafts.ts'
import { openDraft } from './operations/open-draft.ts'
import { printReceipt } from './operations/print-receipt.ts'
import { pruneDrafts } from './operations/prune-drafts.ts'
import { removeFile } from './operations/remove-file.ts'
import { reviewDraft } from './operations/review-draft.ts'
import { savePage } from './operations/save-page.ts'
import { startDraft } from './operations/start-draft.ts'
import { submitDraft } from './operations/submit-draft.ts'
import { applyPage } from './pages/apply.page.tsx'
import { draftCheckPage } from './pages/draft-check.page.tsx'
import { draftDeletePage, draftOpenPage } from './pages/draft-open.page.tsx'
import { draftPage } from './pages/draft-page.page.tsx'
import { draftReceiptPage, draftReceiptPdf } from './pages/draft-receipt.page.tsx'
import { ownDraftsPage } from './pages/own-drafts.page.tsx'
import { draftExpiredPage, draftsPage } from './pages/drafts.page.tsx'
import { applicationHoldings } from './unit-holdings.store.ts'

/** From "apply" to the acknowledgement: drafts that survive a lost line, on any device. */
export const applicationsModule = manifest({
  name: 'applications',
  messages: { vi, en, pl },
  permissions: ['applications:prune'],
  operations: [
    startDraft,
    openDraft,
    listDrafts,
    listOwnDrafts,
    keepDraft,
    getDraftSummary,
    getDraftPage,
    savePage,
    attachFile,
    removeFile,
    reviewDraft,
    submitDraft,
    getReceipt,
    printReceipt,
    removeDraft,
    pruneDrafts,
    forgetApplicant,
  ],
  api: [
    apiRoute({
      method: 'get',
      path: '/api/v1/me/drafts',
      operation: listOwnDrafts,
      tag: 'My account',
      summary: 'Drafts in one’s account, or of whom one acts for',
    }),
  ],
  // The particular addresses before the general one: the first that fits is taken.
  pages: [
    applyPage,
    ownDraftsPage,
    draftsPage,
    draftExpiredPage,
    draftOpenPage,
    draftCheckPage,
    draftReceiptPage,
    draftReceiptPdf,
    draftDeletePage,
    draftPage,
  ],
  account: [
    {
      href: '/account/drafts',
      label: 'applications.own.title',
      text: 'applications.own.nav_text',
      icon: 'edit',
      order: 20,
    },
  ],
  jobs: [pruneDraftsJob],
  subscriptions: [
    { name: 'applications.forget-applicant', events: [consentEvents.withdrawn], operation: forgetApplicant },
  ],
  personalData: applicationsPersonal,
  unitHoldings: applicationHoldings,
})
