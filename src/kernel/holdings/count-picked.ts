import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import type { UnitMove } from '#kernel/manifest/unit-holding.ts'
import type { CarriedColumn } from './carry-column.ts'
import { moveRows } from './moves.ts'

/** How many rows these moves of parts would take, by list or by address; `on`: of those that hold on that day. */
export async function countPicked(
  db: Db,
  given: Pick<CarriedColumn, 'table' | 'column' | 'id' | 'thing' | 'where' | 'addressed'>,
  moves: readonly UnitMove[],
  on?: string,
): Promise<number> {
  const [table, column] = [sql.table(given.table), sql.ref(given.column)]
  const [id, thing] = [sql.ref(given.id ?? 'id'), sql.ref(given.thing ?? given.id ?? 'id')]
  const holding =
    on === undefined
      ? sql`true`
      : sql`p.valid_from <= ${on}::date and (p.valid_to is null or p.valid_to >= ${on}::date)`
  const { rows } = await sql<{ n: number }>`
    with m as materialized (select * from ${moveRows(moves.filter(({ pick }) => pick))} where m."to" is not null)
    select count(distinct p.${id})::int as n from m join ${table} p on p.${column} = m."from"
     where ${given.where ?? sql`true`} and ${holding}
       and (m.ids is null or m.ids ? p.${thing}::text) and (m.words is null or ${given.addressed ?? sql`false`})`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}
