import { allowed, forbidden, holds, type Actor, type Decision } from '#kernel/access/actor.ts'

/** Who holds `units:manage` at a unit may change it and all below it; units are public, so a refusal hides nothing. */
export function mayManageUnit(actor: Actor, code: string): Decision {
  return holds(actor, 'units:manage', code) ? allowed : forbidden()
}

/** Whole lists come from the operator: the command line and the first start, which act as the system. */
export function mayImportUnits(actor: Actor): Decision {
  return actor.kind === 'system' ? allowed : forbidden()
}
