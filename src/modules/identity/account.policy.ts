import { allowed, forbidden, holds, type Actor, type Decision } from '#kernel/access/actor.ts'

export const MANAGE = 'identity:manage'

/** The very answer of an account that there is not: else user names of other units could be guessed. */
const absent: Decision = { allowed: false, as: 'hidden', code: 'identity.unknown_account' }

/** What the policy needs to know of an account: the unit that looks after it, and where it holds positions. */
export type ManagedAccount = { id: string; unitCode: string | null; positionUnits: readonly string[] }

/** Seeing an account in the administration: it belongs to, or works in, a unit that one administers. */
export function maySee(actor: Actor, account: ManagedAccount): Decision {
  if (actor.kind === 'system') return allowed
  const units = [account.unitCode, ...account.positionUnits]
  return units.some((unit) => unit !== null && holds(actor, MANAGE, unit)) ? allowed : absent
}

/**
 * Changing an account: one must administer its own unit and every unit where it holds a position. Else a commune's
 * administrator could take over the province's by setting that password.
 */
export function mayManage(actor: Actor, account: ManagedAccount): Decision {
  if (actor.kind === 'system') return allowed
  if (!maySee(actor, account).allowed) return absent
  const units = [account.unitCode, ...account.positionUnits]
  return units.every((unit) => unit !== null && holds(actor, MANAGE, unit)) ? allowed : forbidden('identity.not_yours')
}

/** Rights and bans are for others to give: nobody appoints or disables oneself. */
export function mayDecideOn(actor: Actor, account: ManagedAccount): Decision {
  if (actor.accountId === account.id) return forbidden('identity.not_yourself')
  return mayManage(actor, account)
}

/** Giving a position at this unit. */
export function mayAppointAt(actor: Actor, unitCode: string): Decision {
  return holds(actor, MANAGE, unitCode) ? allowed : forbidden('identity.unit_not_yours')
}
