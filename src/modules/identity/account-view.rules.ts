import type { Actor } from '#kernel/access/actor.ts'
import { isoMoment } from '#kernel/i18n/format.ts'
import type { Locale, LocalText } from '#kernel/i18n/t.ts'
import { mayManage } from './account.policy.ts'
import type { AccountViewData } from './account.schema.ts'

type PositionRow = {
  id: string
  role: string
  names: LocalText
  unit: string
  validFrom: string
  validTo: string | null
  endedAt: string | null
  scope: 'subtree' | 'unit'
  endReason: string | null
}

type AccountRow = {
  id: string
  login: string
  phone: string | null
  name: string
  unit: string | null
  createdAt: Date
  disabledAt: Date | null
  positions: PositionRow[]
}

type Reader = { actor: Actor; locale: Locale; today: string; unitName(code: string): string }

const isOpen = (position: PositionRow, today: string) =>
  position.endedAt === null && (position.validTo === null || position.validTo >= today)

/** An account as the administration shows it, with what this reader may do. */
export function toAccountView(row: AccountRow, reader: Reader): AccountViewData {
  const { today } = reader
  const positionUnits = row.positions.filter((position) => isOpen(position, today)).map((position) => position.unit)
  const managed = mayManage(reader.actor, { id: row.id, unitCode: row.unit, positionUnits })
  return {
    id: row.id,
    login: row.login,
    name: row.name,
    phone: row.phone,
    unit: row.unit,
    unitName: row.unit === null ? null : reader.unitName(row.unit),
    createdAt: isoMoment(row.createdAt),
    disabledAt: row.disabledAt && isoMoment(row.disabledAt),
    manageable: managed.allowed && reader.actor.accountId !== row.id,
    positions: row.positions.map((position) => ({
      id: position.id,
      role: position.role,
      roleName: position.names[reader.locale],
      unit: position.unit,
      unitName: reader.unitName(position.unit),
      validFrom: position.validFrom,
      validTo: position.validTo,
      scope: position.scope,
      endReason: position.endReason,
      standing: standingOf(position, today),
    })),
  }
}

function standingOf(position: PositionRow, today: string): 'current' | 'coming' | 'ended' {
  if (!isOpen(position, today)) return 'ended'
  return position.validFrom > today ? 'coming' : 'current'
}
