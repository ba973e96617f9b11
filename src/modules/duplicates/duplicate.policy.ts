import { allowed, hidden, holds, type Actor, type Decision } from '#kernel/access/actor.ts'
import type { MatchFacts } from '#modules/people/index.ts'

export const MERGE = 'people:merge'

/**
 * Who compares and merges two records holds the right at a unit of each: a commune settles its own doubles, the province
 * those between communes. Whoever lacks it for one of them does not learn that there is such a pair.
 */
export function mayMerge(actor: Actor, people: readonly Pick<MatchFacts, 'units'>[]): Decision {
  const everywhere = people.every(({ units }) => units.some((unit) => holds(actor, MERGE, unit)))
  return people.length > 0 && (actor.kind === 'system' || everywhere) ? allowed : hidden
}
