import type { FormState, PageUi } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { Details } from '#ui/details/details.tsx'
import { Form } from '#ui/form/form.tsx'
import { Section } from '#ui/layout/layout.tsx'
import { Table } from '#ui/table/table.tsx'
import type { EntryKind } from '../../record.rules.ts'
import type { EntryView } from '../../record.schema.ts'
import { EntryFields, entryTitle, entryWhen, words } from './record-words.tsx'

type Props = {
  ui: PageUi
  form?: FormState
  kind: EntryKind
  entries: readonly EntryView[]
  /** Names of the actions that add and remove; left out: only to be read. */
  actions?: { add: string; remove: string }
  hidden?: Record<string, string>
}

/** Entries of one kind, with a way to add one and to take one out. */
export function Entries({ ui, form, kind, entries, actions, hidden }: Props) {
  const word = words(ui)
  const here = entries.filter((entry) => entry.kind === kind)
  const sent = actions !== undefined && form?.typed['action'] === actions.add && form.typed['kind'] === kind
  return (
    <Section title={word(`kind.${kind}`)} id={kind} level={3}>
      {here.length === 0 ? (
        <p class="mc-hint">{word('no_entries')}</p>
      ) : (
        <EntryTable
          ui={ui}
          caption={word(`kind.${kind}`)}
          entries={here}
          {...(actions && { remove: actions.remove })}
        />
      )}
      {actions && form && (
        <Details summary={word(`add.${kind}`)} open={sent}>
          <Form ui={ui} action={actions.add} hidden={{ kind, ...hidden }}>
            <EntryFields ui={ui} form={form} kind={kind} sent={sent} />
            <div>
              <Button variant="secondary" icon="plus">
                {word('add_button')}
              </Button>
            </div>
          </Form>
        </Details>
      )}
    </Section>
  )
}

type TableProps = { ui: PageUi; caption: string; entries: readonly EntryView[]; remove?: string }

function EntryTable({ ui, caption, entries, remove }: TableProps) {
  const word = words(ui)
  const removing = {
    key: 'remove',
    label: word('remove_label'),
    cell: (entry: EntryView) => (
      <Form ui={ui} action={remove ?? ''} hidden={{ entry: entry.id }} layout="row">
        <Button variant="tertiary" color="danger" icon="trash" size="sm">
          {word('remove')}
          <span class="ds-sr-only"> {entryTitle(ui, entry)}</span>
        </Button>
      </Form>
    ),
  }
  return (
    <Table
      ui={ui}
      caption={caption}
      rows={entries}
      rowKey={({ id }) => id}
      columns={[
        { key: 'what', label: word('entry.what'), head: true, cell: (entry) => entryTitle(ui, entry) },
        { key: 'when', label: word('entry.when'), cell: entryWhen },
        { key: 'note', label: word('entry.note'), cell: (entry) => entry.note || '–' },
        ...(remove === undefined ? [] : [removing]),
      ]}
    />
  )
}
