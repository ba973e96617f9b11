import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { eventHash } from './event-hash.ts'
import type { StoredEvent } from './event.ts'

export type AuditFault = { streamId: string; seq: number; fault: 'hash' | 'chain' | 'gap' }
export type AuditReport = { events: number; streams: number; faults: AuditFault[] }

const PAGE = 5000

/** Recomputes every hash of the event log, stream by stream, and lists what does not fit. */
export async function verifyEvents(db: Db, onProgress?: (events: number) => void): Promise<AuditReport> {
  const report: AuditReport = { events: 0, streams: 0, faults: [] }
  let before: StoredEvent | undefined
  for (;;) {
    const page = await readPage(db, before)
    for (const event of page) {
      const sameStream = before?.streamId === event.streamId
      if (!sameStream) report.streams += 1
      const fault = findFault(event, sameStream ? before : undefined)
      if (fault) report.faults.push({ streamId: event.streamId, seq: event.seq, fault })
      report.events += 1
      before = event
    }
    onProgress?.(report.events)
    if (page.length < PAGE) return report
  }
}

async function readPage(db: Db, after: StoredEvent | undefined): Promise<StoredEvent[]> {
  const from = after?.streamId ?? '00000000-0000-0000-0000-000000000000'
  const { rows } = await sql<StoredEvent>`
    select version, stream_id as "streamId", seq, stream, type, at, actor_id as "actorId", actor_name as "actorName",
           actor_role as "actorRole", position_id as "positionId", mandate_id as "mandateId",
           on_behalf_of as "onBehalfOf", origin, request_id as "requestId", subjects, data,
           encode(prev_hash, 'hex') as "prevHash", encode(hash, 'hex') as hash
      from events where (stream_id, seq) > (${from}::uuid, ${after?.seq ?? 0}::int)
     order by stream_id, seq limit ${PAGE}`.execute(db)
  return rows
}

function findFault(event: StoredEvent, before: StoredEvent | undefined): AuditFault['fault'] | undefined {
  if (event.seq !== (before?.seq ?? 0) + 1) return 'gap'
  if (event.prevHash !== (before?.hash ?? null)) return 'chain'
  const { hash, ...content } = event
  return eventHash(content) === hash && !(event.version === 1 && saysMore(event)) ? undefined : 'hash'
}

// The hash of the first version does not cover what came later: it must be empty.
function saysMore(event: StoredEvent): boolean {
  const later = [event.positionId, event.mandateId, event.onBehalfOf, event.origin, event.requestId]
  return later.some((value) => value !== null) || event.subjects.length > 0
}
