import type { QuestionOf } from '#modules/forms/index.ts'
import { Fieldset, RadioGroup } from '#ui/choice/choice.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { Field } from '#ui/field/field.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { textAt, type FieldView } from './field-view.ts'

type Props = { view: FieldView; name: string; question: QuestionOf<'person'>; value: unknown }

/** A person: the full name and those of birth date, sex, number, ethnicity and nationality that the form asks for. */
export function PersonQuestion({ view, name, question, value }: Props) {
  const { ui } = view
  const { parts } = question
  const field = (part: 'fullName' | keyof typeof parts) => ({
    ui,
    name: `${name}.${part}`,
    label: ui.t(`forms.words.person.${part}`),
    value: textAt(value, part),
    error: view.errors.get(`${name}.${part}`),
    optional: part !== 'fullName' && parts[part] === 'optional',
  })
  const sexes = ['male', 'female'].map((sex) => ({ value: sex, label: ui.t(`forms.words.${sex}`) }))
  return (
    <Fieldset
      ui={ui}
      name={name}
      label={question.label[ui.locale]}
      description={question.hint?.[ui.locale]}
      optional={!question.required}
    >
      <Stack gap="md">
        <Field {...field('fullName')} description={ui.t('forms.hints.fullName')} spellcheck={false} />
        {parts.birthDate !== 'off' && <DateField {...field('birthDate')} />}
        {parts.sex !== 'off' && <RadioGroup {...field('sex')} layout="row" options={sexes} />}
        {parts.nationalId !== 'off' && (
          <Field
            {...field('nationalId')}
            description={ui.t('forms.hints.nationalId')}
            inputmode="numeric"
            maxlength={15}
            width="md"
          />
        )}
        {parts.ethnicity !== 'off' && <Field {...field('ethnicity')} width="md" maxlength={50} />}
        {parts.nationality !== 'off' && <Field {...field('nationality')} width="md" maxlength={50} />}
      </Stack>
    </Fieldset>
  )
}
