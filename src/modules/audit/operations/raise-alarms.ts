import { z } from 'zod'
import { countByHour, type HourCount } from '#kernel/events/event-search.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { findDossiersByIds } from '#modules/dossiers/index.ts'
import { unitsOfPositions } from '#modules/identity/index.ts'
import { isAlarming } from '../alarm.rules.ts'
import { raiseAlarm, readRules, type AlarmRow } from '../alarm.store.ts'
import type { AlarmRule } from '../alarm.table.ts'
import { auditDeskEvent } from '../audit.events.ts'

/** Looked at twice, so that what was written late in an hour is counted too; raising twice counts once. */
const WINDOW_MILLIS = 3 * 3_600_000

/** Looks at the last hours of the log and raises an alarm for each officer and hour that goes beyond a rule. */
export const raiseAlarms = operation({
  name: 'audit.raise-alarms',
  permission: 'audit:watch',
  kind: 'write',
  input: z.object({}),
  output: z.object({ raised: z.int() }),
  async run(ctx) {
    const since = new Date(Math.floor((ctx.now().getTime() - WINDOW_MILLIS) / 3_600_000) * 3_600_000)
    let raised = 0
    for (const rule of (await readRules(ctx.db)).filter(({ active }) => active))
      raised += await raiseAll(ctx, rule, await counted(ctx, rule.key, since))
    return { raised }
  },
})

async function counted(ctx: Ctx, rule: AlarmRule, since: Date): Promise<HourCount[]> {
  switch (rule) {
    case 'many_reveals':
      return countByHour(ctx.db, since, 'revealed')
    case 'mass_reading':
      return countByHour(ctx.db, since, 'shown')
    case 'mass_export':
      return countByHour(ctx.db, since, 'exported')
    case 'night_work':
      return countByHour(ctx.db, since, 'acts')
    case 'outside_area':
      return countOutside(ctx, await countByHour(ctx.db, since, 'shown'))
  }
}

/** Dossiers of other units than the one the position is at: lawful from above, but worth a look when they are many. */
async function countOutside(ctx: Ctx, counts: readonly HourCount[]): Promise<HourCount[]> {
  const units = await unitsOfPositions(
    ctx.db,
    counts.flatMap(({ positionId }) => positionId ?? []),
  )
  const dossiers = await findDossiersByIds(
    ctx.db,
    counts.flatMap(({ subjects }) => subjects),
  )
  return counts.map((count) => {
    const own = count.positionId === null ? undefined : units.get(count.positionId)
    const outside = count.subjects.filter((id) => dossiers.has(id) && dossiers.get(id)?.unitCode !== own)
    return { ...count, count: outside.length }
  })
}

async function raiseAll(ctx: Ctx, rule: AlarmRow, counts: readonly HourCount[]): Promise<number> {
  const limits = { threshold: rule.threshold, active: rule.active, fromHour: rule.from_hour, toHour: rule.to_hour }
  const alarming = counts.filter(({ hour, count }) => isAlarming(limits, hour, count))
  const units = await unitsOfPositions(
    ctx.db,
    alarming.flatMap(({ positionId }) => positionId ?? []),
  )
  let raised = 0
  for (const { actorId, positionId, hour, count } of alarming) {
    const id = ctx.ids.uuid()
    const unit = positionId === null ? null : (units.get(positionId) ?? null)
    const alarm = { id, rule: rule.key, actor_id: actorId, position_id: positionId, unit_code: unit, hour, count }
    if (!(await raiseAlarm(ctx.db, { ...alarm, raised_at: ctx.now() }))) continue
    raised += 1
    await ctx.record([auditDeskEvent('audit_alarm.raised', id, { rule: rule.key, officer: actorId, hour, count })])
  }
  return raised
}
