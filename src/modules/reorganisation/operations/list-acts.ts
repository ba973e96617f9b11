import { z } from 'zod'
import { readCursor, writeCursor } from '#kernel/operation/cursor.ts'
import { question } from '#kernel/operation/operation.ts'
import { toActView } from '../act-view.reads.ts'
import { PREPARE, unitsOfActs } from '../reorganisation.policy.ts'
import { readActs } from '../reorganisation.reads.ts'
import { ActView } from '../reorganisation.schema.ts'

/** Reorganisations where one may prepare them, and of units that ended and go on there; newest first. */
export const listActs = question({
  name: 'reorganisation.list',
  permission: PREPARE,
  input: z.strictObject({
    cursor: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({ items: z.array(ActView), next: z.string().nullable() }),
  async run(ctx, { cursor, limit }) {
    const before = cursor === undefined ? null : String(readCursor(cursor, 1)[0])
    const rows = await readActs(ctx.db, unitsOfActs(ctx.actor), before, limit + 1)
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    return {
      items: items.map((act) => toActView(act, ctx.locale)),
      next: rows.length > limit && last ? writeCursor([last.id]) : null,
    }
  },
})
