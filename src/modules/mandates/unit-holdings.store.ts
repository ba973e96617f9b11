import { sql } from 'kysely'
import { carriedHolding } from '#kernel/holdings/carried-holding.ts'
import type { UnitHolding } from '#kernel/manifest/unit-holding.ts'

/** Mandates that hold or wait; those that ended stay as they were. */
export const mandateHoldings: readonly UnitHolding[] = [
  carriedHolding({
    key: 'mandates.waiting',
    table: 'mandates',
    column: 'desk_unit',
    where: sql`p.ended_at is null`,
  }),
  carriedHolding({
    key: 'mandates.associations',
    table: 'mandates',
    column: 'association_unit',
    where: sql`p.ended_at is null`,
  }),
]
