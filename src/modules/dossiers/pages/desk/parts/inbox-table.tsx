import { formatDay } from '#kernel/i18n/format.ts'
import { Table, type Column } from '#ui/table/table.tsx'
import type { Ui } from '#ui/ui.ts'
import type { z } from 'zod'
import type { InboxItem } from '../../../dossier-view.schema.ts'
import { DossierDue, DossierState, desk, dossierPath, moment, type Words } from './dossier-words.tsx'

type Item = z.input<typeof InboxItem>

/** The list: which, whose, what, where it stands, until when, who has it. */
export function InboxTable({ ui, items, now }: { ui: Ui; items: readonly Item[]; now: Date }) {
  const words = desk(ui)
  const columns: Column<Item>[] = [
    {
      key: 'code',
      label: words('list.code'),
      head: true,
      cell: (item) => (
        <>
          <a class="ds-link mc-nowrap" href={dossierPath(item.code)}>
            {item.code}
          </a>
          <p class="mc-hint">
            {item.receivedAt
              ? words('list.received', { at: formatDay(new Date(item.receivedAt)) })
              : words('list.submitted', { at: formatDay(new Date(item.submittedAt)) })}
          </p>
        </>
      ),
    },
    {
      key: 'applicant',
      label: words('list.what'),
      cell: (item) => (
        <div>
          <p>{item.applicantName}</p>
          <p class="mc-hint">{item.procedure.name}</p>
        </div>
      ),
    },
    { key: 'state', label: words('list.state'), cell: (item) => <State ui={ui} item={item} /> },
    { key: 'due', label: words('list.due'), cell: (item) => <Due ui={ui} item={item} now={now} /> },
    {
      key: 'who',
      label: words('list.who'),
      cell: (item) => item.assignee?.name ?? <span class="mc-hint">{holder(words, item)}</span>,
    },
  ]
  return <Table ui={ui} caption={words('list.caption')} columns={columns} rows={items} rowKey={(item) => item.code} />
}

/** In a box of its own, so that the tag keeps its width in the cards of phones. */
function State({ ui, item }: { ui: Ui; item: Item }) {
  return (
    <div>
      <DossierState ui={ui} state={item.state} />
    </div>
  )
}

/** Nobody by name: it lies on the leader's table, waits for anybody, or is over. */
function holder(words: Words, item: Item): string {
  if (item.finishedAt !== null) return '–'
  return words(item.step === 'approval' && item.state === 'in_process' ? 'list.leader' : 'list.nobody')
}

function Due({ ui, item, now }: { ui: Ui; item: Item; now: Date }) {
  if (item.dueAt === null)
    return <span class="mc-hint">{item.state === 'submitted' ? desk(ui)('list.no_due') : '–'}</span>
  return (
    <div>
      <DossierDue ui={ui} dossier={item} now={now} />
      <p class="mc-hint">{moment(item.dueAt)}</p>
    </div>
  )
}
