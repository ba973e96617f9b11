import type { PageUi } from '#kernel/http/page.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import { Details } from '#ui/details/details.tsx'
import { Link } from '#ui/link/link.tsx'
import { Table } from '#ui/table/table.tsx'
import type { EventItemData } from '../../operations/search-events.ts'

/** Events newest first: when, who, what, on which thing, and all that the event says. */
export function EventTable({ ui, items }: { ui: PageUi; items: readonly EventItemData[] }) {
  const m = (key: string) => ui.t(`audit.desk.${key}`)
  return (
    <Table
      ui={ui}
      caption={m('title')}
      rows={items}
      rowKey={(item) => item.position}
      columns={[
        { key: 'at', label: m('at'), head: true, cell: (item) => <span class="mc-nowrap">{moment(item.at)}</span> },
        { key: 'who', label: m('who'), cell: (item) => <Who ui={ui} item={item} /> },
        { key: 'what', label: m('what'), cell: (item) => <code>{item.type}</code> },
        { key: 'thing', label: m('thing'), cell: (item) => <Thing item={item} /> },
        { key: 'more', label: m('more'), cell: (item) => <More ui={ui} item={item} /> },
      ]}
    />
  )
}

const moment = (text: string) => formatMoment(new Date(text))

function Who({ ui, item }: { ui: PageUi; item: EventItemData }) {
  const where = [item.role, item.unitName].filter((part) => part !== null).join(', ')
  return (
    <>
      {item.actor || ui.t('audit.desk.resident')}
      {where && <span class="mc-hint"> ({where})</span>}
    </>
  )
}

function Thing({ item }: { item: EventItemData }) {
  if (item.dossier !== null) return <Link href={`/desk/dossiers/${item.dossier}`}>{item.dossier}</Link>
  return item.subjects > 0 ? <>{item.subjects}</> : <>{item.stream}</>
}

function More({ ui, item }: { ui: PageUi; item: EventItemData }) {
  const facts = { origin: item.origin, request: item.requestId, stream: `${item.streamId}:${item.seq}`, ...item.data }
  return (
    <Details summary={ui.t('audit.desk.show')}>
      <pre class="mc-data">{JSON.stringify(facts, null, 1)}</pre>
    </Details>
  )
}
