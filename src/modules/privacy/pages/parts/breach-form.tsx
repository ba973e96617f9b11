import type { PageUi } from '#kernel/http/page.ts'
import { personalKinds, sensitiveGroups } from '#kernel/manifest/personal-data.ts'
import { Button } from '#ui/button/button.tsx'
import { Checkbox, Fieldset } from '#ui/choice/choice.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { Field, Textarea } from '#ui/field/field.tsx'
import type { FormWords } from '#ui/form/form-words.ts'
import { Form } from '#ui/form/form.tsx'
import { Grid, Row } from '#ui/layout/layout.tsx'
import type { BreachFields } from '../../breach.schema.ts'
import { sensitiveWords } from '../../register-words.rules.ts'

type Props = {
  ui: PageUi
  words: FormWords
  name: 'record' | 'change'
  fields?: BreachFields
  unit?: string
  hidden?: Record<string, string>
}

/** What a breach is: the fields of the notice of Decree 356/2025 Art. 28. */
export function BreachForm({ ui, words, name, fields, unit, hidden = {} }: Props) {
  const { t } = ui
  const field = (key: string) => ({
    ui,
    name: `${name}.${key}`,
    label: t(`privacy.breach.field.${key}`),
    error: words.error(name, key),
  })
  const typed = (key: string) => words.typed(name, key)
  const fresh = !words.isSent(name)
  return (
    <Form ui={ui} action={name} hidden={hidden}>
      <Moment {...{ ui, words, form: name, name: 'detectedAt', value: fields?.detectedAt ?? null }} />
      <Moment {...{ ui, words, form: name, name: 'happenedFrom', value: fields?.happenedFrom ?? null }} optional />
      <Moment {...{ ui, words, form: name, name: 'happenedTo', value: fields?.happenedTo ?? null }} optional />
      <Field {...field('unit')} value={typed('unit') ?? fields?.unit ?? unit} width="sm" inputmode="numeric" />
      <Textarea {...field('what')} value={typed('what') ?? fields?.what} maxlength={4000} />
      <Boxes
        {...field('kinds')}
        words={words}
        form={name}
        options={personalKinds.map((kind) => ({ key: `kind.${kind}`, label: t(`privacy.kind.${kind}`) }))}
        chosen={(fields?.kinds ?? []).map((kind) => `kind.${kind}`)}
      />
      <Boxes
        {...field('sensitive')}
        words={words}
        form={name}
        optional
        options={sensitiveGroups.map((group) => ({ key: `sensitive.${group}`, label: sensitiveWords(t, group) }))}
        chosen={(fields?.sensitive ?? []).map((group) => `sensitive.${group}`)}
      />
      <Field
        {...field('estimated')}
        value={typed('estimated') ?? fields?.estimated?.toString()}
        optional
        width="sm"
        inputmode="numeric"
      />
      <Textarea {...field('consequences')} value={typed('consequences') ?? fields?.consequences} maxlength={4000} />
      <Textarea {...field('measures')} value={typed('measures') ?? fields?.measures} maxlength={4000} />
      <Checkbox
        {...field('harmful')}
        description={t('privacy.breach.harmful_text')}
        checked={fresh ? (fields?.harmful ?? false) : typed('harmful') === 'yes'}
      />
      <div>
        <Button>{t(`privacy.breach.${name}`)}</Button>
      </div>
    </Form>
  )
}

type MomentProps = {
  ui: PageUi
  words: FormWords
  form: string
  name: string
  value: string | null
  optional?: boolean
}

/** A date and a time beside each other. */
export function Moment({ ui, words, form, name, value, optional = false }: MomentProps) {
  const { t } = ui
  const [date, time] = value === null ? ['', ''] : [value.slice(0, 10), value.slice(11, 16)]
  return (
    <Row gap="md">
      <DateField
        ui={ui}
        name={`${form}.${name}`}
        label={t(`privacy.breach.field.${name}`)}
        value={words.typed(form, name) ?? date}
        error={words.error(form, name)}
        optional={optional}
      />
      <Field
        ui={ui}
        name={`${form}.${name}Time`}
        label={t('privacy.breach.time')}
        description={t('privacy.breach.time_hint')}
        value={words.typed(form, `${name}Time`) ?? time}
        width="xs"
        inputmode="numeric"
        optional={optional}
      />
    </Row>
  )
}

type BoxesProps = {
  ui: PageUi
  name: string
  label: string
  error: string | undefined
  optional?: boolean
  words: FormWords
  form: string
  options: readonly { key: string; label: string }[]
  chosen: readonly string[]
}

/** Boxes with a name each, so that a form that comes back still knows all that were ticked. */
function Boxes({ words, form, options, chosen, ...frame }: BoxesProps) {
  const isTicked = (key: string) => (words.isSent(form) ? words.typed(form, key) === 'yes' : chosen.includes(key))
  return (
    <Fieldset {...frame}>
      <Grid min="sm" gap="xs">
        {options.map(({ key, label }) => (
          <Checkbox ui={frame.ui} name={`${form}.${key}`} label={label} checked={isTicked(key)} />
        ))}
      </Grid>
    </Fieldset>
  )
}
