import { allowed, forbidden, hidden, holds, unitsWith, type Actor, type Decision } from '#kernel/access/actor.ts'

export const READ = 'people:read'
export const WRITE = 'people:write'

/** Officers of one of the units at which she is known; for everybody else there is no such person. */
export const mayReadPerson = (actor: Actor, units: readonly string[]): Decision =>
  actor.kind === 'system' || units.some((unit) => holds(actor, READ, unit)) ? allowed : hidden

export function mayWritePerson(actor: Actor, units: readonly string[]): Decision {
  if (mayReadPerson(actor, units) === hidden) return hidden
  return actor.kind === 'system' || units.some((unit) => holds(actor, WRITE, unit)) ? allowed : forbidden()
}

/** The same rule for a search: codes of the units whose people the actor may see. */
export const readableUnits = (actor: Actor): readonly string[] | 'all' => unitsWith(actor, READ)

/**
 * The tops of those units: a person's words name the units above her place too, so that few codes stand for a province.
 */
export const readableTops = (actor: Actor): readonly string[] | 'all' =>
  actor.kind === 'system'
    ? 'all'
    : [...new Set(actor.positions.filter((one) => one.permissions.has(READ)).map((one) => one.unitCode))]
