import type { FormPost } from '#kernel/http/form-post.ts'
import type { FormState, PageUi } from '#kernel/http/page.ts'
import { formatCivilDate, formatMoment, formatMoney } from '#kernel/i18n/format.ts'
import { DateField } from '#ui/date-field/date-field.tsx'
import { readDate } from '#ui/date-field/read-date.ts'
import { Field, Select } from '#ui/field/field.tsx'
import { fieldError } from '#ui/form/form-problems.tsx'
import { Timeline } from '#ui/timeline/timeline.tsx'
import { choicesOf, type EntryKind } from '../../record.rules.ts'
import type { ChangeView, EntryView, FieldView } from '../../record.schema.ts'

export const recordPath = (member: string) => `/desk/members/${member}/record`
export const words = (ui: PageUi) => (key: string, params?: Record<string, unknown>) => ui.t(`records.${key}`, params)

/** What an entry tells, in words: an option of a closed list, or as it was written. */
export function entryTitle(ui: PageUi, entry: EntryView): string {
  const what = choicesOf(entry.kind)?.includes(entry.what) ? words(ui)(`what.${entry.kind}.${entry.what}`) : entry.what
  if (entry.what === 'children') return `${what}: ${entry.amount ?? ''}`
  return entry.amount === null ? what : `${what}, ${formatMoney(entry.amount, ui.locale)}`
}

/** When: the year, a day, or from when to when. */
export function entryWhen(entry: EntryView): string {
  if (entry.from === null && entry.to === null) return entry.year === null ? '–' : String(entry.year)
  const [from, to] = [entry.from, entry.to].map((day) => (day === null ? '' : formatCivilDate(day)))
  return to === '' || to === from ? (from ?? '') : `${from} – ${to}`
}

/** A refused form among several of a page, whose fields are named `<prefix>.<field>`: see its controls. */
export const under = (form: FormState, prefix: string | undefined): FormState =>
  prefix === undefined
    ? form
    : { ...form, problems: form.problems.map((one) => ({ ...one, path: `${prefix}.${one.path}` })) }

/** The control of one field, with the value it has or what was typed. */
export function FactControl({
  ui,
  form,
  field,
  sent,
}: {
  ui: PageUi
  form: FormState
  field: FieldView
  sent: boolean
}) {
  const name = `facts.${field.key}`
  const base = {
    ui,
    name,
    label: field.label,
    value: sent ? form.typed[name] : (field.value ?? undefined),
    error: sent ? fieldError(ui, form, name) : undefined,
    optional: true,
  }
  if (field.kind === 'choice') return <Select {...base} empty={words(ui)('unknown')} options={field.options} />
  if (field.kind === 'date') return <DateField {...base} />
  return <Field {...base} maxlength={200} />
}

/** Values by field as such controls send them; what is no date goes on as typed and is refused at its field. */
export function factsOf(form: FormPost, dates: ReadonlySet<string>): Record<string, string> {
  const sent = Object.keys(form.all).filter((name) => name.startsWith('facts.'))
  return Object.fromEntries(
    sent.map((name) => {
      const [key, value] = [name.slice('facts.'.length), form.text(name).trim()]
      return [key, dates.has(key) ? (readDate(value) ?? value) : value]
    }),
  )
}

/** An entry as the form of its kind sends it. */
export const entryOf = (form: FormPost) => {
  const kind = form.text('kind')
  const field = (name: string) => `${kind}.${name}`
  return {
    what: form.text(field('what')),
    year: form.text(field('year')),
    from: dateOf(form, field('from')),
    to: dateOf(form, field('to')),
    note: form.text(field('note')),
  }
}

const dateOf = (form: FormPost, name: string) => readDate(form.text(name)) ?? form.text(name).trim()

/** Fields of a new entry of this kind. */
export function EntryFields({ ui, form, kind, sent }: { ui: PageUi; form: FormState; kind: EntryKind; sent: boolean }) {
  const word = words(ui)
  const base = (field: string, label = field) => {
    const name = `${kind}.${field}`
    const back = { value: form.typed[name], error: fieldError(ui, form, name) }
    return { ui, name, label: word(`entry.${label}`), ...(sent && back) }
  }
  const choices = choicesOf(kind)
  const byYear = kind === 'family' || kind === 'hardship'
  return (
    <>
      {choices ? (
        <Select
          {...base('what')}
          empty={word('choose')}
          options={choices.map((value) => ({ value, label: word(`what.${kind}.${value}`) }))}
        />
      ) : (
        <Field {...base('what', `what_${kind}`)} maxlength={200} />
      )}
      {byYear && <Field {...base('year')} inputmode="numeric" width="xs" maxlength={4} />}
      {kind === 'family' && (
        <Field {...base('amount', 'children')} inputmode="numeric" width="xs" maxlength={2} optional />
      )}
      {!byYear && <DateField {...base('from')} optional />}
      {!byYear && kind !== 'award' && kind !== 'activity' && <DateField {...base('to')} optional />}
      {kind === 'loan' && <Field {...base('amount')} inputmode="numeric" width="md" maxlength={15} optional />}
      <Field {...base('note')} maxlength={500} optional />
    </>
  )
}

/** Who changed what, with the values before and after. */
export function Changes({ ui, changes }: { ui: PageUi; changes: readonly ChangeView[] }) {
  const word = words(ui)
  if (changes.length === 0) return <p>{word('no_changes')}</p>
  const events = changes.map((change) => ({
    title: change.label,
    when: formatMoment(new Date(change.at)),
    iso: change.at,
    who: change.by || word('system'),
    text: (
      <p>
        {word('change', { before: change.before ?? word('nothing'), after: change.after ?? word('nothing') })}
        {change.how !== 'office' && ` (${word(`how.${change.how}`)})`}
      </p>
    ),
  }))
  return <Timeline events={events} label={word('changes')} />
}
