import { AppError } from '#kernel/errors/app-error.ts'
import { operation } from '#kernel/operation/operation.ts'
import { calendarChanged } from '../calendar.events.ts'
import { faultCode } from '../calendar.errors.ts'
import { mayManageCalendar } from '../calendar.policy.ts'
import { forgetCalendars } from '../calendar.questions.ts'
import { formatSessions } from '../calendar.rules.ts'
import { Changed, SetHours } from '../calendar.schema.ts'
import { beginChange, setWeek } from '../calendar.store.ts'

/** Sets the working hours of a week from a day on, for a unit and those below it that have none of their own. */
export const setHours = operation({
  name: 'calendars.set-hours',
  permission: 'calendars:manage',
  kind: 'write',
  input: SetHours,
  output: Changed,
  async run(ctx, { scope, from, sessions, reason }) {
    ctx.allow(mayManageCalendar(ctx.actor, scope))
    if (sessions.every((day) => day.length === 0)) {
      const code = faultCode('no_sessions')
      throw new AppError(code, { kind: 'invalid', fields: [{ path: 'sessions.0', code }] })
    }
    const change = await beginChange(ctx.db, scope, ctx.ids.uuid())
    await setWeek(ctx.db, change, from, sessions)
    await ctx.record([
      calendarChanged(change, 'hours_set', null, { from, sessions: sessions.map(formatSessions), reason }),
    ])
    forgetCalendars(ctx.db)
    return { scope, version: change.version }
  },
})
