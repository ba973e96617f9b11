import { z } from 'zod'
import { unitsWith } from '#kernel/access/actor.ts'
import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { findAccounts } from '#modules/identity/index.ts'
import { nameUnits } from '#modules/units/index.ts'
import { alarmRules } from '../alarm.table.ts'
import { readAlarms, readRules } from '../alarm.store.ts'
import { READ } from '../audit.policy.ts'

const PAGE = 50
const optional = <S extends z.ZodType>(schema: S) => z.preprocess((v) => (v === '' ? undefined : v), schema.optional())

const AlarmItem = z
  .object({
    id: z.uuid(),
    rule: z.enum(alarmRules),
    officer: z.string(),
    login: z.string().nullable(),
    unitName: z.string().nullable(),
    hour: z.string(),
    count: z.int(),
    closedAt: z.string().nullable(),
    closedBy: z.string().nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'AuditAlarm' })
export type AlarmItemData = z.output<typeof AlarmItem>

const RuleItem = z.object({
  key: z.enum(alarmRules),
  threshold: z.int(),
  active: z.boolean(),
  fromHour: z.int().nullable(),
  toHour: z.int().nullable(),
})
export type RuleItemData = z.output<typeof RuleItem>

/** Alarms about officers of the auditor's units, open ones first, and the rules that raise them. */
export const listAlarms = question({
  name: 'audit.list-alarms',
  permission: READ,
  input: z.object({
    state: optional(z.enum(['open', 'closed'])),
    cursor: optional(z.string().regex(/^\d{1,6}$/, 'kernel.bad_cursor')),
  }),
  output: z.object({ items: z.array(AlarmItem), next: z.string().nullable(), rules: z.array(RuleItem) }),
  reveals: (_input, { items }) => items.map((item) => ({ type: 'alarm', id: item.id })),
  async run(ctx, { state, cursor }) {
    const skip = Number(cursor ?? 0)
    const rows = await readAlarms(ctx.db, { units: unitsWith(ctx.actor, READ), state, skip, limit: PAGE + 1 })
    const page = rows.slice(0, PAGE)
    const accounts = await findAccounts(
      ctx.db,
      page.flatMap(({ actorId, closedBy }) => [actorId, ...(closedBy === null ? [] : [closedBy])]),
    )
    const nameOf = await nameUnits(
      ctx,
      page.flatMap(({ unit }) => unit ?? []),
      civilDate(ctx.now()),
    )
    const items = page.map((row) => {
      return {
        id: row.id,
        rule: row.rule,
        officer: accounts.get(row.actorId)?.name ?? '',
        login: accounts.get(row.actorId)?.login ?? null,
        unitName: row.unit === null ? null : nameOf(row.unit),
        hour: isoMoment(row.hour),
        count: row.count,
        closedAt: row.closedAt && isoMoment(row.closedAt),
        closedBy: row.closedBy === null ? null : (accounts.get(row.closedBy)?.name ?? ''),
        note: row.note,
      }
    })
    const rules = (await readRules(ctx.db)).map(({ key, threshold, active, from_hour, to_hour }) => ({
      key,
      threshold,
      active,
      fromHour: from_hour,
      toHour: to_hour,
    }))
    return { items, next: rows.length > PAGE ? String(skip + PAGE) : null, rules }
  },
})
