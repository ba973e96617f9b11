import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { Field } from '#ui/field/field.tsx'
import { PasswordField } from '#ui/field/password-field.tsx'
import { Form } from '#ui/form/form.tsx'
import { Page } from '#ui/page/page.tsx'
import { signUp } from '../operations/sign-up.ts'
import { browserOf, finish, nextOf, nextTyped, startOf } from './parts/finish.ts'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'

type Data = { next: string; shared: boolean }

/** An account without phone and e-mail: a user name and a password. */
export const signUpPage = page<Data>({
  path: '/sign-up',
  creates: true,
  load: async (p) =>
    p.actor.kind === 'account'
      ? p.redirect(startOf(p.actor.positions))
      : { next: nextOf(p), shared: p.query.get('shared') === '1' },
  view: (data, ui, form) => <SignUp data={data} ui={ui} form={form} />,
  actions: {
    async default(p, form) {
      const answer = await p.run(signUp, {
        name: form.text('name'),
        login: form.text('login'),
        password: form.text('password'),
        shared: form.text('shared') === '1',
        browser: browserOf(p),
      })
      return finish(p, answer, nextTyped(form))
    },
  },
})

function SignUp({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const word = (key: string) => ui.t(`authentication.sign_up.${key}`)
  const base = (name: string) => ({ ui, name, label: word(name), error: fieldError(ui, form, name) })
  const { next = data.next, shared = data.shared ? '1' : '' } = form.typed
  return (
    <Page ui={ui} title={word('title')} lead={word('lead')} width="form" hasErrors={form.error !== undefined} noIndex>
      <FormProblems ui={ui} form={form} title={ui.t('authentication.failed')} />
      <Form ui={ui} action="default" hidden={{ next, shared }}>
        <Field {...base('name')} value={form.typed['name']} autocomplete="name" maxlength={120} />
        <Field
          {...base('login')}
          description={word('login_hint')}
          value={form.typed['login']}
          autocomplete="username"
          spellcheck={false}
          maxlength={40}
        />
        <PasswordField {...base('password')} description={word('password_hint')} autocomplete="new-password" />
        <Button wide>{word('submit')}</Button>
      </Form>
    </Page>
  )
}
