import { CALENDAR_ROW_KINDS } from '#kernel/clock/clock.ts'
import { Button } from '#ui/button/button.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { Details } from '#ui/details/details.tsx'
import { Field, Select } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import type { FormWords } from '#ui/form/form-words.ts'
import { Section } from '#ui/layout/layout.tsx'
import { hrefWith, type Ui } from '#ui/ui.ts'
import type { CalendarView } from '../../calendar.schema.ts'
import { capitalised } from './hours-list.tsx'

/** A field of one of the page's forms: label, what was typed, and its error follow from its name. */
function TextField({
  ui,
  words,
  form,
  name,
  hint,
  value,
}: {
  ui: Ui
  words: FormWords
  form: string
  name: string
  hint?: string
  value?: string
}) {
  return (
    <Field
      ui={ui}
      name={`${form}.${name}`}
      label={ui.t(`calendars.field.${name}`)}
      {...(hint && { description: ui.t(hint) })}
      value={words.typed(form, name) ?? value}
      error={words.error(form, name)}
      maxlength={500}
    />
  )
}

/** Adds a day; a storm is what one needs in a hurry, so a closure is chosen at first. */
export function AddDayForm({ ui, words }: { ui: Ui; words: FormWords }) {
  return (
    <Section title={ui.t('calendars.add.title')}>
      <p>{ui.t('calendars.add.text')}</p>
      <Form ui={ui} to={hrefWith(ui, { remove: null })} action="add">
        <DateField
          ui={ui}
          name="add.date"
          label={ui.t('calendars.field.date')}
          value={words.typed('add', 'date')}
          error={words.error('add', 'date')}
        />
        <Select
          ui={ui}
          name="add.kind"
          label={ui.t('calendars.field.kind')}
          value={words.typed('add', 'kind') ?? 'closure'}
          error={words.error('add', 'kind')}
          options={CALENDAR_ROW_KINDS.map((kind) => ({ value: kind, label: ui.t(`calendars.kind.${kind}`) }))}
        />
        <TextField ui={ui} words={words} form="add" name="name" hint="calendars.add.nameHint" />
        <TextField ui={ui} words={words} form="add" name="source" hint="calendars.add.sourceHint" />
        <TextField ui={ui} words={words} form="add" name="reason" hint="calendars.add.reasonHint" />
        <Button>{ui.t('calendars.add.save')}</Button>
      </Form>
    </Section>
  )
}

/** The hours of a week from a day on, as people write them. */
export function HoursForm({ ui, calendar, words }: { ui: Ui; calendar: CalendarView; words: FormWords }) {
  return (
    <Details summary={ui.t('calendars.hours.edit')} open={words.isSent('hours')}>
      <p>{ui.t('calendars.hours.text')}</p>
      <Form ui={ui} to={hrefWith(ui, { remove: null })} action="hours">
        {calendar.hours.map((sessions, day) => (
          <Field
            ui={ui}
            name={`hours.sessions.${day}`}
            label={capitalised(ui.t(`clock.weekday.name.${day + 1}`))}
            value={
              words.typed('hours', `sessions.${day}`) ?? sessions.map(({ from, to }) => `${from}-${to}`).join(', ')
            }
            error={words.error('hours', `sessions.${day}`)}
            width="md"
          />
        ))}
        <DateField
          ui={ui}
          name="hours.from"
          label={ui.t('calendars.hours.from')}
          value={words.typed('hours', 'from')}
          error={words.error('hours', 'from')}
        />
        <TextField ui={ui} words={words} form="hours" name="reason" />
        <Button variant="secondary">{ui.t('calendars.hours.save')}</Button>
      </Form>
    </Details>
  )
}

/** Says that the yearly notice of a year is in. */
export function PublishForm({ ui, year, words }: { ui: Ui; year: number; words: FormWords }) {
  return (
    <Details summary={ui.t('calendars.publish.title', { year: String(year) })} open={words.isSent('publish')}>
      <p>{ui.t('calendars.publish.text')}</p>
      <Form ui={ui} to={hrefWith(ui, { remove: null })} action="publish" hidden={{ 'publish.year': String(year) }}>
        <TextField ui={ui} words={words} form="publish" name="source" hint="calendars.add.sourceHint" />
        <TextField ui={ui} words={words} form="publish" name="reason" />
        <Button variant="secondary">{ui.t('calendars.publish.save', { year: String(year) })}</Button>
      </Form>
    </Details>
  )
}
