import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { EXPORT } from '../audit.policy.ts'
import { auditDeskEvent } from '../audit.events.ts'
import { EventFilter } from './search-events.ts'

/**
 * Leave to take a part of the log away as a file: records who asked for what and why. The file itself is read page by page
 * with search-events, so it holds no more than its reader may see.
 */
export const exportEvents = operation({
  name: 'audit.export-events',
  permission: EXPORT,
  kind: 'write',
  confirm: true,
  input: EventFilter.omit({ cursor: true, limit: true }).extend({
    reason: z.string().trim().min(5, 'audit.reason_needed').max(500),
  }),
  output: z.object({ export: z.uuid() }),
  async run(ctx, input) {
    const id = ctx.ids.uuid()
    await ctx.record([auditDeskEvent('audit_export.made', id, { ...input })])
    return { export: id }
  },
})
