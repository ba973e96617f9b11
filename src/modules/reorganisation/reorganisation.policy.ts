import { allowed, forbidden, hidden, holds, holdsPapersOf, type Actor, type Decision } from '#kernel/access/actor.ts'

/** Prepares an act: writes it down, sees what it would do. */
export const PREPARE = 'reorganisation:prepare' as const
/** Makes it happen, and takes it back. */
export const APPLY = 'reorganisation:apply' as const
export const SYSTEM = 'reorganisation:system' as const

/**
 * Who prepares where the act belongs sees it; to everybody else it does not exist. Of one whose unit has ended, often by
 * the act itself, it is who prepares where that unit goes on.
 */
export function maySeeAct(actor: Actor, act: { scope_code: string }): Decision {
  return [PREPARE, APPLY].some((permission) => holdsPapersOf(actor, permission, act.scope_code)) ? allowed : hidden
}

/** Units whose acts the actor finds in the list: where she prepares, and those that ended and go on there. */
export function unitsOfActs(actor: Actor): readonly string[] | 'all' {
  if (actor.kind === 'system') return 'all'
  const preparing = actor.positions.filter(({ permissions }) => permissions.has(PREPARE))
  return [...new Set(preparing.flatMap(({ units, former = [] }) => [...units, ...former]))]
}

/** Preparing needs the right where the act belongs. */
export function mayPrepareAt(actor: Actor, scope: string): Decision {
  return holds(actor, PREPARE, scope) ? allowed : forbidden()
}

/** To take it back one needs the right where the act belongs, or where that unit goes on since it ended. */
export function mayTakeBack(actor: Actor, act: { scope_code: string }): Decision {
  return holdsPapersOf(actor, APPLY, act.scope_code) ? allowed : forbidden('reorganisation.outside_scope')
}

/** To make it happen one needs the right at each unit of before that it touches, and at each new unit's parent. */
export function mayApplyAt(actor: Actor, codes: Iterable<string>): Decision {
  for (const code of codes) if (!holds(actor, APPLY, code)) return forbidden('reorganisation.outside_scope')
  return allowed
}
