import type { Db } from '#kernel/db/db.ts'
import type { Ids } from '#kernel/ids/ids.ts'
import type { Access, AccessLog } from '#kernel/operation/pipeline.ts'
import { accessEvent } from './access-event.ts'
import { chainEvent, insertEvents, type Tail } from './event.store.ts'
import type { StoredEvent } from './event.ts'
import type { Writer } from './writer.ts'

type Waiting = { access: Access; written(): void; failed(error: unknown): void }

const BATCH = 200
const EMPTY: Tail = { seq: 0, hash: null }

/**
 * Keeps who saw whose personal data. Each process writes a stream of its own, whose last hash it remembers: no look
 * into the table, no lock between processes. What comes while an insert is under way goes together into the next one.
 * `record` ends when its entry is stored; when that fails nobody is shown anything, and the process begins a new
 * stream, since it cannot know whether the last insert came through.
 */
export function createAccessLog(given: { db: Db; ids: Ids; lookupKey: Uint8Array }): AccessLog {
  let waiting: Waiting[] = []
  let writing = false
  let stream = given.ids.uuid()
  let tail = EMPTY

  async function writeAll(): Promise<void> {
    writing = true
    while (waiting.length > 0) {
      const batch = waiting.slice(0, BATCH)
      waiting = waiting.slice(BATCH)
      try {
        const events = chain(batch)
        await insertEvents(given.db, events)
        tail = events.at(-1) ?? tail
        for (const one of batch) one.written()
      } catch (error) {
        stream = given.ids.uuid()
        tail = EMPTY
        for (const one of batch) one.failed(error)
      }
    }
    writing = false
  }

  function chain(batch: readonly Waiting[]): StoredEvent[] {
    let last = tail
    return batch.map(({ access }) => {
      const event = chainEvent(accessEvent(stream, access), last, writerOf(access, given.lookupKey))
      last = event
      return event
    })
  }

  return {
    record: (access) =>
      new Promise<void>((written, failed) => {
        waiting.push({ access, written, failed })
        if (!writing) void writeAll()
      }),
  }
}

/** The position is the one that allowed the look. */
function writerOf({ caller, permission, at }: Access, lookupKey: Uint8Array): Writer {
  const { actor, requestId, client } = caller
  const position = actor.positions.find(({ permissions }) => permissions.has(permission)) ?? actor.positions[0]
  const who = { actor, role: position?.role ?? null, positionId: position?.id ?? null }
  return { ...who, at, requestId, lookupKey, ...(client && { client }) }
}
