import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Field, Select } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import { createAccount } from '../operations/create-account.ts'
import { listPositionChoices } from '../operations/list-position-choices.ts'
import { ACCOUNTS } from './accounts.page.tsx'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'

export type Choices = { roles: { value: string; label: string }[]; units: { value: string; label: string }[] }

/** A new officer: account and first role in one form. */
export const accountNewPage = page<Choices>({
  path: `${ACCOUNTS}/new`,
  load: (p) => p.run(listPositionChoices, {}),
  view: (data, ui, form) => <NewAccount choices={data} ui={ui} form={form} />,
  actions: {
    async default(p, form) {
      const { login, name, phone, password, unit, role } = form.all
      const { login: made } = await p.run(createAccount, {
        login: login ?? '',
        name: name ?? '',
        phone: phone ?? '',
        password: password ?? '',
        unit: unit ?? '',
        role: role ?? '',
      })
      return p.redirect(`${ACCOUNTS}/${made}`, { id: 'identity.admin.created', params: { login: made } })
    },
  },
})

function NewAccount({ choices, ui, form }: { choices: Choices; ui: PageUi; form: FormState }) {
  const admin = (key: string) => ui.t(`identity.admin.${key}`)
  const base = (name: string, label: string) => ({ ui, name, label: admin(label), error: fieldError(ui, form, name) })
  const only = choices.units.length === 1 ? choices.units[0]?.value : undefined
  return (
    <DeskPage
      ui={ui}
      title={admin('create_title')}
      lead={admin('create_lead')}
      breadcrumbs={[{ label: admin('title'), href: ACCOUNTS }, { label: admin('create_title') }]}
      hasErrors={form.error !== undefined}
    >
      <FormProblems ui={ui} form={form} title={admin('failed')} />
      <Form ui={ui} action="default">
        <Field {...base('name', 'name')} value={form.typed['name']} width="md" autocomplete="off" maxlength={120} />
        <Field
          {...base('login', 'login')}
          description={admin('login_hint')}
          value={form.typed['login']}
          width="md"
          autocomplete="off"
          spellcheck={false}
          maxlength={40}
        />
        <Field
          {...base('phone', 'phone')}
          optional
          value={form.typed['phone']}
          width="sm"
          type="tel"
          autocomplete="off"
        />
        <Select
          {...base('unit', 'unit')}
          value={form.typed['unit'] ?? only}
          options={choices.units}
          {...(only === undefined && { empty: admin('choose_unit') })}
        />
        <Select
          {...base('role', 'role')}
          optional
          value={form.typed['role']}
          options={choices.roles}
          empty={admin('role_later')}
        />
        <Field
          {...base('password', 'first_password')}
          optional
          description={admin('new_password_hint')}
          type="password"
          width="md"
          autocomplete="new-password"
        />
        <div class="mc-row mc-gap-sm">
          <Button>{admin('submit_create')}</Button>
          <LinkButton href={ACCOUNTS} variant="tertiary">
            {ui.t('ui.dialog.cancel')}
          </LinkButton>
        </div>
      </Form>
    </DeskPage>
  )
}
