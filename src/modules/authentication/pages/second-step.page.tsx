import { page } from '#kernel/http/page.ts'
import { signInCode } from '../operations/sign-in-code.ts'
import { CodePage } from './parts/code-page.tsx'
import { browserOf, finish, nextOf, nextTyped, stepOf, withNext } from './parts/finish.ts'
import { PasskeySignIn } from './parts/passkey-buttons.tsx'

/** The second factor, after the password was right. */
export const secondStepPage = page<{ next: string }>({
  path: '/sign-in/code',
  load: async (p) => (stepOf(p) === '' ? p.redirect(withNext('/sign-in', nextOf(p))) : { next: nextOf(p) }),
  view: (data, ui, form) => (
    <CodePage
      ui={ui}
      form={form}
      words="second"
      next={data.next}
      after={
        <>
          <PasskeySignIn ui={ui} next={data.next} shared={false} />
          <p>
            <a href="/recover">{ui.t('authentication.second.lost')}</a>
          </p>
        </>
      }
    />
  ),
  actions: {
    async default(p, form) {
      const code = form.text('code')
      return finish(p, await p.run(signInCode, { step: stepOf(p), code, browser: browserOf(p) }), nextTyped(form))
    },
  },
})
