import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import type { PlaceLine, StateLine } from './line.rules.ts'

/** Where the membership was, from first day to last. */
export async function readPlaces(db: Db, membership: string): Promise<PlaceLine> {
  const { rows } = await sql<PlaceLine[number]>`
    select id, unit_code as unit, reason, opened_by as "openedBy", closed_by as "closedBy", valid_from as "from", valid_to as "to"
      from membership_places where membership_id = ${membership}::uuid order by valid_from`.execute(db)
  return rows
}

/** What the membership was, from first day to last. */
export async function readStates(db: Db, membership: string): Promise<StateLine> {
  const { rows } = await sql<StateLine[number]>`
    select id, state, kind, reason, decision_id as "decisionId", valid_from as "from", valid_to as "to"
      from membership_states where membership_id = ${membership}::uuid order by valid_from`.execute(db)
  return rows
}

/** Stores the line as it is now. Rows that go or shrink come first: two rows never share a day, not even in between. */
export async function savePlaces(db: Db, membership: string, line: PlaceLine, newId: () => string): Promise<void> {
  const kept = line.filter((span) => span.id !== null)
  await sql`delete from membership_places where membership_id = ${membership}::uuid and id <> all(${kept.map(({ id }) => id)}::uuid[])`.execute(
    db,
  )
  for (const span of kept)
    await sql`update membership_places set unit_code = ${span.unit}, reason = ${span.reason}, opened_by = ${span.openedBy}::uuid,
      closed_by = ${span.closedBy}::uuid, valid_from = ${span.from}::date, valid_to = ${span.to}::date where id = ${span.id}::uuid`.execute(
      db,
    )
  for (const span of line.filter(({ id }) => id === null))
    await sql`insert into membership_places (id, membership_id, unit_code, valid_from, valid_to, reason, opened_by, closed_by)
      values (${newId()}::uuid, ${membership}::uuid, ${span.unit}, ${span.from}::date, ${span.to}::date, ${span.reason},
        ${span.openedBy}::uuid, ${span.closedBy}::uuid)`.execute(db)
}

export async function saveStates(db: Db, membership: string, line: StateLine, newId: () => string): Promise<void> {
  const kept = line.filter((span) => span.id !== null)
  await sql`delete from membership_states where membership_id = ${membership}::uuid and id <> all(${kept.map(({ id }) => id)}::uuid[])`.execute(
    db,
  )
  for (const span of kept)
    await sql`update membership_states set state = ${span.state}, kind = ${span.kind}, reason = ${span.reason},
      decision_id = ${span.decisionId}::uuid, valid_from = ${span.from}::date, valid_to = ${span.to}::date where id = ${span.id}::uuid`.execute(
      db,
    )
  for (const span of line.filter(({ id }) => id === null))
    await sql`insert into membership_states (id, membership_id, state, kind, valid_from, valid_to, reason, decision_id)
      values (${newId()}::uuid, ${membership}::uuid, ${span.state}, ${span.kind}, ${span.from}::date, ${span.to}::date,
        ${span.reason}, ${span.decisionId}::uuid)`.execute(db)
}
