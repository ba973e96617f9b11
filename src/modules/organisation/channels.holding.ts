import { sql } from 'kysely'
import { cameOtherwise, carryColumn, countAt, takeColumnBack } from '#kernel/holdings/carry-column.ts'
import type { UnitHolding } from '#kernel/manifest/unit-holding.ts'

const running = { table: 'unit_channels', column: 'unit_code', where: sql`p.ended_on is null` }

/** Pages and groups go on with the unit that takes over; how a code is reached stays with the code. */
export const organisationHoldings: readonly UnitHolding[] = [
  {
    key: 'organisation.channels',
    columns: [{ table: 'unit_channels', column: 'unit_code', treat: 'carried' }],
    count: (db, codes) => countAt(db, running, codes),
    carry: async (ctx, act, moves, limit) => (await carryColumn(ctx.db, running, act, moves, limit)).length,
    takeBack: async (ctx, act, limit) => (await takeColumnBack(ctx.db, running, act, limit)).done,
    dependents: (db, act, codes) => cameOtherwise(db, running, act, codes),
  },
  { key: 'organisation.contacts', columns: [{ table: 'unit_contacts', column: 'unit_code', treat: 'kept' }] },
]
