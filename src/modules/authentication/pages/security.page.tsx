import { page, type PageRequest } from '#kernel/http/page.ts'
import { qrSvg } from '#kernel/qr/qr.ts'
import { authenticationErrors } from '../authentication.errors.ts'
import { addPasskey } from '../operations/add-passkey.ts'
import { addTotp } from '../operations/add-totp.ts'
import { choosePassword } from '../operations/choose-password.ts'
import { getSecurity } from '../operations/get-security.ts'
import { makeRecoveryCodes } from '../operations/make-recovery-codes.ts'
import { removePasskey } from '../operations/remove-passkey.ts'
import { removeTotp } from '../operations/remove-totp.ts'
import { startPasskey } from '../operations/start-passkey.ts'
import { startTotp } from '../operations/start-totp.ts'
import { nextOf, nextTyped } from './parts/finish.ts'
import { SecurityView, type SecurityData } from './parts/security-view.tsx'

const PATH = '/account/security'

async function load(p: PageRequest, next = nextOf(p)): Promise<SecurityData> {
  return { next, security: await p.run(getSecurity, {}), setup: null, passkey: null, codes: [] }
}

/** With what one proves who one is: password, authenticator app, passkeys, recovery codes. */
export const securityPage = page<SecurityData>({
  path: PATH,
  load: (p) => load(p),
  view: (data, ui, form) => <SecurityView data={data} ui={ui} form={form} />,
  actions: {
    async password(p, form) {
      await p.run(choosePassword, { password: form.text('password') })
      return p.redirect(PATH, { id: 'authentication.security.password_done' })
    },
    async start_totp(p, form) {
      const { step, uri, secret } = await p.run(startTotp, {})
      const setup = { step, secret, qr: qrSvg(uri, p.t('authentication.security.qr_alt')) }
      return { show: { ...(await load(p, nextTyped(form))), setup } }
    },
    async add_totp(p, form) {
      const next = nextTyped(form)
      const { added, recoveryCodes } = await p.run(addTotp, { step: form.text('step'), code: form.text('code') })
      if (added === 'wrong') throw authenticationErrors.wrongCode()
      if (added === 'over') throw authenticationErrors.stepOver()
      if (recoveryCodes.length > 0) return { show: { ...(await load(p, next)), codes: recoveryCodes } }
      return p.redirect(next || PATH, { id: 'authentication.security.totp_done' })
    },
    async remove_totp(p) {
      await p.run(removeTotp, {})
      return p.redirect(PATH, { id: 'authentication.security.totp_removed' })
    },
    async start_passkey(p, form) {
      return { show: { ...(await load(p, nextTyped(form))), passkey: await p.run(startPasskey, {}) } }
    },
    async add_passkey(p, form) {
      const next = nextTyped(form)
      const input = { step: form.text('step'), credential: form.text('credential'), name: form.text('name') }
      const { recoveryCodes } = await p.run(addPasskey, input)
      if (recoveryCodes.length > 0) return { show: { ...(await load(p, next)), codes: recoveryCodes } }
      return p.redirect(next || PATH, { id: 'authentication.security.passkey_done' })
    },
    async remove_passkey(p, form) {
      await p.run(removePasskey, { passkey: form.text('passkey') })
      return p.redirect(PATH, { id: 'authentication.security.passkey_removed' })
    },
    async codes(p, form) {
      const { recoveryCodes } = await p.run(makeRecoveryCodes, {})
      return { show: { ...(await load(p, nextTyped(form))), codes: recoveryCodes } }
    },
  },
})
