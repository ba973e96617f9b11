import { allowed, forbidden, hidden, holds, type Actor, type Decision } from '#kernel/access/actor.ts'
import { MANAGE, mayManage, type ManagedAccount } from './account.policy.ts'
import { mayGiveRole, type RoleRights } from './role.policy.ts'

/** No substitution is longer: somebody away for more than a year needs a successor, not a substitute. */
export const LONGEST_DAYS = 366

/** The actor by her own positions only: what she holds for somebody else she hands on to nobody (no chain). */
const asHerself = (actor: Actor): Actor => ({
  ...actor,
  positions: actor.positions.filter((position) => position.substitutes === undefined),
})

/** What is asked to be handed on: a position, whose it is, and what of it. */
export type Handed = { unit: string; role: RoleRights; holder: ManagedAccount }

/**
 * Naming a substitute for a position: its holder does, or an administrator of the holder's accounts, who can hand on no
 * more than she could give. Not for herself: nobody appoints oneself.
 */
export function mayNameSubstitute(actor: Actor, handed: Handed, substitute: { id: string }): Decision {
  if (actor.accountId !== null && actor.accountId === handed.holder.id) return allowed
  const herself = asHerself(actor)
  const managed = mayManage(herself, handed.holder)
  if (!managed.allowed) return managed
  if (!holds(herself, MANAGE, handed.unit)) return forbidden('identity.unit_not_yours')
  if (actor.accountId === substitute.id) return forbidden('identity.not_yourself')
  return mayGiveRole(herself, handed.role, handed.unit)
}

/** A substitution is seen by both sides and by the administrators of the unit. */
export function maySeeSubstitution(actor: Actor, one: { holder: string; substitute: string; unit: string }): Decision {
  const side = actor.accountId !== null && [one.holder, one.substitute].includes(actor.accountId)
  return side || holds(actor, MANAGE, one.unit) ? allowed : hidden
}
