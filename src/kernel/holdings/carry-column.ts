import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import type { ReorganisationAct, UnitMove } from '#kernel/manifest/unit-holding.ts'
import { moveRows } from './moves.ts'

/** A column whose unit is replaced by its successor and remembered in `carried_units`. All names are constants. */
export type CarriedColumn = {
  table: string
  column: string
  /** Primary key; default `id`. */
  id?: string
  /** The column that lists of a partial transfer name; default the primary key. */
  thing?: string
  /** Which rows go, by alias `p` (open dossiers, say). Left out: all. */
  where?: RawBuilder<unknown>
  /** Whether the address of the row `p` names the words (`m.words`). Left out: rules by address pick none of it. */
  addressed?: RawBuilder<unknown>
}

export type Carried = { id: string; from: string; to: string }

/** Carries at most `limit` rows by these moves and says which. A move without a successor carries nothing. */
export async function carryColumn(
  db: Db,
  given: CarriedColumn,
  act: Pick<ReorganisationAct, 'id'>,
  moves: readonly UnitMove[],
  limit: number,
): Promise<Carried[]> {
  const [table, column, id] = [sql.table(given.table), sql.ref(given.column), sql.ref(given.id ?? 'id')]
  const thing = sql.ref(given.thing ?? given.id ?? 'id')
  const { rows } = await sql<Carried>`
    with m as materialized (select * from ${moveRows(moves)} where m."to" is not null),
    chosen as materialized (
      select distinct on (p.${id}) p.${id} as id, p.${column} as "from", m."to"
        from m join ${table} p on p.${column} = m."from"
       where ${given.where ?? sql`true`}
         and (m.ids is null or m.ids ? p.${thing}::text)
         and (m.words is null or ${given.addressed ?? sql`false`})
         and not exists (select 1 from carried_units c where c.act = ${act.id}::uuid and c.table_name = ${given.table}
               and c.column_name = ${given.column} and c.row_id = p.${id}::text)
       order by p.${id}, m.sort limit ${limit}),
    moved as (
      update ${table} p set ${column} = chosen."to" from chosen
       where p.${id} = chosen.id and p.${column} = chosen."from"
      returning chosen.id::text as id, chosen."from", chosen."to"),
    noted as (
      insert into carried_units (act, table_name, column_name, row_id, old_value, new_value)
      select ${act.id}::uuid, ${given.table}, ${given.column}, id, "from", "to" from moved)
    select id, "from", "to" from moved`.execute(db)
  return rows
}

/** Takes back at most `limit` rows; what got another unit since keeps it. Answers what came back, and how many notes went. */
export async function takeColumnBack(
  db: Db,
  given: Pick<CarriedColumn, 'table' | 'column' | 'id'>,
  act: Pick<ReorganisationAct, 'id'>,
  limit: number,
): Promise<{ back: Carried[]; done: number }> {
  const [table, column, id] = [sql.table(given.table), sql.ref(given.column), sql.ref(given.id ?? 'id')]
  const { rows } = await sql<{ back: Carried[]; done: number }>`
    with notes as (
      delete from carried_units c using (
          select row_id from carried_units where act = ${act.id}::uuid and table_name = ${given.table}
             and column_name = ${given.column} limit ${limit}) one
       where c.act = ${act.id}::uuid and c.table_name = ${given.table} and c.column_name = ${given.column}
         and c.row_id = one.row_id
      returning c.row_id, c.old_value, c.new_value),
    back as (
      update ${table} p set ${column} = notes.old_value from notes
       where p.${id}::text = notes.row_id and p.${column} = notes.new_value
      returning notes.row_id as id, notes.new_value as "from", notes.old_value as "to")
    select (select count(*)::int from notes) as done,
           coalesce((select json_agg(back) from back), '[]') as back`.execute(db)
  return rows[0] ?? { back: [], done: 0 }
}

/** Rows at these units that the act did not bring there. */
export async function cameOtherwise(
  db: Db,
  given: Pick<CarriedColumn, 'table' | 'column' | 'id' | 'where'>,
  act: Pick<ReorganisationAct, 'id'>,
  codes: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from ${sql.table(given.table)} p
     where p.${sql.ref(given.column)} = any(${codes as string[]}) and ${given.where ?? sql`true`}
       and not exists (select 1 from carried_units c where c.act = ${act.id}::uuid and c.table_name = ${given.table}
             and c.column_name = ${given.column} and c.row_id = p.${sql.ref(given.id ?? 'id')}::text)`.execute(db)
  return rows[0]?.n ?? 0
}

/** How many rows lie at each of these units. */
export async function countAt(
  db: Db,
  given: Pick<CarriedColumn, 'table' | 'column' | 'where'>,
  codes: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ code: string; n: number }>`
    select p.${sql.ref(given.column)} as code, count(*)::int as n from ${sql.table(given.table)} p
     where p.${sql.ref(given.column)} = any(${codes as string[]}) and ${given.where ?? sql`true`}
     group by 1`.execute(db)
  return new Map(rows.map(({ code, n }) => [code, n]))
}
