import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import type { ReorganisationAct, UnitMove } from '#kernel/manifest/unit-holding.ts'
import { takeColumnBack } from './carry-column.ts'
import { heirId, moveRows } from './moves.ts'

/**
 * A table whose rows lie at a unit from `valid_from` to `valid_to` (last day, null: open), with a primary key `id` and
 * columns `opened_by` and `closed_by` for the act that began or ended a row. All names are constants.
 */
export type DatedTable = {
  table: string
  /** Default `unit_code`. */
  unit?: string
  /** Columns that the new row takes over as they are. */
  same: readonly string[]
  /** Columns of the new row with a value of their own: `{ reason: 'reorganisation' }`. */
  set?: Readonly<Record<string, string>>
  /** The column that lists of a partial transfer name; default `id`. */
  thing?: string
  /** Which rows go, by alias `p`. Left out: all that hold on the day or later. */
  where?: RawBuilder<unknown>
  /** Whether the address behind the row `p` names the words (`m.words`). Left out: rules by address pick none of it. */
  addressed?: RawBuilder<unknown>
  /** True for rows `p` of a move `m` that end and do not go on. */
  ends?: RawBuilder<unknown>
}

export type Heir = { id: string; heir: string | null; from: string; to: string | null }

/**
 * Carries at most `limit` rows: one that holds on the eve ends then and a new one begins on the day; one that begins
 * later simply takes the new unit. Both are remembered, by `opened_by`/`closed_by` and in `carried_units`.
 */
export async function carryDated(
  db: Db,
  given: DatedTable,
  act: Pick<ReorganisationAct, 'id' | 'on'>,
  moves: readonly UnitMove[],
  limit: number,
): Promise<Heir[]> {
  const [table, unit, thing] = [
    sql.table(given.table),
    sql.ref(given.unit ?? 'unit_code'),
    sql.ref(given.thing ?? 'id'),
  ]
  const heir = heirId(act.id, sql.ref('closed.id'))
  const names = (prefix: string) => sql.join(given.same.map((column) => sql.ref(`${prefix}${column}`)))
  const own = Object.entries(given.set ?? {})
  const same = given.same.length > 0 ? sql`, ${names('')}` : sql``
  const { rows } = await sql<Heir>`
    with m as materialized (select * from ${moveRows(moves)}),
    chosen as materialized (
      select distinct on (p.id) p.id, p.${unit} as "from", m."to", p.valid_from, p.valid_to,
             (m."to" is null or ${given.ends ?? sql`false`}) as ends
        from m join ${table} p on p.${unit} = m."from"
       where (p.valid_to is null or p.valid_to >= ${act.on}::date) and ${given.where ?? sql`true`}
         and p.opened_by is distinct from ${act.id}::uuid and p.closed_by is distinct from ${act.id}::uuid
         and (m.ids is null or m.ids ? p.${thing}::text)
         and (m.words is null or ${given.addressed ?? sql`false`})
         and (p.valid_from < ${act.on}::date or m."to" is not null)
         and (p.valid_from < ${act.on}::date or not exists (select 1 from carried_units c
               where c.act = ${act.id}::uuid and c.table_name = ${given.table} and c.row_id = p.id::text))
       order by p.id, m.sort limit ${limit}),
    later as (
      update ${table} p set ${unit} = chosen."to" from chosen
       where p.id = chosen.id and p.valid_from >= ${act.on}::date and p.${unit} = chosen."from"
      returning p.id, chosen."from", chosen."to"),
    closed as (
      update ${table} p set valid_to = ${act.on}::date - 1, closed_by = ${act.id}::uuid from chosen
       where p.id = chosen.id and p.valid_from < ${act.on}::date and p.${unit} = chosen."from"
         and p.valid_to is not distinct from chosen.valid_to
      returning p.*, chosen."to" as goes_to, chosen.valid_to as went_on_to, chosen.ends as ends_here),
    opened as (
      insert into ${table} (id, ${unit}, valid_from, valid_to, opened_by${given.same.length > 0 ? sql`, ${names('')}` : sql``}${
        own.length > 0 ? sql`, ${sql.join(own.map(([column]) => sql.ref(column)))}` : sql``
      })
      select ${heir}, goes_to, ${act.on}::date, went_on_to, ${act.id}::uuid${same}${
        own.length > 0 ? sql`, ${sql.join(own.map(([, value]) => sql`${value}`))}` : sql``
      } from closed where not ends_here),
    noted as (
      insert into carried_units (act, table_name, column_name, row_id, old_value, new_value)
      select ${act.id}::uuid, ${given.table}, ${given.unit ?? 'unit_code'}, id::text, "from", "to" from later
      union all
      select ${act.id}::uuid, ${given.table}, 'valid_to', id::text, went_on_to::text, null from closed where ends_here)
    select id::text, null as heir, "from", "to" from later
    union all
    select closed.id::text, case when ends_here then null else ${heir}::text end, ${unit}, goes_to from closed`.execute(
    db,
  )
  return rows
}

