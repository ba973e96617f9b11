import { z } from 'zod'
import { AppError } from '#kernel/errors/app-error.ts'
import { operation } from '#kernel/operation/operation.ts'
import { closeAlarm as close, lockAlarm } from '../alarm.store.ts'
import { auditDeskEvent } from '../audit.events.ts'
import { mayClose, READ } from '../audit.policy.ts'

/** Says what was found out about an alarm, and closes it. Nobody closes an alarm about oneself. */
export const closeAlarm = operation({
  name: 'audit.close-alarm',
  permission: READ,
  kind: 'write',
  input: z.object({
    alarm: z.uuid('audit.unknown_alarm'),
    note: z.string().trim().min(5, 'audit.note_needed').max(1000),
  }),
  output: z.object({}),
  async run(ctx, { alarm: id, note }) {
    const alarm = await lockAlarm(ctx.db, id)
    if (!alarm) throw new AppError('audit.unknown_alarm', { kind: 'not_found' })
    ctx.allow(mayClose(ctx.actor, alarm))
    if (alarm.closedAt !== null) throw new AppError('audit.alarm_closed', { kind: 'conflict' })
    await close(ctx.db, id, ctx.actor.accountId ?? '', ctx.now(), note)
    await ctx.record([auditDeskEvent('audit_alarm.closed', id, { note })])
    return {}
  },
})
