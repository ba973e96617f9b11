import { formatCivilDate, formatMoment } from '#kernel/i18n/format.ts'
import type { T } from '#kernel/i18n/t.ts'
import { Details } from '#ui/details/details.tsx'
import { Table, type Column } from '#ui/table/table.tsx'
import type { Ui } from '#ui/ui.ts'
import type { HeldRightData } from '../../held-rights.schema.ts'

type TextColumn = { key: string; label: string; text(right: HeldRightData): string }

/** The columns as texts: for the file, and for the cells that are no more than text. */
export function rightsColumns(t: T): TextColumn[] {
  const words = (key: string, params?: Record<string, unknown>) => t(`identity.who_may.${key}`, params)
  const column = (key: string, text: TextColumn['text']) => ({ key, label: words(key), text })
  return [
    column('person', (right) => right.name),
    column('user_name', (right) => right.login ?? ''),
    column('role', (right) => right.roleName),
    column('via', (right) => `${right.unitName}, ${words(`scope_${right.scope}`)}`),
    column('period', (right) => periodOf(right, t)),
    column('why', (right) => whyOf(right, t)),
    column('may', (right) => right.permissions.map(({ label }) => label).join('; ')),
  ]
}

function periodOf(right: HeldRightData, t: T): string {
  const from = formatCivilDate(right.validFrom)
  const days =
    right.validTo === null
      ? t('identity.admin.from_on', { from })
      : t('identity.admin.from_to', { from, to: formatCivilDate(right.validTo) })
  const part = [
    ...(right.from === null ? [] : [t('identity.who_may.only_from', { at: formatMoment(new Date(right.from)) })]),
    ...(right.until === null ? [] : [t('identity.who_may.only_until', { at: formatMoment(new Date(right.until)) })]),
  ]
  return part.length === 0 ? days : `${days} (${part.join(', ')})`
}

function whyOf(right: HeldRightData, t: T): string {
  const held = right.substitutes
    ? t('identity.who_may.substitute_of', { name: right.substitutes.name, reason: right.substitutes.reason })
    : t('identity.who_may.own_position')
  return right.endReason === null ? held : `${held} ${t('identity.who_may.ended_because', { reason: right.endReason })}`
}

/** People with role, unit, period and why; what exactly they may is folded away. */
export function RightsTable({ ui, items }: { ui: Ui; items: readonly HeldRightData[] }) {
  const texts = rightsColumns(ui.t)
  const columns: Column<HeldRightData>[] = texts
    .filter(({ key }) => key !== 'may' && key !== 'user_name')
    .map(({ key, label, text }) => ({ key, label, cell: text, ...(key === 'person' && { head: true }) }))
  const may: Column<HeldRightData> = {
    key: 'may',
    label: ui.t('identity.who_may.may'),
    cell: ({ permissions }) => (
      <Details summary={ui.t('identity.roles.count', { count: permissions.length })}>
        <ul>
          {permissions.map(({ label }) => (
            <li>{label}</li>
          ))}
        </ul>
      </Details>
    ),
  }
  return (
    <Table
      ui={ui}
      caption={ui.t('identity.who_may.caption')}
      rows={items}
      rowKey={(right) =>
        `${right.accountId} ${right.unit} ${right.role} ${right.from ?? ''} ${right.substitutes?.name ?? ''}`
      }
      columns={[...columns, may]}
    />
  )
}
