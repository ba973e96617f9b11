import type { Db } from '#kernel/db/db.ts'
import { statement } from '#kernel/db/statement.ts'
import { foldedInto } from './folded.questions.ts'

/** What a member was and where, day by day; `to` null: still. Days are `YYYY-MM-DD`, both counted. */
export type MemberDays = {
  id: string
  association: string
  personId: string
  states: { state: string; kind: string; from: string; to: string | null }[]
  places: { unit: string; from: string; to: string | null }[]
  /** Memberships of the same person that this one goes on for, since records were merged, one after the other or at once. */
  folded: string[]
}

/** The days of many memberships at once, by id, for what is reckoned from them (dues); unknown ids are left out. */
export async function memberDays(db: Db, ids: readonly string[]): Promise<Map<string, MemberDays>> {
  if (ids.length === 0) return new Map()
  const { rows } = await db.executeQuery(statement<Omit<MemberDays, 'folded'>>`
    select m.id, m.association, m.person_id as "personId",
           coalesce((select json_agg(json_build_object('state', s.state, 'kind', s.kind, 'from', s.valid_from, 'to', s.valid_to) order by s.valid_from)
                       from membership_states s where s.membership_id = m.id), '[]') as states,
           coalesce((select json_agg(json_build_object('unit', p.unit_code, 'from', p.valid_from, 'to', p.valid_to) order by p.valid_from)
                       from membership_places p where p.membership_id = m.id), '[]') as places
      from memberships m where m.id = any(${[...new Set(ids)]}::uuid[])`)
  const folded = Map.groupBy(await foldedInto(db, ids), ({ into }) => into)
  return new Map(rows.map((row) => [row.id, { ...row, folded: (folded.get(row.id) ?? []).map(({ id }) => id) }]))
}
