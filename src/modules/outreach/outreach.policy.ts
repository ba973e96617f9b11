import { allowed, forbidden, hidden, holds, type Actor, type Decision } from '#kernel/access/actor.ts'
import { outreachErrors } from './outreach.errors.ts'

export const WORK = 'outreach:work'

/** Who looks after the members of this unit; for everybody else there is no such branch. */
export const mayWorkAt = (actor: Actor, unit: string): Decision => (holds(actor, WORK, unit) ? allowed : hidden)

/** Phones in full for whoever looks after the branch and may read people there; others see how they end. */
export const seesPhones = (actor: Actor, unit: string): boolean =>
  holds(actor, WORK, unit) && holds(actor, 'people:read', unit)

/** A phone may keep a branch when it is hers alone: not one that others use, and not a machine. */
export function mayKeep(actor: Actor): Decision {
  if (actor.shared) return forbidden(outreachErrors.sharedDevice)
  return actor.sessionId === undefined || actor.machine ? forbidden() : allowed
}

/** The unit at which she looks after members, if it is one: the first of her positions that lets her. */
export const ownUnit = (actor: Actor): string | undefined =>
  actor.positions.find(({ permissions }) => permissions.has(WORK))?.unitCode
