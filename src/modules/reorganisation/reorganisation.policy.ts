import { allowed, forbidden, hidden, holds, type Actor, type Decision } from '#kernel/access/actor.ts'

/** Prepares an act: writes it down, sees what it would do. */
export const PREPARE = 'reorganisation:prepare' as const
/** Makes it happen, and takes it back. */
export const APPLY = 'reorganisation:apply' as const
export const SYSTEM = 'reorganisation:system' as const

/** Who prepares where the act belongs sees it; to everybody else it does not exist. */
export function maySeeAct(actor: Actor, act: { scope_code: string }): Decision {
  return holds(actor, PREPARE, act.scope_code) || holds(actor, APPLY, act.scope_code) ? allowed : hidden
}

/** Preparing needs the right where the act belongs. */
export function mayPrepareAt(actor: Actor, scope: string): Decision {
  return holds(actor, PREPARE, scope) ? allowed : forbidden()
}

/** To make it happen one needs the right at each unit of before that it touches, and at each new unit's parent. */
export function mayApplyAt(actor: Actor, codes: Iterable<string>): Decision {
  for (const code of codes) if (!holds(actor, APPLY, code)) return forbidden('reorganisation.outside_scope')
  return allowed
}
