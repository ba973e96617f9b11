import { allowed, hidden, holds, type Actor, type Decision } from '#kernel/access/actor.ts'

export const MERGE = 'people:merge'

/**
 * Who compares and merges two records holds the right at a unit of each: a commune settles its own doubles, the province
 * those between communes. Whoever lacks it for one of them does not learn that there is such a pair. A unit of an address,
 * of before perhaps, is none of these: she is known where she has a place.
 */
export function mayMerge(actor: Actor, people: readonly { units: readonly string[] }[]): Decision {
  const everywhere = people.every(({ units }) => units.some((unit) => holds(actor, MERGE, unit)))
  return people.length > 0 && (actor.kind === 'system' || everywhere) ? allowed : hidden
}
