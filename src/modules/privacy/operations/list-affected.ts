import { z } from 'zod'
import { operation, question } from '#kernel/operation/operation.ts'
import { maskTail } from '../mask.rules.ts'
import { readAffected } from '../affected.reads.ts'
import { breachEvent } from '../breach.events.ts'
import { breachFor } from '../breach.reads.ts'
import { AffectedPerson } from '../breach.schema.ts'
import { MANAGE } from '../privacy.policy.ts'

const Cursor = z.union([z.literal(''), z.uuid()]).optional()
const Page = z.object({ items: z.array(AffectedPerson), next: z.string().nullable() })

const shown = (items: readonly AffectedPerson[], columns: string[], reason: string) =>
  items.filter(({ type }) => type !== 'other').map(({ id, type }) => ({ id, type, columns, reason }))

/** Whom the breach touches, page after page, phone numbers masked. */
export const listAffected = question({
  name: 'privacy.list-affected',
  permission: MANAGE,
  input: z.strictObject({
    code: z.string().max(40),
    cursor: Cursor,
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: Page,
  reveals: (input, output) => shown(output.items, ['name'], input.code),
  async run(ctx, { code, cursor, limit }) {
    const page = await readAffected(ctx, await breachFor(ctx, code), { after: cursor || undefined, limit })
    return { ...page, items: page.items.map((item) => ({ ...item, phone: maskTail(item.phone) })) }
  },
})

/** The same with full phone numbers, to tell people; a reason is given and each person's log says so. */
export const exportAffected = operation({
  name: 'privacy.export-affected',
  permission: MANAGE,
  kind: 'write',
  confirm: true,
  input: z.strictObject({ code: z.string().max(40), reason: z.string().trim().min(5).max(500), cursor: Cursor }),
  output: Page,
  reveals: (input, output) => shown(output.items, ['name', 'phone'], input.reason),
  async run(ctx, { code, reason, cursor }) {
    const breach = await breachFor(ctx, code)
    const page = await readAffected(ctx, breach, { after: cursor || undefined, limit: 500 })
    if (!cursor) await ctx.record([breachEvent('breach.affected_exported', breach.id, { reason })])
    return page
  },
})
