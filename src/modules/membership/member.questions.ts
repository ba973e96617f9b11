import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { statement } from '#kernel/db/statement.ts'
import { readCursor, writeCursor } from '#kernel/operation/cursor.ts'
import type { Member, MemberKind, MemberState } from './member.rules.ts'

/** The membership now, or as it was on a day (`YYYY-MM-DD`); undefined when there was none on that day. */
export async function findMember(db: Db, id: string, asOf?: string): Promise<Member | undefined> {
  return asOf === undefined ? (await findMembers(db, [id])).get(id) : (await findMembersOn(db, [id], asOf)).get(id)
}

/** Several memberships now, by id; unknown ids are left out. */
export async function findMembers(db: Db, ids: readonly string[]): Promise<Map<string, Member>> {
  if (ids.length === 0) return new Map()
  const { rows } = await db.executeQuery(statement<Member>`
    select m.id, m.association, m.person_id as "personId", m.number, m.state, m.kind, m.joined_on as "joinedOn",
           m.seniority_from as "seniorityFrom", m.ended_on as "endedOn", m.end_reason as "endReason", u.unit
      from memberships m cross join lateral (
        select coalesce(
          (select p.unit_code from membership_places p where p.membership_id = m.id order by p.valid_from desc limit 1),
          (select a.unit_code from membership_applications a where a.membership_id = m.id order by (a.state = 'waiting') desc, a.applied_at desc limit 1)) as unit) u
     where m.id = any(${[...new Set(ids)]}::uuid[]) and u.unit is not null`)
  return new Map(rows.map((row) => [row.id, row]))
}

/** As findMembers, as of a day: who was no member on it is left out, and nobody is told what became of her later. */
export async function findMembersOn(db: Db, ids: readonly string[], asOf: string): Promise<Map<string, Member>> {
  if (ids.length === 0) return new Map()
  const { rows } = await db.executeQuery(statement<Member>`
    select m.id, m.association, m.person_id as "personId", m.number, s.state, s.kind, m.joined_on as "joinedOn",
           m.seniority_from as "seniorityFrom",
           case when m.ended_on < ${asOf}::date then m.ended_on end as "endedOn",
           case when m.ended_on < ${asOf}::date then m.end_reason end as "endReason", p.unit_code as unit
      from memberships m
      join membership_states s on s.membership_id = m.id and s.valid_from <= ${asOf}::date and (s.valid_to is null or s.valid_to >= ${asOf}::date)
      join lateral (select unit_code from membership_places p where p.membership_id = m.id and p.valid_from <= ${asOf}::date
                     order by p.valid_from desc limit 1) p on true
     where m.id = any(${[...new Set(ids)]}::uuid[])`)
  return new Map(rows.map((row) => [row.id, row]))
}

/** All memberships of these persons, by person, newest first; folded ones too. */
export async function membershipsOfPerson(db: Db, personIds: readonly string[]): Promise<Member[]> {
  if (personIds.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select id from memberships where person_id = any(${[...personIds]}::uuid[]) order by applied_at desc, id`.execute(
    db,
  )
  const found = await findMembers(
    db,
    rows.map(({ id }) => id),
  )
  return rows.flatMap(({ id }) => found.get(id) ?? [])
}

export type MembersPage = {
  state?: MemberState | 'standing' | undefined
  kind?: MemberKind | undefined
  cursor?: string | undefined
  limit: number
}

/**
 * Who was a member in these units (and no other) on a day, by id, page by page. `state` left out or `standing`: active and
 * suspended. Folded memberships are left out: another of the same person stands for them.
 */
export async function listMembersOf(
  db: Db,
  unitCodes: readonly string[],
  asOf: string,
  page: MembersPage,
): Promise<{ items: Member[]; next: string | null }> {
  const after = page.cursor === undefined || page.cursor === '' ? null : String(readCursor(page.cursor, 1)[0])
  const states = page.state === undefined || page.state === 'standing' ? ['active', 'suspended'] : [page.state]
  const { rows } = await db.executeQuery(statement<Member>`
    select m.id, m.association, m.person_id as "personId", m.number, s.state, s.kind, m.joined_on as "joinedOn",
           m.seniority_from as "seniorityFrom", null as "endedOn", null as "endReason", p.unit_code as unit
      from membership_places p
      join memberships m on m.id = p.membership_id and m.state <> 'folded'
      join membership_states s on s.membership_id = m.id and s.valid_from <= ${asOf}::date and (s.valid_to is null or s.valid_to >= ${asOf}::date)
     where p.unit_code = any(${[...unitCodes]}::text[])
       and p.valid_from <= ${asOf}::date and (p.valid_to is null or p.valid_to >= ${asOf}::date)
       and s.state = any(${states}::text[]) and (${page.kind ?? null}::text is null or s.kind = ${page.kind ?? null})
       and (${after}::uuid is null or m.id > ${after}::uuid)
     order by m.id limit ${page.limit + 1}`)
  const items = rows.slice(0, page.limit)
  const last = rows.length > page.limit ? items.at(-1) : undefined
  return { items, next: last ? writeCursor([last.id]) : null }
}
