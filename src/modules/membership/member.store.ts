import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { Basis } from './member-consent.rules.ts'
import type { DatedState, EndReason, MemberKind, MemberState, PlaceReason } from './member.rules.ts'
import {
  membershipColumns,
  type ApplicationRow,
  type DecisionRow,
  type MemberTables,
  type MembershipRow,
} from './member.table.ts'

const tables = (db: Db) => ownTables<MemberTables>(db)

export type Stored = Omit<MembershipRow, 'version'> & { version: number }

/** The membership, locked until the end of the transaction. */
export function lockMembership(db: Db, id: string): Promise<Stored | undefined> {
  return tables(db)
    .selectFrom('memberships')
    .select(membershipColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Several at once, in one order for everybody, so that two batches wait for each other instead of blocking both. */
export async function lockMemberships(db: Db, ids: readonly string[]): Promise<Stored[]> {
  if (ids.length === 0) return []
  return tables(db)
    .selectFrom('memberships')
    .select(membershipColumns)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute()
}

export type MembershipChange = Partial<Omit<MembershipRow, 'id' | 'version'>>

export async function saveMembership(db: Db, row: Stored, change: MembershipChange): Promise<void> {
  await tables(db)
    .updateTable('memberships')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
}

/** A membership that begins: with the day it is of a state and in a unit, or waiting for a decision. */
export type NewMembership = {
  id: string
  personId: string
  association: string
  kind: MemberKind
  state: MemberState
  number: string | null
  appliedAt: Date
  joinedOn: string | null
  seniorityFrom: string | null
  endedOn: string | null
  endReason: EndReason | null
  /** On what ground; null where nobody noted it. */
  basis: Basis | null
}

/** Set-based: as many as one statement takes. A person who has a standing membership fails on `memberships_once`. */
export async function insertMemberships(db: Db, rows: readonly NewMembership[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into memberships (id, association, person_id, number, state, kind, applied_at, joined_on, seniority_from, ended_on, end_reason, basis)
    select m.id, m.association, m."personId", m.number, m.state, m.kind, m."appliedAt", m."joinedOn", m."seniorityFrom", m."endedOn", m."endReason", m.basis
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m(id uuid, association text, "personId" uuid, number text,
        state text, kind text, "appliedAt" timestamptz, "joinedOn" date, "seniorityFrom" date, "endedOn" date, "endReason" text, basis text)`.execute(
    db,
  )
}

/** On what other ground these are registered from now on. */
export async function noteBasis(db: Db, memberships: readonly string[], basis: Basis): Promise<void> {
  await sql`update memberships set basis = ${basis} where id = any(${[...memberships]}::uuid[])`.execute(db)
}

export type NewState = {
  id: string
  membershipId: string
  state: DatedState
  kind: MemberKind
  from: string
  to: string | null
  reason: string | null
  decisionId: string | null
}

export async function insertStates(db: Db, rows: readonly NewState[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into membership_states (id, membership_id, state, kind, valid_from, valid_to, reason, decision_id)
    select s.id, s."membershipId", s.state, s.kind, s."from", s."to", s.reason, s."decisionId"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s(id uuid, "membershipId" uuid, state text, kind text,
        "from" date, "to" date, reason text, "decisionId" uuid)`.execute(db)
}

export type NewPlace = {
  id: string
  membershipId: string
  unit: string
  from: string
  to: string | null
  reason: PlaceReason
}

export async function insertPlaces(db: Db, rows: readonly NewPlace[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into membership_places (id, membership_id, unit_code, valid_from, valid_to, reason)
    select p.id, p."membershipId", p.unit, p."from", p."to", p.reason
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p(id uuid, "membershipId" uuid, unit text, "from" date,
        "to" date, reason text)`.execute(db)
}

export async function insertApplication(db: Db, row: ApplicationRow): Promise<void> {
  await tables(db).insertInto('membership_applications').values(row).execute()
}

export async function insertDecision(db: Db, row: DecisionRow): Promise<boolean> {
  const added = await tables(db)
    .insertInto('membership_decisions')
    .values(row)
    .onConflict((conflict) => conflict.columns(['unit_code', 'number', 'decided_on']).doNothing())
    .executeTakeFirst()
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** The same decision entered before: a second batch of one decision belongs to it. */
export function findDecision(
  db: Db,
  unit: string,
  number: string,
  on: string,
): Promise<{ id: string; signer: string } | undefined> {
  return tables(db)
    .selectFrom('membership_decisions')
    .select(['id', 'signer'])
    .where('unit_code', '=', unit)
    .where('number', '=', number)
    .where('decided_on', '=', on)
    .executeTakeFirst()
}

/** Takes so many numbers of the association: prefix, and the first of them. Whoever asks next waits for this one. */
export async function takeNumbers(
  db: Db,
  association: string,
  count: number,
): Promise<{ prefix: string; first: number }> {
  const { rows } = await sql<{ prefix: string; first: string }>`
    update associations set next_number = next_number + ${count} where key = ${association}
    returning number_prefix as prefix, next_number - ${count} as first`.execute(db)
  return { prefix: rows[0]?.prefix ?? '', first: Number(rows[0]?.first ?? 1) }
}

/** What the numbers of an association begin with. */
export async function numberPrefix(db: Db, association: string): Promise<string> {
  const { rows } = await sql<{ prefix: string }>`
    select number_prefix as prefix from associations where key = ${association}`.execute(db)
  return rows[0]?.prefix ?? ''
}

/** Those of these numbers that somebody has already. */
export async function numbersTaken(db: Db, association: string, numbers: readonly string[]): Promise<Set<string>> {
  if (numbers.length === 0) return new Set()
  const { rows } = await sql<{ number: string }>`
    select number from memberships where association = ${association} and number = any(${numbers}::text[])`.execute(db)
  return new Set(rows.map((row) => row.number))
}

/** Deletes memberships with all their days, as if they had never been: only for the undo of an import. */
export async function deleteMemberships(db: Db, ids: readonly string[]): Promise<void> {
  for (const table of [
    'membership_states',
    'membership_places',
    'membership_applications',
    'membership_cards',
    'membership_transfers',
  ])
    await sql`delete from ${sql.table(table)} where membership_id = any(${ids}::uuid[])`.execute(db)
  await sql`delete from memberships where id = any(${ids}::uuid[])`.execute(db)
}

/** The membership with this number on its card; numbers are unique within an association. */
export async function findByNumber(db: Db, association: string, number: string): Promise<string | undefined> {
  const row = await tables(db)
    .selectFrom('memberships')
    .select('id')
    .where('association', '=', association)
    .where('number', '=', number)
    .where('state', 'in', ['active', 'suspended'])
    .executeTakeFirst()
  return row?.id
}
