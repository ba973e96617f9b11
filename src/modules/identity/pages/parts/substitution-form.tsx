import type { FormState } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { Checkbox, Fieldset, RadioGroup } from '#ui/choice/choice.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { Details } from '#ui/details/details.tsx'
import { Field, Select, Textarea } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import { fieldId, type Ui } from '#ui/ui.ts'
import { fieldError } from '#ui/form/form-problems.tsx'

export type SubstitutionChoices = {
  positions: { id: string; name: string; roleName: string; unitName: string; mine: boolean }[]
  people: { login: string; name: string }[]
  permissions: { permission: string; label: string }[]
}

type FormProps = { ui: Ui; form: FormState; choices: SubstitutionChoices }

/** Which roles, to whom, from when to when, and why. Everything that the role may do, unless only a part is chosen. */
export function SubstitutionForm({ ui, form, choices }: FormProps) {
  const words = (key: string) => ui.t(`identity.substitution.${key}`)
  const base = (name: string, label: string) => ({ ui, name, label: words(label), error: fieldError(ui, form, name) })
  const { typed } = form
  return (
    <Form ui={ui} action="name">
      <Fieldset {...base('positions', 'positions')} description={words('positions_hint')}>
        <div id={fieldId('positions')} tabindex={-1}>
          {choices.positions.map((position) => (
            <Checkbox
              ui={ui}
              name={`position.${position.id}`}
              label={`${position.mine ? '' : `${position.name}: `}${position.roleName}, ${position.unitName}`}
              checked={typed[`position.${position.id}`] === 'yes' || choices.positions.length === 1}
            />
          ))}
        </div>
      </Fieldset>
      <Select
        {...base('substitute', 'substitute')}
        description={words('substitute_hint')}
        value={typed['substitute']}
        options={choices.people.map(({ login, name }) => ({ value: login, label: `${name} (${login})` }))}
        empty={words('choose_person')}
      />
      <DateField {...base('from', 'from')} optional description={words('from_hint')} value={typed['from']} />
      <Field {...base('fromTime', 'from_time')} type="time" optional value={typed['fromTime']} width="sm" />
      <DateField {...base('to', 'to')} value={typed['to']} />
      <Field
        {...base('toTime', 'to_time')}
        type="time"
        optional
        description={words('to_time_hint')}
        value={typed['toTime']}
        width="sm"
      />
      <Textarea {...base('reason', 'reason')} rows={2} maxlength={500} value={typed['reason']} />
      <Part ui={ui} form={form} choices={choices} />
      <div>
        <Button>{words('name')}</Button>
      </div>
    </Form>
  )
}

function Part({ ui, form, choices }: FormProps) {
  const words = (key: string) => ui.t(`identity.substitution.${key}`)
  const { typed } = form
  return (
    <Details summary={words('only_title')} open={typed['only'] === 'some'}>
      <RadioGroup
        ui={ui}
        name="only"
        label={words('only')}
        error={fieldError(ui, form, 'permissions')}
        value={typed['only'] ?? 'all'}
        options={[
          { value: 'all', label: words('only_all') },
          { value: 'some', label: words('only_some') },
        ]}
      />
      {choices.permissions.map(({ permission, label }) => {
        const name = `may.${permission.replace(':', '.')}`
        return <Checkbox ui={ui} name={name} label={label} checked={typed[name] === 'yes'} />
      })}
    </Details>
  )
}
