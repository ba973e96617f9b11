import { unitsWith } from '#kernel/access/actor.ts'
import { readCursor, writeCursor } from '#kernel/operation/cursor.ts'
import { question } from '#kernel/operation/operation.ts'
import { listRequestRows } from '../request.reads.ts'
import { toItems } from '../request-view.reads.ts'
import { ListRequests, RequestList } from '../subject.schema.ts'

/** Requests of the units where this officer decides, the most urgent first. */
export const listRequests = question({
  name: 'subjects.list-requests',
  permission: 'privacy:decide',
  input: ListRequests,
  output: RequestList,
  reveals: 'noted',
  async run(ctx, { state, kind, due, cursor, limit }) {
    const [dueAt, id] = cursor ? readCursor(cursor, 2) : []
    const rows = await listRequestRows(ctx.db, {
      units: unitsWith(ctx.actor, 'privacy:decide'),
      state,
      kind,
      due,
      now: ctx.now(),
      after: dueAt && id ? { dueAt: String(dueAt), id: String(id) } : undefined,
      limit,
    })
    ctx.reveal(rows.slice(0, limit).map((row) => ({ type: 'subject_request', id: row.id, columns: ['name'] })))
    const last = rows.length > limit ? rows[limit - 1] : undefined
    return {
      items: await toItems(ctx, rows.slice(0, limit)),
      next: last ? writeCursor([last.due_key, last.id]) : null,
    }
  },
})
