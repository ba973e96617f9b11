import { page, type PageUi } from '#kernel/http/page.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { ClientViewData } from '../machine.schema.ts'
import { listClients } from '../operations/list-clients.ts'

export const MACHINES = '/desk/admin/machines'

type Listed = { items: ClientViewData[]; next: string | null }

/** The machines that may call the API for one's units. */
export const machinesPage = page<Listed>({
  path: MACHINES,
  load: (p) => p.run(listClients, { cursor: p.query.get('after') ?? '' }),
  view: (data, ui) => <Machines data={data} ui={ui} />,
})

function Machines({ data, ui }: { data: Listed; ui: PageUi }) {
  const m = (key: string) => ui.t(`machines.${key}`)
  const create = (
    <LinkButton href={`${MACHINES}/new`} icon="plus">
      {m('create')}
    </LinkButton>
  )
  return (
    <DeskPage ui={ui} title={m('title')} lead={m('lead')} actions={create}>
      <Stack>
        {data.items.length > 0 ? (
          <MachineTable ui={ui} items={data.items} />
        ) : (
          <EmptyState title={m('none')} text={m('none_text')} />
        )}
        <Pagination ui={ui} {...(data.next && { next: data.next })} />
      </Stack>
    </DeskPage>
  )
}

function MachineTable({ ui, items }: { ui: PageUi; items: readonly ClientViewData[] }) {
  const m = (key: string) => ui.t(`machines.${key}`)
  return (
    <Table
      ui={ui}
      caption={m('title')}
      rows={items}
      rowKey={(client) => client.id}
      columns={[
        {
          key: 'name',
          label: m('name'),
          head: true,
          cell: (client) => <Link href={`${MACHINES}/${client.id}`}>{client.name}</Link>,
        },
        { key: 'unit', label: m('unit'), cell: (client) => client.unitName },
        { key: 'keys', label: m('keys'), cell: (client) => String(activeKeys(client).length) },
        { key: 'used', label: m('last_used'), cell: (client) => lastUse(client) ?? m('never_used') },
        { key: 'state', label: m('state'), cell: (client) => <ClientState ui={ui} client={client} /> },
      ]}
    />
  )
}

const activeKeys = (client: ClientViewData) => client.keys.filter((key) => key.standing === 'active')

function lastUse(client: ClientViewData): string | undefined {
  const last = client.keys.flatMap((key) => key.lastUsedAt ?? []).toSorted((a, b) => Date.parse(b) - Date.parse(a))[0]
  return last === undefined ? undefined : formatMoment(new Date(last))
}

/** Whether the machine can call now. */
export function ClientState({ ui, client }: { ui: PageUi; client: ClientViewData }) {
  if (client.disabledAt !== null) return <Tag label={ui.t('machines.disabled')} color="danger" icon="close" />
  if (activeKeys(client).length === 0) return <Tag label={ui.t('machines.no_key')} color="warning" icon="warning" />
  return <Tag label={ui.t('machines.active')} color="success" icon="check" />
}
