import { manifest } from '#kernel/manifest/manifest.ts'
import { privacyApi } from './api/privacy.api.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { getRegister } from './operations/get-register.ts'
import { giveConsent } from './operations/give-consent.ts'
import { listConsentQuestions } from './operations/list-consent-questions.ts'
import { listConsents } from './operations/list-consents.ts'
import { overseePrivacy } from './operations/oversee-privacy.ts'
import { printRegister } from './operations/print-register.ts'
import { setContact } from './operations/set-contact.ts'
import { withdrawOwnConsent } from './operations/withdraw-own-consent.ts'
import { consentsPage } from './pages/consents.page.tsx'
import { deskRegisterFilePage, deskRegisterPage, deskRegisterPrintPage } from './pages/desk-register.page.tsx'
import { privacyPage } from './pages/privacy.page.tsx'
import { registerPage } from './pages/register.page.tsx'
import { privacyPersonal } from './privacy.personal.ts'

/** Personal data of the office: inventory, processing register, consent, retention, breaches. */
export const privacyModule = manifest({
  name: 'privacy',
  messages: { vi, en, pl },
  permissions: ['privacy:manage'],
  operations: [
    getRegister,
    overseePrivacy,
    printRegister,
    setContact,
    listConsentQuestions,
    listConsents,
    giveConsent,
    withdrawOwnConsent,
  ],
  api: privacyApi,
  pages: [privacyPage, registerPage, consentsPage, deskRegisterFilePage, deskRegisterPrintPage, deskRegisterPage],
  navigation: [
    {
      href: '/desk/privacy/register',
      label: 'privacy.register.short',
      icon: 'shield',
      anyOf: ['privacy:manage'],
      order: 70,
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
  personalData: privacyPersonal,
})
