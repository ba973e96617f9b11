import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import type { StoredEvent } from './event.ts'

/** What an auditor looks for. Everything given must hold. */
export type EventSearch = {
  /** Events that were done under one of these positions; `all`: whatever was done by whomever. */
  positions: readonly string[] | 'all'
  from: Date
  until: Date
  actorId?: string
  /** `dossier.accepted`, or `dossier` for all of that stream. */
  type?: string
  /** Events of this thing, and those that name it among their subjects. */
  about?: string
  /** Older than this place in the log. */
  before?: string
  limit: number
}

/** An event with its place in the log, by which a list goes on. */
export type FoundEvent = Omit<StoredEvent, 'prevHash' | 'hash' | 'version'> & { position: string }

/** The newest events that fit, from the end of the log backwards. */
export async function searchEvents(db: Db, search: EventSearch): Promise<FoundEvent[]> {
  const { positions, from, until, actorId, type, about, before, limit } = search
  const conditions = [
    sql`at >= ${from}`,
    sql`at < ${until}`,
    ...(positions === 'all' ? [] : [sql`position_id = any(${positions}::uuid[])`]),
    ...(actorId === undefined ? [] : [sql`actor_id = ${actorId}::uuid`]),
    ...(type === undefined ? [] : [type.includes('.') ? sql`type = ${type}` : sql`stream = ${type}`]),
    ...(about === undefined ? [] : [sql`(stream_id = ${about}::uuid or subjects @> array[${about}::uuid])`]),
    ...(before === undefined ? [] : [sql`position < ${before}::bigint`]),
  ]
  const { rows } = await sql<FoundEvent>`
    select stream_id as "streamId", seq, stream, type, at, actor_id as "actorId", actor_name as "actorName",
           actor_role as "actorRole", position_id as "positionId", mandate_id as "mandateId",
           on_behalf_of as "onBehalfOf", origin, request_id as "requestId", subjects, data, position
      from events where ${sql.join(conditions, sql` and `)}
     order by position desc limit ${limit}`.execute(db)
  return rows
}

/** How much one officer did of something within one hour; `at` is the hour's first moment. */
export type HourCount = { actorId: string; positionId: string | null; hour: Date; count: number; subjects: string[] }

/**
 * Events of officers since a moment, counted by officer and hour. `kind`: `acts` counts events, `shown` the things whose
 * data was shown, `revealed` those of which single columns were revealed for a reason, `exported` those in exports.
 */
export async function countByHour(
  db: Db,
  since: Date,
  kind: 'acts' | 'shown' | 'revealed' | 'exported',
): Promise<HourCount[]> {
  const which = {
    acts: sql`true`,
    shown: sql`type = 'access.read'`,
    revealed: sql`type = 'access.read' and data::text like '%"reason":%'`,
    exported: sql`type = 'access.read' and data ->> 'operation' ~ '(export|register|csv)'`,
  }[kind]
  const isAct = kind === 'acts'
  const amount = isAct ? sql`count(*)::int` : sql`count(thing)::int`
  const things = isAct
    ? sql`'{}'::uuid[]`
    : sql`coalesce(array_agg(distinct thing) filter (where thing is not null), '{}')`
  const { rows } = await sql<HourCount>`
    select actor_id as "actorId", (array_agg(position_id))[1] as "positionId", date_trunc('hour', at) as hour,
           ${amount} as count, ${things} as subjects
      from events ${isAct ? sql`` : sql`left join lateral unnest(subjects) as thing on true`}
     where at >= ${since} and actor_id is not null and position_id is not null and ${which}
     group by actor_id, date_trunc('hour', at)`.execute(db)
  return rows
}
