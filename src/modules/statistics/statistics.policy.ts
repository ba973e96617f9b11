import { allowed, hidden, holds, type Actor, type Decision } from '#kernel/access/actor.ts'

export const READ = 'statistics:read'
const MEMBERS = 'members:read'
const SENSITIVE = 'records:sensitive'

// Figures of a unit of an older map belong to whoever holds the right at all that became of it.
const everywhere = (actor: Actor, permission: string, units: readonly string[]): boolean =>
  actor.kind === 'system' || (units.length > 0 && units.every((unit) => holds(actor, permission, unit)))

/** `units`: what the unit is today. */
export const mayReadFigures = (actor: Actor, units: readonly string[]): Decision =>
  everywhere(actor, READ, units) ? allowed : hidden

/** Whether a figure leads on to the people whom it counts. */
export const mayListPeople = (actor: Actor, units: readonly string[]): boolean => everywhere(actor, MEMBERS, units)

/** Counts of sensitive fields tell of people where few are counted, so they ask for the same right as the fields. */
export const maySeeSensitive = (actor: Actor, units: readonly string[]): boolean => everywhere(actor, SENSITIVE, units)
