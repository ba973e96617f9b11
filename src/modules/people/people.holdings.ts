import { sql } from 'kysely'
import { cameOtherwise, carryColumn, countAt, takeColumnBack } from '#kernel/holdings/carry-column.ts'
import { countPicked } from '#kernel/holdings/count-picked.ts'
import type { UnitHolding } from '#kernel/manifest/unit-holding.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { refreshWords } from './person-words.store.ts'

const residences = {
  table: 'person_places',
  column: 'unit_code',
  id: 'source_id',
  thing: 'person_id',
  where: sql`p.source = 'residence'`,
  addressed: sql`exists (select 1 from person_addresses a where a.id = p.source_id
    and f_unaccent(a.line) like '%' || f_unaccent(m.words) || '%')`,
}
const households = {
  table: 'households',
  column: 'unit_code',
  addressed: sql`f_unaccent(p.line) like '%' || f_unaccent(m.words) || '%'`,
}

/**
 * Addresses stay as they were written. Where people live today goes along, also for those of a part: by list, or by words
 * of the address. Places that come from memberships are carried by membership.
 */
export const peopleHoldings: UnitHolding[] = [
  {
    key: 'people.residents',
    columns: [
      { table: 'person_places', column: 'unit_code', treat: 'carried' },
      { table: 'person_addresses', column: 'unit_code', treat: 'kept' },
      { table: 'place_units', column: 'unit_code', treat: 'kept' },
    ],
    count: (db, codes) => countAt(db, residences, codes),
    countPicked: (db, moves) => countPicked(db, residences, moves),
    async carry(ctx, act, moves, limit) {
      const carried = await carryColumn(ctx.db, residences, act, moves, limit)
      await refreshWords(ctx.db, await ownersOf(ctx.db, carried), civilDate(ctx.now()))
      return carried.length
    },
    async takeBack(ctx, act, limit) {
      const { back, done } = await takeColumnBack(ctx.db, residences, act, limit)
      await refreshWords(ctx.db, await ownersOf(ctx.db, back), civilDate(ctx.now()))
      return done
    },
    dependents: (db, act, codes) => cameOtherwise(db, residences, act, codes),
  },
  {
    key: 'people.households',
    columns: [{ table: 'households', column: 'unit_code', treat: 'carried' }],
    count: (db, codes) => countAt(db, households, codes),
    countPicked: (db, moves) => countPicked(db, households, moves),
    carry: async (ctx, act, moves, limit) => (await carryColumn(ctx.db, households, act, moves, limit)).length,
    takeBack: async (ctx, act, limit) => (await takeColumnBack(ctx.db, households, act, limit)).done,
    dependents: (db, act, codes) => cameOtherwise(db, households, act, codes),
  },
]

async function ownersOf(db: Parameters<typeof refreshWords>[0], rows: readonly { id: string }[]): Promise<string[]> {
  if (rows.length === 0) return []
  const { rows: owners } = await sql<{ id: string }>`
    select person_id as id from person_places where source = 'residence'
       and source_id = any(${rows.map((row) => row.id)}::uuid[])`.execute(db)
  return owners.map((owner) => owner.id)
}
