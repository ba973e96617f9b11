import { manifest } from '#kernel/manifest/manifest.ts'
import { sessionApi } from './api/session.api.ts'
import { authenticationPersonal } from './authentication.personal.ts'
import { pruneSignInsJob } from './jobs/prune-sign-ins.job.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { addPasskey } from './operations/add-passkey.ts'
import { addTotp } from './operations/add-totp.ts'
import { beginPasskey } from './operations/begin-passkey.ts'
import { choosePassword } from './operations/choose-password.ts'
import { confirmPresence } from './operations/confirm-presence.ts'
import { confirmWho } from './operations/confirm-who.ts'
import { getSecurity } from './operations/get-security.ts'
import { inviteOfficer } from './operations/invite-officer.ts'
import { listOwnProofs } from './operations/list-own-proofs.ts'
import { listWaitingColleagues } from './operations/list-waiting-colleagues.ts'
import { listWaysIn } from './operations/list-ways-in.ts'
import { makeRecoveryCodes } from './operations/make-recovery-codes.ts'
import { notifyRecovered } from './operations/notify-recovered.ts'
import { openLink } from './operations/open-link.ts'
import { pruneSignIns } from './operations/prune-sign-ins.ts'
import { recoverAccount } from './operations/recover-account.ts'
import { removePasskey } from './operations/remove-passkey.ts'
import { removeTotp } from './operations/remove-totp.ts'
import { requestOwnCode } from './operations/request-own-code.ts'
import { requestPhoneCode } from './operations/request-phone-code.ts'
import { signInCode } from './operations/sign-in-code.ts'
import { signInPasskey } from './operations/sign-in-passkey.ts'
import { signInPhone } from './operations/sign-in-phone.ts'
import { signIn } from './operations/sign-in.ts'
import { signUpPhone } from './operations/sign-up-phone.ts'
import { signUp } from './operations/sign-up.ts'
import { startPasskey } from './operations/start-passkey.ts'
import { startTotp } from './operations/start-totp.ts'
import { useLink } from './operations/use-link.ts'
import { vouchForColleague } from './operations/vouch-for-colleague.ts'
import { colleaguesPage } from './pages/colleagues.page.tsx'
import { confirmPage } from './pages/confirm.page.tsx'
import { levelPage } from './pages/level.page.tsx'
import { invitationPage, recoveryPage } from './pages/link.page.tsx'
import { linksPage } from './pages/links.page.tsx'
import { newPersonPage } from './pages/new-person.page.tsx'
import { confirmation } from './pages/parts/confirmation.tsx'
import { phoneCodePage } from './pages/phone-code.page.tsx'
import { recoverPage } from './pages/recover.page.tsx'
import { secondStepPage } from './pages/second-step.page.tsx'
import { securityPage } from './pages/security.page.tsx'
import { signInPage } from './pages/sign-in.page.tsx'
import { signUpPage } from './pages/sign-up.page.tsx'

/** Ways of proving who one is: phone code, password, passkey, one-time code, recovery, invitation. */
export const authenticationModule = manifest({
  name: 'authentication',
  messages: { vi, en, pl },
  permissions: ['authentication:let-in', 'authentication:prune', 'authentication:notify'],
  operations: [
    listWaysIn,
    signIn,
    signInCode,
    requestPhoneCode,
    signInPhone,
    beginPasskey,
    signInPasskey,
    signUpPhone,
    signUp,
    listOwnProofs,
    requestOwnCode,
    confirmWho,
    getSecurity,
    choosePassword,
    startTotp,
    addTotp,
    removeTotp,
    startPasskey,
    addPasskey,
    removePasskey,
    makeRecoveryCodes,
    openLink,
    useLink,
    listWaitingColleagues,
    vouchForColleague,
    confirmPresence,
    inviteOfficer,
    recoverAccount,
    notifyRecovered,
    pruneSignIns,
  ],
  api: sessionApi,
  pages: [
    signInPage,
    phoneCodePage,
    newPersonPage,
    secondStepPage,
    confirmPage,
    levelPage,
    signUpPage,
    recoverPage,
    recoveryPage,
    invitationPage,
    colleaguesPage,
    linksPage,
    securityPage,
  ],
  confirmation,
  account: [
    {
      href: '/account/security',
      label: 'authentication.security.title',
      text: 'authentication.security.text',
      icon: 'shield',
      order: 20,
    },
  ],
  navigation: [
    {
      href: '/desk/colleagues',
      label: 'authentication.colleagues.nav',
      icon: 'user',
      anyOf: ['dossiers:read', 'authentication:let-in'],
      order: 80,
    },
    {
      href: '/desk/admin/links',
      label: 'authentication.links.nav',
      icon: 'users',
      anyOf: ['authentication:let-in'],
      order: 72,
    },
  ],
  jobs: [pruneSignInsJob],
  subscriptions: [
    { name: 'authentication.notify-recovered', events: ['account.recovered'], operation: notifyRecovered },
  ],
  personalData: authenticationPersonal,
})
