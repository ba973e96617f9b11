import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import { recordsOf } from '#kernel/personal/person-links.ts'
import { CORRECTABLE, type Correctable, type CorrectionState } from './person-correction.rules.ts'
import type { PeopleTables, PersonCorrectionRow } from './person.table.ts'

const tables = (db: Db) => ownTables<PeopleTables>(db)
const inOrder = (rows: readonly PersonCorrectionRow[]) =>
  rows.toSorted((a, b) => CORRECTABLE.indexOf(a.field) - CORRECTABLE.indexOf(b.field))

/** Adds proposals; false when one of a field waits already. */
export async function insertCorrections(db: Db, rows: readonly PersonCorrectionRow[]): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(db)
    .insertInto('person_corrections')
    .values([...rows])
    // The condition as a literal: as a parameter a generic plan would not find the partial index.
    .onConflict((conflict) =>
      conflict
        .columns(['person_id', 'field'])
        .where(sql<boolean>`state = 'open'`)
        .doNothing(),
    )
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows ?? 0n) === rows.length
}

/** Fields of hers, whichever of her records they were proposed for, that nobody has decided. */
export async function openFields(db: Db, person: string): Promise<Set<Correctable>> {
  const { rows } = await sql<{ field: Correctable }>`
    select field from person_corrections where state = 'open' and person_id in ${recordsOf(sql`${person}::uuid`)}`.execute(
    db,
  )
  return new Set(rows.map(({ field }) => field))
}

export const findCorrection = (db: Db, id: string): Promise<PersonCorrectionRow | undefined> =>
  tables(db).selectFrom('person_corrections').selectAll().where('id', '=', id).executeTakeFirst()

/** In the order of their ids, so that two officers who decide the same wait for one another. */
export const lockCorrections = (db: Db, ids: readonly string[]): Promise<PersonCorrectionRow[]> =>
  tables(db)
    .selectFrom('person_corrections')
    .selectAll()
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute()

export async function closeCorrection(
  db: Db,
  id: string,
  closed: { state: CorrectionState; decided_at: Date; decided_by: string | null; decision: string },
): Promise<void> {
  await tables(db).updateTable('person_corrections').set(closed).where('id', '=', id).execute()
}

/** What was sent together and still waits, in the order of the fields. */
export async function readSending(db: Db, sending: string): Promise<PersonCorrectionRow[]> {
  const rows = await tables(db)
    .selectFrom('person_corrections')
    .selectAll()
    .where('sending', '=', sending)
    .where('state', '=', 'open')
    .execute()
  return inOrder(rows)
}

/** What she proposed, what waits and what is latest first; what was sent together in the order of the fields. */
export async function readOwnCorrections(db: Db, person: string, most: number): Promise<PersonCorrectionRow[]> {
  const { rows } = await sql<PersonCorrectionRow>`
    select * from person_corrections where person_id in ${recordsOf(sql`${person}::uuid`)}
     order by (state = 'open') desc, proposed_at desc, array_position(${[...CORRECTABLE]}::text[], field) limit ${most}`.execute(
    db,
  )
  return rows
}

/**
 * Whose these answered proposals are, when the first of them is the first answer since ten minutes: an officer answers
 * field after field, and who asked hears of it once.
 */
export async function firstAnswered(db: Db, ids: readonly string[]): Promise<string | undefined> {
  const { rows } = await sql<{ account: string; first: boolean }>`
    select c.proposed_by as account, not exists (
             select from person_corrections o
              where o.person_id = c.person_id and o.proposed_by = c.proposed_by and o.state in ('accepted', 'refused')
                and (o.decided_at, o.id) < (c.decided_at, c.id) and o.decided_at > c.decided_at - interval '10 minutes'
           ) as first
      from person_corrections c where c.id = any(${[...ids]}::uuid[]) and c.state in ('accepted', 'refused')
     order by c.decided_at, c.id limit 1`.execute(db)
  return rows[0]?.first ? rows[0].account : undefined
}

export type Waiting = { sending: string; rows: PersonCorrectionRow[] }

/**
 * Sendings that wait, of people known at one of these units, the oldest first; `after` names the last one seen. One more
 * than `limit` when there are more.
 */
export async function readWaiting(
  db: Db,
  units: readonly string[] | 'all',
  limit: number,
  after?: { at: string; sending: string },
): Promise<Waiting[]> {
  const here =
    units === 'all'
      ? sql`true`
      : sql`exists (select from person_places l where l.person_id in ${recordsOf(sql`c.person_id`)}
                       and l.unit_code = any(${[...units]}::text[]))`
  const later = after ? sql`(c.proposed_at, c.sending) > (${after.at}::timestamptz, ${after.sending}::uuid)` : sql`true`
  const { rows } = await sql<PersonCorrectionRow>`
    with waiting as (
      select c.proposed_at, c.sending from person_corrections c where c.state = 'open' and ${later} and ${here}
       group by c.proposed_at, c.sending order by c.proposed_at, c.sending limit ${limit + 1})
    select c.* from waiting w join person_corrections c on c.sending = w.sending and c.state = 'open'
     order by c.proposed_at, c.sending`.execute(db)
  return [...Map.groupBy(rows, ({ sending }) => sending)].map(([sending, those]) => ({ sending, rows: inOrder(those) }))
}
