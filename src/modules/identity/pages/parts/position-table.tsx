import { formatCivilDate } from '#kernel/i18n/format.ts'
import { Button } from '#ui/button/button.tsx'
import { Details } from '#ui/details/details.tsx'
import { Form } from '#ui/form/form.tsx'
import { Table, type Column } from '#ui/table/table.tsx'
import { Tag, type TagColor } from '#ui/tag/tag.tsx'
import type { Ui } from '#ui/ui.ts'
import type { AccountViewData } from '../../account.schema.ts'

type Position = AccountViewData['positions'][number]

const color: Record<Position['standing'], TagColor> = { current: 'success', coming: 'info', ended: 'neutral' }

/** The roles of an account with their time, and the button that takes one away. */
export function PositionTable({ ui, account }: { ui: Ui; account: AccountViewData }) {
  const admin = (key: string, params?: Record<string, unknown>) => ui.t(`identity.admin.${key}`, params)
  if (account.positions.length === 0) return <p class="mc-hint">{admin('no_position')}</p>
  const period = ({ validFrom, validTo }: Position) => {
    const from = formatCivilDate(validFrom)
    return validTo === null ? admin('from_on', { from }) : admin('from_to', { from, to: formatCivilDate(validTo) })
  }
  const columns: Column<Position>[] = [
    { key: 'role', label: admin('role'), head: true, cell: (position) => position.roleName },
    {
      key: 'unit',
      label: admin('unit'),
      cell: ({ unitName, scope }) => (scope === 'unit' ? `${unitName} (${admin('scope_unit')})` : unitName),
    },
    { key: 'period', label: admin('period'), cell: period },
    {
      key: 'standing',
      label: admin('state'),
      cell: ({ standing, endReason }) => (
        <>
          <Tag label={admin(`standing.${standing}`)} color={color[standing]} />
          {endReason !== null && <p class="mc-hint">{admin('ended_because', { reason: endReason })}</p>}
        </>
      ),
    },
  ]
  const end: Column<Position> = {
    key: 'action',
    label: admin('action'),
    cell: (position) => position.standing !== 'ended' && <EndPosition ui={ui} position={position} />,
  }
  return (
    <Table
      ui={ui}
      caption={admin('positions_caption')}
      rows={account.positions}
      rowKey={(position) => position.id}
      columns={account.manageable ? [...columns, end] : columns}
    />
  )
}

function EndPosition({ ui, position }: { ui: Ui; position: Position }) {
  return (
    <Details summary={ui.t('identity.admin.end_title')}>
      <Form ui={ui} action="end-position" hidden={{ position: position.id }}>
        <label class="ds-label" for={`reason-${position.id}`}>
          {ui.t('identity.admin.end_reason')}
        </label>
        <input
          class="ds-input"
          id={`reason-${position.id}`}
          name="reason"
          maxlength={500}
          autocomplete="off"
          required
        />
        <div>
          <Button variant="secondary" color="danger" size="sm">
            {ui.t('identity.admin.end_position')}
            <span class="ds-sr-only">
              {' '}
              {position.roleName}, {position.unitName}
            </span>
          </Button>
        </div>
      </Form>
    </Details>
  )
}
