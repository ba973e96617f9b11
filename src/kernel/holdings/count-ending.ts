import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import type { UnitMove } from '#kernel/manifest/unit-holding.ts'
import type { DatedTable } from './carry-dated.ts'
import { moveRows } from './moves.ts'

/** How many rows that hold on the eve would end with these moves and not go on, by `ends` of the table. */
export async function countEnding(
  db: Db,
  given: Pick<DatedTable, 'table' | 'unit' | 'where' | 'ends'>,
  moves: readonly UnitMove[],
  on: string,
): Promise<number> {
  const unit = sql.ref(given.unit ?? 'unit_code')
  const { rows } = await sql<{ n: number }>`
    with m as materialized (select * from ${moveRows(moves)})
    select count(distinct p.id)::int as n from m join ${sql.table(given.table)} p on p.${unit} = m."from"
     where p.valid_from < ${on}::date and (p.valid_to is null or p.valid_to >= ${on}::date)
       and ${given.where ?? sql`true`} and m.ids is null and m.words is null
       and (m."to" is null or ${given.ends ?? sql`false`})`.execute(db)
  return rows[0]?.n ?? 0
}
