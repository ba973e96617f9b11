import { allowed, forbidden, holds, type Actor, type Decision } from '#kernel/access/actor.ts'
import { NATIONAL } from './scope.rules.ts'

const PERMISSION = 'calendars:manage'

/**
 * Who holds `calendars:manage` at a unit keeps its calendar and those below. The country's rows of an installation are
 * kept by whoever keeps the calendar of a province (two-digit code).
 */
export function mayManageCalendar(actor: Actor, scope: string): Decision {
  if (scope !== NATIONAL) return holds(actor, PERMISSION, scope) ? allowed : forbidden()
  const keepsProvince = actor.positions.some(
    (position) => position.permissions.has(PERMISSION) && position.unitCode.length === 2,
  )
  return actor.kind === 'system' || keepsProvince ? allowed : forbidden()
}