/**
 * Takes back at most `limit` rows: the one that ended goes on for as long as its heir did, so what happened to the heir
 * since (a transfer, a death) is not lost. Answers how many.
 */
export async function takeDatedBack(
  db: Db,
  given: Pick<DatedTable, 'table' | 'unit'>,
  act: Pick<ReorganisationAct, 'id'>,
  limit: number,
): Promise<number> {
  return (await takeDatedRowsBack(db, given, act, limit)).length
}

/** As `takeDatedBack`, and says which rows hold again. */
export async function takeDatedRowsBack(
  db: Db,
  given: Pick<DatedTable, 'table' | 'unit'>,
  act: Pick<ReorganisationAct, 'id'>,
  limit: number,
): Promise<string[]> {
  const table = sql.table(given.table)
  // The heirs go first, in a statement of their own: two rows of one thing may not hold on the same day.
  const { rows } = await sql<{ id: string; heir: string | null; until: string | null; closer: string | null }>`
    with ended as materialized (
      select p.id, ${heirId(act.id, sql.ref('p.id'))} as heir_id from ${table} p
       where p.closed_by = ${act.id}::uuid limit ${limit} for update)
    select ended.id::text, heir.id::text as heir, heir.closed_by::text as closer,
           case when heir.id is null then c.old_value else heir.valid_to::text end as until
      from ended left join ${table} heir on heir.id = ended.heir_id
      left join carried_units c on c.act = ${act.id}::uuid and c.table_name = ${given.table} and c.column_name = 'valid_to'
            and c.row_id = ended.id::text`.execute(db)
  if (rows.length === 0) return takeLaterBack(db, given, act, limit)
  const heirs = rows.flatMap(({ heir }) => heir ?? [])
  if (heirs.length > 0) await sql`delete from ${table} where id = any(${heirs}::uuid[])`.execute(db)
  const column = <K extends 'id' | 'until' | 'closer'>(key: K) => rows.map((row) => row[key])
  await sql`
    update ${table} p set valid_to = back.until, closed_by = back.closer
      from unnest(${column('id')}::uuid[], ${column('until')}::date[], ${column('closer')}::uuid[]) as back (id, until, closer)
     where p.id = back.id`.execute(db)
  await sql`delete from carried_units where act = ${act.id}::uuid and table_name = ${given.table} and column_name = 'valid_to'
    and row_id = any(${column('id')})`.execute(db)
  return column('id')
}

async function takeLaterBack(
  db: Db,
  given: Pick<DatedTable, 'table' | 'unit'>,
  act: Pick<ReorganisationAct, 'id'>,
  limit: number,
): Promise<string[]> {
  // What got another unit since keeps it, but its note goes as well: `limit` notes at a time until none is left.
  for (;;) {
    const unit = { table: given.table, column: given.unit ?? 'unit_code' }
    const { back, done } = await takeColumnBack(db, unit, act, limit)
    if (done === 0 || back.length > 0) return back.map(({ id }) => id)
  }
}

/** Rows that begin on the day or later at these units and that the act neither opened nor carried. */
export async function datedOtherwise(
  db: Db,
  given: Pick<DatedTable, 'table' | 'unit' | 'where'>,
  act: Pick<ReorganisationAct, 'id' | 'on'>,
  codes: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from ${sql.table(given.table)} p
     where p.${sql.ref(given.unit ?? 'unit_code')} = any(${codes as string[]}) and p.valid_from >= ${act.on}::date
       and ${given.where ?? sql`true`} and p.opened_by is distinct from ${act.id}::uuid
       and not exists (select 1 from carried_units c where c.act = ${act.id}::uuid and c.table_name = ${given.table}
             and c.row_id = p.id::text)`.execute(db)
  return rows[0]?.n ?? 0
}

/** How many rows hold at each of these units on a day. */
export async function countOn(
  db: Db,
  given: Pick<DatedTable, 'table' | 'unit' | 'where'>,
  codes: readonly string[],
  on: string,
): Promise<Map<string, number>> {
  const unit = sql.ref(given.unit ?? 'unit_code')
  const { rows } = await sql<{ code: string; n: number }>`
    select p.${unit} as code, count(*)::int as n from ${sql.table(given.table)} p
     where p.${unit} = any(${codes as string[]}) and p.valid_from <= ${on}::date
       and (p.valid_to is null or p.valid_to >= ${on}::date) and ${given.where ?? sql`true`}
     group by 1`.execute(db)
  return new Map(rows.map(({ code, n }) => [code, n]))
}
