import { isoMoment } from '#kernel/i18n/format.ts'
import type { Locale, LocalText } from '#kernel/i18n/t.ts'
import type { SubstitutionViewData } from './substitution.schema.ts'

export type SubstitutionRow = {
  id: string
  position: string
  role: string
  roleNames: LocalText
  unit: string
  holderId: string
  holder: string
  substituteId: string
  substitute: string
  permissions: string[] | null
  startsAt: Date
  endsAt: Date
  reason: string
  endedAt: Date | null
  endReason: string | null
}

type Reader = { accountId: string | null; locale: Locale; now: Date; unitName(code: string): string }

/** A substitution as its sides and the administration see it. */
export function toSubstitutionView(row: SubstitutionRow, reader: Reader): SubstitutionViewData {
  return {
    id: row.id,
    position: row.position,
    role: row.role,
    roleName: row.roleNames[reader.locale],
    unit: row.unit,
    unitName: reader.unitName(row.unit),
    holder: row.holder,
    substitute: row.substitute,
    permissions: row.permissions,
    from: isoMoment(row.startsAt),
    to: isoMoment(row.endsAt),
    reason: row.reason,
    endedAt: row.endedAt && isoMoment(row.endedAt),
    endReason: row.endReason,
    standing: standingOf(row, reader.now),
    side: sideOf(row, reader.accountId),
  }
}

function standingOf(row: SubstitutionRow, now: Date): SubstitutionViewData['standing'] {
  if (row.endedAt !== null || row.endsAt <= now) return 'ended'
  return row.startsAt > now ? 'coming' : 'current'
}

function sideOf(row: SubstitutionRow, reader: string | null): SubstitutionViewData['side'] {
  if (reader === row.holderId) return 'holder'
  return reader === row.substituteId ? 'substitute' : null
}
