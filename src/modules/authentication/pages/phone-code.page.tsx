import { page } from '#kernel/http/page.ts'
import { signInPhone } from '../operations/sign-in-phone.ts'
import { CodePage } from './parts/code-page.tsx'
import { browserOf, finish, nextOf, nextTyped, stepOf, withNext } from './parts/finish.ts'

/** The code that came to the phone. */
export const phoneCodePage = page<{ next: string }>({
  path: '/sign-in/phone',
  load: async (p) => (stepOf(p) === '' ? p.redirect(withNext('/sign-in', nextOf(p))) : { next: nextOf(p) }),
  view: (data, ui, form) => (
    <CodePage
      ui={ui}
      form={form}
      words="phone_code"
      next={data.next}
      after={
        <p>
          <a href={`${withNext('/sign-in', data.next)}#phone`}>{ui.t('authentication.phone_code.again')}</a>
        </p>
      }
    />
  ),
  actions: {
    async default(p, form) {
      const code = form.text('code')
      return finish(p, await p.run(signInPhone, { step: stepOf(p), code, browser: browserOf(p) }), nextTyped(form))
    },
  },
})
