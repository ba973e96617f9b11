import type { PageUi } from '#kernel/http/page.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import { Button } from '#ui/button/button.tsx'
import { Form } from '#ui/form/form.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { ClientViewData } from '../../machine.schema.ts'

type Key = ClientViewData['keys'][number]

const COLORS = { active: 'success', expired: 'neutral', revoked: 'danger' } as const

/** The keys of a machine: of each its first signs, its end and when it was last used. */
export function KeyTable({ ui, keys }: { ui: PageUi; keys: readonly Key[] }) {
  const m = (key: string) => ui.t(`machines.${key}`)
  const moment = (text: string | null) => (text === null ? m('never_used') : formatMoment(new Date(text)))
  return (
    <Table
      ui={ui}
      caption={m('keys')}
      rows={keys}
      rowKey={(key) => key.id}
      columns={[
        { key: 'hint', label: m('key'), head: true, cell: (key) => <code>{key.hint}</code> },
        { key: 'kind', label: m('kind_label'), cell: (key) => m(`kind.${key.kind}`) },
        { key: 'expires', label: m('expires'), cell: (key) => formatMoment(new Date(key.expiresAt)) },
        {
          key: 'used',
          label: m('last_used'),
          cell: (key) =>
            key.lastUsedFrom ? `${moment(key.lastUsedAt)} (${key.lastUsedFrom})` : moment(key.lastUsedAt),
        },
        {
          key: 'state',
          label: m('state'),
          cell: (key) => <Tag label={m(`standing.${key.standing}`)} color={COLORS[key.standing]} />,
        },
        { key: 'revoke', label: m('end'), cell: (key) => <RevokeForm ui={ui} entry={key} /> },
      ]}
    />
  )
}

function RevokeForm({ ui, entry }: { ui: PageUi; entry: Key }) {
  if (entry.standing !== 'active') return null
  return (
    <Form ui={ui} action="revoke" hidden={{ key: entry.id }} layout="row">
      <Button variant="tertiary" color="danger" size="sm">
        {ui.t('machines.revoke')}
      </Button>
    </Form>
  )
}
