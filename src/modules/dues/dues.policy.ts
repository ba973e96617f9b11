import { allowed, forbidden, hidden, holds, type Actor, type Decision } from '#kernel/access/actor.ts'

export const READ = 'dues:read'
export const COLLECT = 'dues:collect'
export const MANAGE = 'dues:manage'

/**
 * May this actor do what the permission says with the dues and the fund of this unit? Who may not even read there learns of
 * nothing; who reads but lacks the permission is told so.
 */
export function mayAtUnit(actor: Actor, permission: string, unitCode: string): Decision {
  if (holds(actor, permission, unitCode)) return allowed
  return holds(actor, READ, unitCode) ? forbidden() : hidden
}

/**
 * A receipt is read where the money is booked, and where the payer is a member now: the head of a group sees what she wrote,
 * though the money lies with the branch.
 */
export const mayReadReceipt = (actor: Actor, bookedAt: string, memberAt: string | undefined): Decision =>
  holds(actor, READ, bookedAt) || (memberAt !== undefined && holds(actor, READ, memberAt)) ? allowed : hidden
