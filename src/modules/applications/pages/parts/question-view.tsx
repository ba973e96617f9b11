import { isMet, type Answers, type PlainQuestion, type Question } from '#modules/forms/index.ts'
import { Button } from '#ui/button/button.tsx'
import { CheckboxGroup, Fieldset, RadioGroup } from '#ui/choice/choice.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { Field, FieldError, Select, Textarea } from '#ui/field/field.tsx'
import { Card } from '#ui/card/card.tsx'
import { Prose, Row, Stack } from '#ui/layout/layout.tsx'
import { fieldId } from '#ui/ui.ts'
import { rowsOf } from '../../field-problem.rules.ts'
import { AddressQuestion } from './address-question.tsx'
import { fieldText, type FieldView } from './field-view.ts'
import { FilesQuestion } from './files-question.tsx'
import { PersonQuestion } from './person-question.tsx'

type Props = {
  view: FieldView
  question: Question
  raw: Record<string, unknown>
  answers: Answers
  /** Of the page. */ title: string
}

/** One question of a form page. */
export function QuestionView({ view, question, raw, answers, title }: Props) {
  if (question.type === 'group') return <GroupView view={view} question={question} raw={raw} answers={answers} />
  if (question.type === 'files')
    return <FilesQuestion view={view} question={question} named={question.label[view.ui.locale] === title} />
  return <PlainView view={view} question={question} name={question.key} value={raw[question.key]} />
}

type PlainProps = { view: FieldView; question: PlainQuestion; name: string; value: unknown }

function PlainView({ view, question, name, value }: PlainProps) {
  const { ui } = view
  if (question.type === 'explanation')
    return (
      <Prose>
        {question.text[ui.locale].split('\n').map((line) => (
          <p>{line}</p>
        ))}
      </Prose>
    )
  if (question.type === 'files') return null // files stand on pages, not in the rows of a group
  if (question.type === 'person') return <PersonQuestion view={view} name={name} question={question} value={value} />
  const label = question.label[ui.locale]
  const hint = question.hint?.[ui.locale]
  if (question.type === 'address')
    return (
      <AddressQuestion
        view={view}
        name={name}
        label={label}
        description={hint}
        optional={!question.required}
        value={value}
      />
    )
  const field = {
    ui,
    name,
    label,
    description: hint,
    error: view.errors.get(name),
    optional: !question.required,
    value: fieldText(value),
  }
  switch (question.type) {
    case 'text':
      return <Field {...field} description={hint ?? question.patternHint?.[ui.locale]} maxlength={question.maxLength} />
    case 'long_text':
      return <Textarea {...field} rows={6} />
    case 'number':
      return (
        <Field
          {...field}
          label={question.unit ? `${label} (${question.unit[ui.locale]})` : label}
          inputmode="decimal"
          width="sm"
        />
      )
    case 'date':
      return <DateField {...field} />
    case 'yes_no':
      return <RadioGroup {...field} layout="row" value={yesNo(value)} options={yesNoOptions(view)} />
    case 'phone':
      return <Field {...field} description={hint ?? ui.t('forms.hints.phone')} type="tel" width="md" />
    case 'email':
      return <Field {...field} type="email" />
    case 'choice':
      return <ChoiceView field={field} question={question} value={value} />
  }
}

const yesNoOptions = ({ ui }: FieldView) =>
  ['yes', 'no'].map((value) => ({ value, label: ui.t(`forms.words.${value}`) }))
const yesNo = (value: unknown) =>
  value === true ? 'yes' : value === false ? 'no' : typeof value === 'string' ? value : undefined

type ChoiceProps = {
  field: Omit<Parameters<typeof RadioGroup>[0], 'options'>
  question: Extract<PlainQuestion, { type: 'choice' }>
  value: unknown
}

/** More than nine answers are a list to choose from: a page of forty cards is no page. */
function ChoiceView({ field, question, value }: ChoiceProps) {
  const { locale, t } = field.ui
  const options = question.options.map((option) => ({
    value: option.value,
    label: option.label[locale],
    ...(option.hint && { description: option.hint[locale] }),
  }))
  if (question.multiple) {
    const values = Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : []
    return <CheckboxGroup {...field} options={options} values={values} />
  }
  if (options.length > 9) return <Select {...field} options={options} empty={t('applications.form.choose')} />
  return <RadioGroup {...field} options={options} />
}

type GroupProps = {
  view: FieldView
  question: Extract<Question, { type: 'group' }>
  raw: Record<string, unknown>
  answers: Answers
}

/** A repeating group: each row a card of its own; rows are added and removed by ordinary buttons of the form. */
function GroupView({ view, question, raw, answers }: GroupProps) {
  const { ui } = view
  const { locale } = ui
  const rows = rowsOf(question, raw[question.key])
  const add = `${question.key}.add`
  const error = view.errors.get(add)
  return (
    <Fieldset
      ui={ui}
      name={question.key}
      label={question.label[locale]}
      description={question.hint?.[locale]}
      optional={!question.required}
    >
      <Stack gap="md">
        {rows.map((row, index) => {
          const item = `${question.itemLabel[locale]} ${index + 1}`
          const asked = question.questions.filter((inner) => isMet(inner.showIf, { answers, item: row }))
          return (
            <Card>
              <Fieldset ui={ui} name={`${question.key}[${index}]`} label={item}>
                <Stack gap="md">
                  {asked.map((inner) => (
                    <PlainView
                      view={view}
                      question={inner}
                      name={`${question.key}[${index}].${inner.key}`}
                      value={row[inner.key]}
                    />
                  ))}
                  <Row>
                    <Button
                      variant="tertiary"
                      color="danger"
                      size="sm"
                      icon="trash"
                      name="row"
                      value={`remove:${question.key}:${index}`}
                      formnovalidate
                    >
                      {ui.t('forms.group.remove')} <span class="ds-sr-only">{item}</span>
                    </Button>
                  </Row>
                </Stack>
              </Fieldset>
            </Card>
          )
        })}
        <FieldError ui={ui} id={`${fieldId(add)}-error`} error={error} />
        {rows.length < question.max && (
          <Row>
            <Button
              variant="secondary"
              icon="plus"
              name="row"
              value={`add:${question.key}`}
              id={fieldId(add)}
              formnovalidate
            >
              {ui.t('forms.group.add')} <span class="ds-sr-only">{question.itemLabel[locale]}</span>
            </Button>
          </Row>
        )}
      </Stack>
    </Fieldset>
  )
}
