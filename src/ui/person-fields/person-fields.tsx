import { Fieldset, RadioGroup } from '../choice/choice.tsx'
import { DateField } from '../date-field/date-field.tsx'
import { Field } from '../field/field.tsx'
import type { Ui } from '../ui.ts'

export type PersonPart = 'fullName' | 'birthDate' | 'sex' | 'nationalId'

export type PersonFieldsProps = {
  ui: Ui
  /** Controls are named `<name>.fullName`, `<name>.birthDate`, `<name>.sex`, `<name>.nationalId`. */
  name: string
  label: string
  description?: string
  value?: Partial<Record<PersonPart, string>>
  errors?: Partial<Record<PersonPart, string>>
  parts?: readonly PersonPart[]
  optional?: readonly PersonPart[]
}

const ALL: readonly PersonPart[] = ['fullName', 'birthDate', 'sex', 'nationalId']

/** A person as forms ask for one: name, birth date, sex, 12-digit number. */
export function PersonFields({ ui, name, label, description, value = {}, errors = {}, ...rest }: PersonFieldsProps) {
  const { parts = ALL, optional = [] } = rest
  const field = (part: PersonPart) => ({
    ui,
    name: `${name}.${part}`,
    label: ui.t(`ui.person.${part}`),
    value: value[part],
    error: errors[part],
    optional: optional.includes(part),
  })
  return (
    <Fieldset ui={ui} name={name} label={label} {...(description && { description })}>
      <div class="mc-stack mc-gap-md">
        {parts.includes('fullName') && (
          <Field
            {...field('fullName')}
            description={ui.t('ui.person.fullNameHint')}
            autocomplete="name"
            spellcheck={false}
          />
        )}
        {parts.includes('birthDate') && <DateField {...field('birthDate')} />}
        {parts.includes('sex') && (
          <RadioGroup
            {...field('sex')}
            layout="row"
            options={[
              { value: 'male', label: ui.t('ui.person.male') },
              { value: 'female', label: ui.t('ui.person.female') },
            ]}
          />
        )}
        {parts.includes('nationalId') && (
          <Field
            {...field('nationalId')}
            description={ui.t('ui.person.nationalIdHint')}
            inputmode="numeric"
            maxlength={15}
            width="md"
            spellcheck={false}
          />
        )}
      </div>
    </Fieldset>
  )
}
