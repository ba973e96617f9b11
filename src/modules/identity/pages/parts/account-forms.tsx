import type { FormState } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { RadioGroup } from '#ui/choice/choice.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { Details } from '#ui/details/details.tsx'
import { Field, Select } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import type { Ui } from '#ui/ui.ts'
import type { Choices } from '../account-new.page.tsx'
import { fieldError } from '#ui/form/form-problems.tsx'

type FormProps = { ui: Ui; form: FormState }

const words = (ui: Ui) => (key: string) => ui.t(`identity.admin.${key}`)

/** Gives a role at one of the units that the reader administers. */
export function GrantForm({ ui, form, choices }: FormProps & { choices: Choices }) {
  const admin = words(ui)
  const base = (name: string, label: string) => ({ ui, name, label: admin(label), error: fieldError(ui, form, name) })
  return (
    <Details summary={admin('grant')} open={form.typed['action'] === 'grant'}>
      <Form ui={ui} action="grant">
        <Select
          {...base('role', 'role')}
          value={form.typed['role']}
          options={choices.roles}
          empty={admin('choose_role')}
        />
        <Select
          {...base('unit', 'unit')}
          value={form.typed['unit']}
          options={choices.units}
          empty={admin('choose_unit')}
        />
        <RadioGroup
          {...base('scope', 'scope')}
          value={form.typed['scope'] ?? 'subtree'}
          options={(['subtree', 'unit'] as const).map((value) => ({ value, label: admin(`scope_${value}`) }))}
        />
        <DateField
          {...base('validFrom', 'valid_from')}
          optional
          description={admin('valid_from_hint')}
          value={form.typed['validFrom']}
        />
        <DateField
          {...base('validTo', 'valid_to')}
          optional
          description={admin('valid_to_hint')}
          value={form.typed['validTo']}
        />
        <div>
          <Button>{admin('grant')}</Button>
        </div>
      </Form>
    </Details>
  )
}

/** For somebody who forgot the password. */
export function ResetForm({ ui, form }: FormProps) {
  const admin = words(ui)
  return (
    <Details summary={admin('reset')} open={form.typed['action'] === 'reset'}>
      <p>{admin('reset_text')}</p>
      <Form ui={ui} action="reset">
        <Field
          ui={ui}
          name="password"
          type="password"
          label={ui.t('identity.own.new')}
          description={admin('first_password_hint')}
          error={fieldError(ui, form, 'password')}
          autocomplete="new-password"
          width="md"
        />
        <div>
          <Button variant="secondary">{admin('reset')}</Button>
        </div>
      </Form>
    </Details>
  )
}

/** Says what will happen before it happens; it can be undone. */
export function DisableForm({ ui }: { ui: Ui }) {
  const admin = words(ui)
  return (
    <Details summary={admin('disable')}>
      <p>{admin('disable_text')}</p>
      <Form ui={ui} action="disable">
        <div>
          <Button color="danger" variant="secondary">
            {admin('disable')}
          </Button>
        </div>
      </Form>
    </Details>
  )
}

export function EnableForm({ ui }: { ui: Ui }) {
  return (
    <Form ui={ui} action="enable">
      <div>
        <Button variant="secondary">{words(ui)('enable')}</Button>
      </div>
    </Form>
  )
}
