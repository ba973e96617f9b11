import { Button } from '#ui/button/button.tsx'
import { Field } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import type { FormWords } from '#ui/form/form-words.ts'
import { Section } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { hrefWith, type Ui } from '#ui/ui.ts'
import type { CalendarView, DayView } from '../../calendar.schema.ts'
import { dateWords, dayName, markOf, scopeWords } from './day-words.ts'
import { capitalised } from './hours-list.tsx'

type Props = { ui: Ui; calendar: CalendarView }

const removeHref = (calendar: CalendarView, day: DayView) => `?year=${calendar.year}&remove=${day.date}#remove`

/** All special days of the year in a table, with their source; those of this calendar can be taken out. */
export function OwnDays({ ui, calendar }: Props) {
  return (
    <Table
      ui={ui}
      caption={ui.t('calendars.own.title')}
      rows={calendar.days}
      rowKey={(day) => day.date}
      columns={[
        {
          key: 'date',
          label: ui.t('calendars.field.date'),
          head: true,
          cell: (day) => capitalised(dateWords(ui, day.date)),
        },
        { key: 'kind', label: ui.t('calendars.field.kind'), cell: (day) => <KindTag ui={ui} day={day} /> },
        { key: 'name', label: ui.t('calendars.field.name'), cell: (day) => <DayName ui={ui} day={day} /> },
        { key: 'source', label: ui.t('calendars.field.source'), cell: (day) => <Source ui={ui} day={day} /> },
        {
          key: 'change',
          label: ui.t('calendars.own.change'),
          cell: (day) =>
            day.scope === calendar.unit ? (
              <Link href={removeHref(calendar, day)}>{ui.t('calendars.own.remove')}</Link>
            ) : (
              scopeWords(ui, day.scope, calendar.scopeNames)
            ),
        },
      ]}
    />
  )
}

function KindTag({ ui, day }: { ui: Ui; day: DayView }) {
  const mark = markOf(ui, day.kind)
  return <Tag label={`${mark.symbol} ${mark.words}`} color={mark.color} />
}

function DayName({ ui, day }: { ui: Ui; day: DayView }) {
  const name = dayName(ui, day)
  return <span {...(name.lang && { lang: name.lang })}>{name.text}</span>
}

function Source({ ui, day }: { ui: Ui; day: DayView }) {
  return (
    <>
      <span lang="vi">{day.source}</span>
      {day.reason && (
        <span class="mc-hint" lang="vi">
          {' '}
          · {day.reason}
        </span>
      )}
      {day.provisional && <span class="mc-hint"> · {ui.t('calendars.provisional')}</span>}
    </>
  )
}

/** Takes a day out: asks why first. One form for the day that was chosen in the table. */
export function RemoveForm({ ui, day, words }: { ui: Ui; day: DayView; words: FormWords }) {
  return (
    <Section title={ui.t('calendars.own.removeTitle', { date: dateWords(ui, day.date) })} id="remove">
      <p>{ui.t('calendars.own.removeText')}</p>
      <Form ui={ui} to={hrefWith(ui, { remove: null })} action="remove" hidden={{ 'remove.date': day.date }}>
        <Field
          ui={ui}
          name="remove.reason"
          label={ui.t('calendars.field.reason')}
          value={words.typed('remove', 'reason')}
          error={words.error('remove', 'reason')}
          maxlength={500}
        />
        <Button color="danger">{ui.t('calendars.own.removeNow')}</Button>
      </Form>
    </Section>
  )
}
