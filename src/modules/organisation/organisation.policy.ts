import { allowed, forbidden, holds, type Actor, type Decision } from '#kernel/access/actor.ts'

/** Whoever founds in a unit also says how it is reached; units are public, so a refusal hides nothing. */
export const mayDescribe = (actor: Actor, unit: string): Decision =>
  holds(actor, 'units:found', unit) || holds(actor, 'members:write', unit) ? allowed : forbidden()
