import type { PageUi } from '#kernel/http/page.ts'
import { Section } from '#ui/layout/layout.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Table } from '#ui/table/table.tsx'
import type { BroughtView } from '../../record.schema.ts'
import { entryTitle, entryWhen, words } from './record-words.tsx'

/** What a record that was joined with this one knew, to be read only; nothing where none was. */
export function Brought({ ui, brought: { fields, entries } }: { ui: PageUi; brought: BroughtView }) {
  const word = words(ui)
  if (fields.length === 0 && entries.length === 0) return null
  return (
    <Section title={word('brought.title')} id="brought">
      <p class="mc-hint">{word('brought.text')}</p>
      {fields.length > 0 && (
        <SummaryList ui={ui} rows={fields.map(({ label, text }) => ({ key: label, value: text }))} />
      )}
      {entries.length > 0 && (
        <Table
          ui={ui}
          caption={word('brought.title')}
          rows={entries}
          rowKey={({ id }) => id}
          columns={[
            { key: 'what', label: word('entry.what'), head: true, cell: (entry) => entryTitle(ui, entry) },
            { key: 'kind', label: word('brought.kind'), cell: (entry) => word(`kind.${entry.kind}`) },
            { key: 'when', label: word('entry.when'), cell: entryWhen },
            { key: 'note', label: word('entry.note'), cell: (entry) => entry.note || '–' },
          ]}
        />
      )}
    </Section>
  )
}
