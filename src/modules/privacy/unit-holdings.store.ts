import { sql } from 'kysely'
import { carriedHolding } from '#kernel/holdings/carried-holding.ts'
import type { UnitHolding } from '#kernel/manifest/unit-holding.ts'

/** Breaches that are not closed pass on; where something was looked at is a fact of its day. */
export const privacyHoldings: readonly UnitHolding[] = [
  carriedHolding({
    key: 'privacy.breaches',
    table: 'breaches',
    column: 'unit_code',
    where: sql`p.closed_at is null`,
  }),
  {
    key: 'privacy.breach_scopes',
    columns: [{ table: 'breach_scopes', column: 'unit_code', treat: 'kept' }],
  },
]
