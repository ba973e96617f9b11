import { allowed, forbidden, holds, type Actor, type Decision } from '#kernel/access/actor.ts'
import { MANAGE } from './account.policy.ts'

export const ROLES = 'identity:roles'

/** What holders of a role may hand on to others: what they may do themselves, or everything there is. */
export const givesChoices = ['own', 'all'] as const
export type Gives = (typeof givesChoices)[number]

/** What of a role decides who may change or give it. */
export type RoleRights = { permissions: readonly string[]; gives: Gives }

/**
 * May the actor hand this permission on at this unit (anywhere, when left out)? She must hold it there herself, or
 * administer the unit by a role that may give everything: else an administrator could appoint nobody who decides.
 */
export function mayGive(actor: Actor, permission: string, unit?: string): boolean {
  return holds(actor, permission, unit) || givesAll(actor, unit)
}

/** Whether one of the actor's positions covering the unit may give everything. */
export function givesAll(actor: Actor, unit?: string): boolean {
  if (actor.kind === 'system') return true
  return actor.positions.some(
    (position) =>
      position.gives === 'all' &&
      position.permissions.has(MANAGE) &&
      (unit === undefined || position.units.includes(unit)),
  )
}

/** Giving this role at this unit: nobody hands on what she could not do or give there herself. */
export function mayGiveRole(actor: Actor, role: RoleRights, unit?: string): Decision {
  if (role.gives === 'all' && !givesAll(actor, unit)) return forbidden('identity.gives_too_much')
  return role.permissions.every((permission) => mayGive(actor, permission, unit))
    ? allowed
    : forbidden('identity.gives_too_much')
}

/**
 * Changing what a role may do changes every position that holds it: each of their units must be the actor's to
 * administer, what is added must be hers to give there, and to her own role she adds nothing that she lacks.
 */
export function mayChangeRole(
  actor: Actor,
  change: { before: RoleRights; after: RoleRights; units: readonly string[]; own: boolean },
): Decision {
  const { before, after, units, own } = change
  if (!units.every((unit) => holds(actor, ROLES, unit))) return forbidden('identity.role_used_elsewhere')
  const added: RoleRights = {
    permissions: after.permissions.filter((permission) => !before.permissions.includes(permission)),
    gives: before.gives === 'all' ? 'own' : after.gives,
  }
  if (own && (added.gives === 'all' || !added.permissions.every((permission) => holds(actor, permission))))
    return forbidden('identity.not_raise_yourself')
  const places = units.length > 0 ? units : [undefined]
  return places.map((unit) => mayGiveRole(actor, added, unit)).find((one) => !one.allowed) ?? allowed
}
