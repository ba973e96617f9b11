import { sql } from 'kysely'
import { carriedHolding } from '#kernel/holdings/carried-holding.ts'
import type { UnitHolding } from '#kernel/manifest/unit-holding.ts'

/** A draft that is not handed in yet goes to the office that goes on. */
export const applicationHoldings: readonly UnitHolding[] = [
  carriedHolding({
    key: 'applications.drafts',
    table: 'drafts',
    column: 'unit_code',
    where: sql`p.submitted_at is null`,
  }),
]
