import { sql } from 'kysely'
import { fold } from '#kernel/search/normalise.ts'
import type { Db } from '#kernel/db/db.ts'
import { readCursor, writeCursor } from '#kernel/operation/cursor.ts'
import { wordsOf } from '#modules/people/index.ts'
import type { MemberKind, MemberState } from './member.rules.ts'

export type ListedMember = {
  id: string
  person_id: string
  number: string | null
  state: MemberState
  kind: MemberKind
  unit: string
  joined_on: string | null
  name_order: string
}

export type ListFilter = {
  units: readonly string[] | 'all'
  q: string
  kind: MemberKind | undefined
  states: readonly MemberState[]
  cursor: string | undefined
  limit: number
}

const CAP = 1000

/**
 * One page of members now, sorted by given name as lists of people are. The person's name, its order and the words that
 * she is found by are columns of `people`: a list sorted and searched by name is one query over both or thousands.
 */
export async function readMemberList(
  db: Db,
  filter: ListFilter,
): Promise<{ rows: ListedMember[]; next: string | null }> {
  const after = filter.cursor === undefined ? null : readCursor(filter.cursor, 2)
  const { rows } = await sql<ListedMember>`
    select m.id, m.person_id, m.number, m.state, m.kind, u.unit, m.joined_on, p.name_order from ${matching(filter)}
       and (${after?.[0] ?? null}::text is null or (p.name_order, m.id) > (${after?.[0] ?? null}, ${after?.[1] ?? null}::uuid))
     order by p.name_order, m.id limit ${filter.limit + 1}`.execute(db)
  const page = rows.slice(0, filter.limit)
  const last = rows.length > filter.limit ? page.at(-1) : undefined
  return { rows: page, next: last ? writeCursor([last.name_order, last.id]) : null }
}

/** How many match, counted no further than a thousand. */
export async function countMembers(db: Db, filter: ListFilter): Promise<{ exactly: boolean; n: number }> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select 1 from ${matching(filter)} limit ${CAP + 1}) as found`.execute(db)
  const n = rows[0]?.n ?? 0
  return { exactly: n <= CAP, n: Math.min(n, CAP) }
}

/** Where a member is: her open place, her last one, or where she applied; by the state that is asked for. */
function matching({ units, q, kind, states }: ListFilter) {
  const waits = states.includes('applied')
  const place = waits
    ? sql`(select a.unit_code as unit from membership_applications a where a.membership_id = m.id and a.state = 'waiting') u`
    : sql`(select l.unit_code as unit from membership_places l where l.membership_id = m.id order by l.valid_from desc limit 1) u`
  const mine = units === 'all' ? sql`true` : sql`u.unit = any(${[...units]}::text[])`
  // Who still belongs has an open place, which an index finds; a scan of everybody would grow with the country.
  const near =
    units === 'all' || waits || !states.every((state) => state === 'active' || state === 'suspended')
      ? sql`true`
      : sql`m.id in (select l.membership_id from membership_places l where l.unit_code = any(${[...units]}::text[]) and l.valid_to is null)`
  return sql`memberships m join people p on p.id = m.person_id cross join lateral ${place}
     where m.state = any(${[...states]}::text[]) and ${near} and ${mine}
       and (${kind ?? null}::text is null or m.kind = ${kind ?? null})
       and not exists (select from jsonb_array_elements(${JSON.stringify(wordGroups(q))}::jsonb) g
             where not exists (select from unnest(${wordsOf(sql`p`)}) w, jsonb_array_elements_text(g) x where w like x))`
}

/** For each word typed the patterns of `people.words` of which one must be there: beginnings of names, years, numbers. */
function wordGroups(q: string): string[][] {
  const words = fold(q)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, 8)
  return words.map((word) => {
    if (!/^\d+$/.test(word)) return [/\d/.test(word) ? `m%${word}%` : `${word}%`]
    const ends = word.length >= 4 ? [`#${word.slice(-4)}`] : word.length === 3 ? [`#${word}`] : []
    return [`y${word.length === 2 ? `__${word}` : word}`, `m%${word}`, ...ends]
  })
}
