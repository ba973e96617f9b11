import type { Db } from '#kernel/db/db.ts'
import { statement } from '#kernel/db/statement.ts'
import type { StoredEvent } from './event.ts'

export type UnderMandate = Pick<StoredEvent, 'stream' | 'streamId' | 'type' | 'at' | 'actorId' | 'actorName'>

/** What was done about a mandate and under it, newest first, at most `most`. */
export async function readUnderMandate(db: Db, mandateId: string, most = 200): Promise<UnderMandate[]> {
  const { rows } = await db.executeQuery(statement<UnderMandate>`
    select stream, stream_id as "streamId", type, at, actor_id as "actorId", actor_name as "actorName" from (
      select stream, stream_id, type, at, actor_id, actor_name, seq from events where stream_id = ${mandateId}::uuid
      union
      select stream, stream_id, type, at, actor_id, actor_name, seq from events where mandate_id = ${mandateId}::uuid
    ) e order by at desc, stream, seq desc limit ${most}::int`)
  return rows
}
