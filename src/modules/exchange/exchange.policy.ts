import { allowed, forbidden, hidden, holds, type Actor, type Decision } from '#kernel/access/actor.ts'

export const IMPORT = 'exchange:import'
export const EXPORT = 'exchange:export'
export const SYSTEM = 'exchange:system'
export const SENSITIVE = 'records:sensitive'

/** Lists are brought in by whoever may do so at the unit that they are of; others learn of no import there. */
export const mayImport = (actor: Actor, unit: string): Decision => (holds(actor, IMPORT, unit) ? allowed : hidden)

/** Lists go out of what one may see; religion and party only with the right to sensitive records there. */
export function mayExport(actor: Actor, unit: string, sensitive: boolean): Decision {
  if (!holds(actor, EXPORT, unit) || !holds(actor, 'members:read', unit)) return hidden
  return !sensitive || holds(actor, SENSITIVE, unit) ? allowed : forbidden()
}
