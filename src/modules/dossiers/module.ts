import { manifest } from '#kernel/manifest/manifest.ts'
import { dossiersApi } from './api/dossiers.api.ts'
import { trackingApi } from './api/tracking.api.ts'
import { countedEvents } from './counts.rules.ts'
import { otherEvents } from './dossier.events.ts'
import { dossiersPersonal } from './dossiers.personal.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { acceptDossier } from './operations/accept-dossier.ts'
import { answerSupplement } from './operations/answer-supplement.ts'
import { approveDossier } from './operations/approve-dossier.ts'
import { askClock } from './operations/ask-clock.ts'
import { assignDossier } from './operations/assign-dossier.ts'
import { countEvent, unitFigures } from './operations/count-event.ts'
import { decideDueRevision, listDueRevisions } from './operations/decide-due-revision.ts'
import { extendDossier } from './operations/extend-dossier.ts'
import { forwardDossier } from './operations/forward-dossier.ts'
import { getDossier } from './operations/get-dossier.ts'
import { getDossierFile, getResultFile } from './operations/get-file.ts'
import { chooseMessages, getMessageConsent } from './operations/choose-messages.ts'
import { holdDossier } from './operations/hold-dossier.ts'
import { listAssignees } from './operations/list-assignees.ts'
import { countDossiers, listDossiers } from './operations/list-dossiers.ts'
import { findOwnDossier } from './operations/find-own-dossier.ts'
import { keepDossier } from './operations/keep-dossier.ts'
import { listOwnDossiers } from './operations/list-own-dossiers.ts'
import { exportRegister, listRegister } from './operations/list-register.ts'
import { listSealKeys } from './operations/list-seal-keys.ts'
import { markPaid } from './operations/mark-paid.ts'
import { openDossier } from './operations/open-dossier.ts'
import { previewRevocation } from './operations/preview-revocation.ts'
import { printForm } from './operations/print-form.ts'
import { proposeDueRevisions } from './operations/propose-due-revisions.ts'
import { refuseDossier } from './operations/refuse-dossier.ts'
import { requestPayment } from './operations/request-payment.ts'
import { requestSupplement } from './operations/request-supplement.ts'
import { returnResult } from './operations/return-result.ts'
import { revealApplicant } from './operations/reveal-applicant.ts'
import { revealNationalId } from './operations/reveal-national-id.ts'
import { replaceResult, revokeResult } from './operations/revoke-result.ts'
import { sendBackDossier } from './operations/send-back-dossier.ts'
import { stopDossier } from './operations/stop-dossier.ts'
import { submitDossier } from './operations/submit-dossier.ts'
import { takeDossier } from './operations/take-dossier.ts'
import { tellOfResult } from './operations/tell-of-result.ts'
import { trackDossier } from './operations/track-dossier.ts'
import { verifyResult } from './operations/verify-result.ts'
import { withdrawDossier } from './operations/withdraw-dossier.ts'
import { deskNavigation, deskPages } from './pages/desk/desk-pages.ts'
import { trackingPages } from './pages/tracking-pages.ts'
import { dossierHoldings } from './unit-holdings.store.ts'

/** The life of a dossier, from submission to a result that anyone can check. */
export const dossiersModule = manifest({
  name: 'dossiers',
  messages: { vi, en, pl },
  permissions: [
    'dossiers:read',
    'dossiers:receive',
    'dossiers:return',
    'dossiers:supplement',
    'dossiers:withdraw',
    'dossiers:pay',
    'dossiers:examine',
    'dossiers:approve',
    'dossiers:revise',
    'dossiers:hold',
    'dossiers:export',
    'dossiers:system',
  ],
  operations: [
    holdDossier,
    getMessageConsent,
    chooseMessages,
    submitDossier,
    acceptDossier,
    refuseDossier,
    assignDossier,
    takeDossier,
    forwardDossier,
    sendBackDossier,
    requestSupplement,
    answerSupplement,
    requestPayment,
    markPaid,
    approveDossier,
    returnResult,
    withdrawDossier,
    stopDossier,
    extendDossier,
    getDossier,
    listDossiers,
    listOwnDossiers,
    findOwnDossier,
    keepDossier,
    listAssignees,
    listRegister,
    countDossiers,
    getDossierFile,
    getResultFile,
    printForm,
    revealNationalId,
    revealApplicant,
    exportRegister,
    previewRevocation,
    revokeResult,
    replaceResult,
    tellOfResult,
    trackDossier,
    openDossier,
    verifyResult,
    listSealKeys,
    askClock,
    unitFigures,
    listDueRevisions,
    decideDueRevision,
    proposeDueRevisions,
    countEvent,
  ],
  api: [...dossiersApi, ...trackingApi],
  pages: [...trackingPages, ...deskPages],
  navigation: deskNavigation,
  account: [
    { href: '/account/dossiers', label: 'dossiers.own.title', text: 'dossiers.own.nav_text', icon: 'file', order: 10 },
  ],
  subscriptions: [
    { name: 'dossiers-figures', events: Object.keys(countedEvents), operation: countEvent },
    {
      name: 'dossiers-tell-of-result',
      events: [otherEvents.resultRevoked, otherEvents.resultReplaced],
      operation: tellOfResult,
    },
    { name: 'dossiers-due-revisions', events: ['calendar.changed'], operation: proposeDueRevisions },
  ],
  personalData: dossiersPersonal,
  unitHoldings: dossierHoldings,
})
