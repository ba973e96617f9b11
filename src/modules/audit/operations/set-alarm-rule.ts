import { z } from 'zod'
import { AppError } from '#kernel/errors/app-error.ts'
import { operation } from '#kernel/operation/operation.ts'
import { lockRule, saveRule } from '../alarm.store.ts'
import { alarmRules } from '../alarm.table.ts'
import { auditDeskEvent } from '../audit.events.ts'
import { EXPORT } from '../audit.policy.ts'

const Hour = z.preprocess(
  (v) => (v === '' || v === undefined ? null : v),
  z.coerce.number().int().min(0).max(23).nullable(),
)

const bothHours = () =>
  new AppError('kernel.invalid_input', { kind: 'invalid', fields: [{ path: 'toHour', code: 'audit.both_hours' }] })

/** How much of something within an hour is too much, and at which hours; a rule can be switched off. */
export const setAlarmRule = operation({
  name: 'audit.set-alarm-rule',
  permission: EXPORT,
  kind: 'write',
  confirm: true,
  input: z.object({
    rule: z.enum(alarmRules),
    threshold: z.coerce.number().int().min(1).max(100_000),
    active: z.boolean(),
    fromHour: Hour,
    toHour: Hour,
  }),
  output: z.object({}),
  async run(ctx, { rule, threshold, active, fromHour, toHour }) {
    if ((fromHour === null) !== (toHour === null)) throw bothHours()
    const before = await lockRule(ctx.db, rule)
    const after = { threshold, active, from_hour: fromHour, to_hour: toHour }
    await saveRule(ctx.db, rule, after)
    const { key: _key, ...was } = before
    await ctx.record([auditDeskEvent('audit_rule.changed', ctx.ids.uuid(), { rule, before: was, after }, true)])
    return {}
  },
})
