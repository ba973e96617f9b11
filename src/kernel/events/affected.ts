import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { ACCESS_READ } from './access-event.ts'

/** Where to look in the access log: what an account was shown, or what was shown under these positions. */
export type AccessScope = { actorId?: string; positions?: readonly string[]; since: Date; until: Date }

/** A thing (dossier, account) whose data was shown, how often and when; never, when it only stands in a given list. */
export type AffectedThing = { id: string; times: number; first: Date | null; last: Date | null }

/** Things whose personal data was shown within any of the scopes, and the given ones, by id. */
export async function affectedThings(
  db: Db,
  scopes: readonly AccessScope[],
  given: readonly string[],
  page: { after?: string | undefined; limit: number },
): Promise<AffectedThing[]> {
  const conditions = scopes.map(({ actorId, positions, since, until }) => {
    const who =
      actorId === undefined ? sql`position_id = any(${positions ?? []}::uuid[])` : sql`actor_id = ${actorId}::uuid`
    return sql`(${who} and at >= ${since} and at <= ${until})`
  })
  const seen =
    conditions.length === 0
      ? sql`select null::uuid as id, null::timestamptz as at where false`
      : sql`select thing as id, at from events, unnest(subjects) as thing
            where type = ${ACCESS_READ} and (${sql.join(conditions, sql` or `)})`
  const after = page.after === undefined ? sql`` : sql`where id > ${page.after}::uuid`
  const { rows } = await sql<AffectedThing>`
    select id, count(at)::int as times, min(at) as first, max(at) as last
      from (${seen} union all select unnest(${given}::uuid[]), null) as x ${after}
     group by id order by id limit ${page.limit}`.execute(db)
  return rows
}
