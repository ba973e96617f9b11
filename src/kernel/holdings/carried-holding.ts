import type { UnitHolding } from '#kernel/manifest/unit-holding.ts'
import { countPicked } from './count-picked.ts'
import { cameOtherwise, carryColumn, countAt, takeColumnBack, type CarriedColumn } from './carry-column.ts'

/** A holding that is one column: rows take the new code and give it back. `counted: false`: nothing to tell people. */
export function carriedHolding(given: CarriedColumn & { key: string; counted?: false; atOnce?: true }): UnitHolding {
  return {
    key: given.key,
    columns: [{ table: given.table, column: given.column, treat: 'carried' }],
    ...(given.atOnce && { atOnce: true as const }),
    ...(given.counted !== false && { count: (db, codes) => countAt(db, given, codes) }),
    ...(given.counted !== false && { countPicked: (db, moves) => countPicked(db, given, moves) }),
    carry: async (ctx, act, moves, limit) => (await carryColumn(ctx.db, given, act, moves, limit)).length,
    takeBack: async (ctx, act, limit) => (await takeColumnBack(ctx.db, given, act, limit)).done,
    ...(given.counted !== false && { dependents: (db, act, codes) => cameOtherwise(db, given, act, codes) }),
  }
}
