import { formatCivilDate } from '#kernel/i18n/format.ts'
import { Button } from '#ui/button/button.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { Details } from '#ui/details/details.tsx'
import { Field, Select } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import type { FormWords } from '#ui/form/form-words.ts'
import { Section } from '#ui/layout/layout.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Table } from '#ui/table/table.tsx'
import type { Ui } from '#ui/ui.ts'
import type { OrganisationUnit } from '../../organisation.schema.ts'

export type LevelChoice = { value: string; label: string }
type Row = OrganisationUnit['rows'][number]

const UNKNOWN = '1900-01-01'

/** What a unit is, on the day. */
export function UnitFacts({ ui, view, mayList }: { ui: Ui; view: OrganisationUnit; mayList: boolean }) {
  const { unit, members } = view
  if (!unit) return null
  const count = members === null ? undefined : ui.t('organisation.tree.members', { count: members })
  return (
    <SummaryList
      ui={ui}
      rows={[
        { key: ui.t('organisation.unit.code'), value: <span class="mc-mono">{unit.code}</span> },
        { key: ui.t('organisation.unit.level'), value: unit.levelName },
        ...(unit.placeName ? [{ key: ui.t('organisation.unit.place'), value: unit.placeName }] : []),
        ...(count
          ? [
              {
                key: ui.t('organisation.unit.people'),
                value: mayList ? (
                  <a class="ds-link" href={`/desk/members?unit=${unit.code}`}>
                    {count}
                  </a>
                ) : (
                  count
                ),
              },
            ]
          : []),
        ...view.details
          .filter(({ value }) => value !== '')
          .map(({ name, value, kind }) => ({ key: name, value: kind === 'date' ? formatCivilDate(value) : value })),
      ]}
    />
  )
}

/** Founds a unit directly below. */
export function FoundForm({ ui, words, levels }: { ui: Ui; words: FormWords; levels: readonly LevelChoice[] }) {
  const field = (name: string) => ({
    ui,
    name: `found.${name}`,
    label: ui.t(`organisation.found.${name}`),
    value: words.typed('found', name),
    error: words.error('found', name),
  })
  return (
    <Details summary={ui.t('organisation.found.title')} open={words.isSent('found')}>
      <p>{ui.t('organisation.found.text')}</p>
      <Form ui={ui} action="found">
        <Select {...field('level')} options={levels} />
        <Field {...field('name')} maxlength={120} />
        <Field {...field('nameEn')} optional maxlength={120} />
        <DateField {...field('from')} />
        <Field {...field('reason')} description={ui.t('organisation.found.reasonHint')} maxlength={500} />
        <div>
          <Button>{ui.t('organisation.found.save')}</Button>
        </div>
      </Form>
    </Details>
  )
}

/** What the level of the unit asks for beside name and place. */
export function DetailsForm(props: { ui: Ui; words: FormWords; details: OrganisationUnit['details'] }) {
  const { ui, words, details } = props
  return (
    <Details summary={ui.t('organisation.details.title')} open={words.isSent('details')}>
      <Form ui={ui} action="details">
        {details.map(({ key, name, value }) => (
          <Field
            ui={ui}
            name={`details.details.${key}`}
            label={name}
            optional
            value={words.typed('details', `details.${key}`) ?? value}
            error={words.error('details', `details.${key}`)}
            maxlength={300}
          />
        ))}
        <div>
          <Button variant="secondary">{ui.t('organisation.details.save')}</Button>
        </div>
      </Form>
    </Details>
  )
}

/** Names, levels and units above that the code had, oldest first. */
export function UnitHistory({ ui, rows }: { ui: Ui; rows: readonly Row[] }) {
  const day = (date: string | null) =>
    date === null || date === UNKNOWN ? ui.t('organisation.history.open') : formatCivilDate(date)
  return (
    <Section title={ui.t('organisation.history.title')}>
      <Table
        ui={ui}
        caption={ui.t('organisation.history.title')}
        rows={rows}
        rowKey={(row) => row.validFrom}
        columns={[
          { key: 'name', label: ui.t('organisation.history.name'), head: true, cell: (row) => row.name },
          { key: 'level', label: ui.t('organisation.unit.level'), cell: (row) => row.levelName },
          { key: 'parent', label: ui.t('organisation.history.parent'), cell: (row) => row.parent ?? '–' },
          { key: 'from', label: ui.t('organisation.history.from'), cell: (row) => day(row.validFrom) },
          { key: 'to', label: ui.t('organisation.history.to'), cell: (row) => day(row.validTo) },
        ]}
      />
    </Section>
  )
}
