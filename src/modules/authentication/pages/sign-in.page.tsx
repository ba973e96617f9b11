import { page } from '#kernel/http/page.ts'
import { beginPath, listProviders } from '#modules/eid/index.ts'
import { safeNext } from '#modules/identity/index.ts'
import { authenticationErrors } from '../authentication.errors.ts'
import { asRedrawn } from './parts/as-redrawn.ts'
import { browserOf, finish, nextOf, nextTyped, rememberStep, startOf, withNext } from './parts/finish.ts'
import { SignInView, type SignInData } from './parts/sign-in-view.tsx'
import { listWaysIn } from '../operations/list-ways-in.ts'
import { requestPhoneCode } from '../operations/request-phone-code.ts'
import { signInPasskey } from '../operations/sign-in-passkey.ts'
import { signIn } from '../operations/sign-in.ts'

/** All ways in. `next` is a path of this site; `shared=1` asks for a short session on a device that others use too. */
export const signInPage = page<SignInData>({
  path: '/sign-in',
  async load(p) {
    const next = nextOf(p)
    if (p.actor.kind === 'account') return p.redirect(next || startOf(p.actor.positions))
    const shared = p.query.get('shared') === '1'
    const [{ items }, ways] = await Promise.all([p.run(listProviders, {}), p.run(listWaysIn, {})])
    const providers = items.map(({ id, name }) => ({ name, href: beginPath(id, { next, shared }) }))
    return { next, shared, providers, phone: ways.phoneCode }
  },
  view: (data, ui, form) => <SignInView data={data} ui={ui} form={form} />,
  actions: {
    async default(p, form) {
      const answer = await p.run(signIn, {
        login: form.text('login'),
        password: form.text('password'),
        shared: form.text('shared') === '1',
        browser: browserOf(p),
      })
      return finish(p, answer, nextTyped(form))
    },
    async passkey(p, form) {
      const { step, credential } = { step: form.text('step'), credential: form.text('credential') }
      const shared = form.text('shared') === '1'
      const answer = await p.run(signInPasskey, { step, credential, shared, browser: browserOf(p) })
      if (answer.outcome === 'refused') throw authenticationErrors.passkeyRefused()
      return finish(p, answer, nextTyped(form))
    },
    async phone(p, form) {
      const shared = form.text('shared') === '1'
      const { step } = await asRedrawn(p.run(requestPhoneCode, { phone: form.text('phone'), shared }))
      rememberStep(p, step)
      return p.redirect(withNext('/sign-in/phone', safeNext(form.text('next'), '')))
    },
  },
})
