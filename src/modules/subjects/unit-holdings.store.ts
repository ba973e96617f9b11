import { sql } from 'kysely'
import { carriedHolding } from '#kernel/holdings/carried-holding.ts'
import type { UnitHolding } from '#kernel/manifest/unit-holding.ts'

/** Open requests about personal data pass on with their clocks. */
export const subjectHoldings: readonly UnitHolding[] = [
  carriedHolding({
    key: 'subjects.requests',
    table: 'subject_requests',
    column: 'unit_code',
    where: sql`p.finished_at is null`,
  }),
]
