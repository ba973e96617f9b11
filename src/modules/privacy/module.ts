import { manifest } from '#kernel/manifest/manifest.ts'
import { privacyApi } from './api/privacy.api.ts'
import { retentionJob } from './jobs/retention.job.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { changeBreach } from './operations/change-breach.ts'
import { getBreach, listBreaches } from './operations/get-breach.ts'
import { exportAffected, listAffected } from './operations/list-affected.ts'
import { markBreachStep } from './operations/mark-breach-step.ts'
import { moveBreach } from './operations/move-breach.ts'
import { printBreachNotice } from './operations/print-breach-notice.ts'
import { recordBreach } from './operations/record-breach.ts'
import { addBreachScope, removeBreachScope } from './operations/scope-breach.ts'
import { affectedPage } from './pages/affected.page.tsx'
import { breachNoticePage } from './pages/breach-notice.page.tsx'
import { breachPage } from './pages/breach.page.tsx'
import { breachesPage, newBreachPage } from './pages/breaches.page.tsx'
import { continueRetention } from './operations/continue-retention.ts'
import { getRegister } from './operations/get-register.ts'
import { getRetention } from './operations/get-retention.ts'
import { giveConsent } from './operations/give-consent.ts'
import { liftHold } from './operations/lift-hold.ts'
import { listConsentQuestions } from './operations/list-consent-questions.ts'
import { listConsents } from './operations/list-consents.ts'
import { overseePrivacy } from './operations/oversee-privacy.ts'
import { printRegister } from './operations/print-register.ts'
import { setContact } from './operations/set-contact.ts'
import { setPeriod } from './operations/set-period.ts'
import { startRetention } from './operations/start-retention.ts'
import { withdrawOwnConsent } from './operations/withdraw-own-consent.ts'
import { consentsPage } from './pages/consents.page.tsx'
import { deskRegisterFilePage, deskRegisterPage, deskRegisterPrintPage } from './pages/desk-register.page.tsx'
import { retentionPage } from './pages/retention.page.tsx'
import { privacyPage } from './pages/privacy.page.tsx'
import { registerPage } from './pages/register.page.tsx'
import { RETENTION_WENT_ON } from './privacy.events.ts'
import { privacyPersonal } from './privacy.personal.ts'
import { privacyHoldings } from './unit-holdings.store.ts'

/** Personal data of the office: inventory, processing register, consent, retention, breaches. */
export const privacyModule = manifest({
  name: 'privacy',
  messages: { vi, en, pl },
  permissions: ['privacy:manage', 'privacy:system'],
  operations: [
    getRegister,
    overseePrivacy,
    printRegister,
    setContact,
    listConsentQuestions,
    listConsents,
    giveConsent,
    withdrawOwnConsent,
    getRetention,
    startRetention,
    continueRetention,
    setPeriod,
    liftHold,
    listBreaches,
    getBreach,
    recordBreach,
    changeBreach,
    markBreachStep,
    moveBreach,
    addBreachScope,
    removeBreachScope,
    listAffected,
    exportAffected,
    printBreachNotice,
  ],
  api: privacyApi,
  pages: [
    privacyPage,
    registerPage,
    consentsPage,
    retentionPage,
    deskRegisterFilePage,
    deskRegisterPrintPage,
    deskRegisterPage,
    breachesPage,
    newBreachPage,
    affectedPage,
    breachNoticePage,
    breachPage,
  ],
  navigation: [
    {
      href: '/desk/privacy/register',
      label: 'privacy.register.short',
      icon: 'shield',
      anyOf: ['privacy:manage'],
      order: 70,
    },
    {
      href: '/desk/privacy/retention',
      label: 'privacy.retention.title',
      icon: 'hourglass',
      anyOf: ['privacy:manage'],
      order: 71,
    },
    {
      href: '/desk/privacy/breaches',
      label: 'privacy.breach.title',
      icon: 'warning',
      anyOf: ['privacy:manage'],
      order: 72,
    },
  ],
  account: [
    {
      href: '/account/consents',
      label: 'privacy.consents.short',
      text: 'privacy.consents.card',
      icon: 'check-circle',
      order: 60,
    },
  ],
  jobs: [retentionJob],
  subscriptions: [{ name: 'privacy.continue-retention', events: [RETENTION_WENT_ON], operation: continueRetention }],
  personalData: privacyPersonal,
  unitHoldings: privacyHoldings,
})
