import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { Field } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import { Page } from '#ui/page/page.tsx'
import { identityErrors } from '../account.errors.ts'
import { safeNext } from '../login.rules.ts'
import { signIn } from '../operations/sign-in.ts'
import { fieldError, FormProblems } from './parts/form-problems.tsx'

/** Where officers sign in. `next` is a path of this site, or the desk. */
export const signInPage = page<{ next: string }>({
  path: '/sign-in',
  async load(p) {
    const next = safeNext(p.query.get('next'), '')
    if (p.actor.kind === 'account') return p.redirect(next || startOf(p.actor.positions))
    return { next }
  },
  view: (data, ui, form) => <SignIn next={form.typed['next'] ?? data.next} ui={ui} form={form} />,
  actions: {
    async default(p, form) {
      const { signedIn } = await p.run(signIn, { login: form.text('login'), password: form.text('password') })
      if (!signedIn) throw identityErrors.refused('invalid')
      p.signIn(signedIn.token, signedIn.seconds)
      const to = safeNext(form.text('next'), startOf(signedIn.positions))
      return p.redirect(to, { id: 'identity.sign_in.done', params: { name: signedIn.account.name } })
    },
  },
})

const startOf = (positions: readonly unknown[]) => (positions.length > 0 ? '/desk' : '/account')

function SignIn({ next, ui, form }: { next: string; ui: PageUi; form: FormState }) {
  const { t } = ui
  return (
    <Page
      ui={ui}
      title={t('identity.sign_in.title')}
      lead={t('identity.sign_in.lead')}
      width="form"
      hasErrors={form.error !== undefined}
      noIndex
    >
      <FormProblems ui={ui} form={form} title={t('identity.sign_in.failed')} />
      <Form ui={ui} action="default" hidden={{ next }}>
        <Field
          ui={ui}
          name="login"
          label={t('identity.sign_in.login')}
          value={form.typed['login']}
          error={fieldError(ui, form, 'login')}
          autocomplete="username"
          spellcheck={false}
          maxlength={200}
        />
        <Field
          ui={ui}
          name="password"
          type="password"
          label={t('identity.sign_in.password')}
          error={fieldError(ui, form, 'password')}
          autocomplete="current-password"
        />
        <Button wide>{t('identity.sign_in.submit')}</Button>
      </Form>
      <p class="mc-hint">{t('identity.sign_in.forgotten')}</p>
    </Page>
  )
}
