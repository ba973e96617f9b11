import { allowed, forbidden, hidden, holds, type Actor, type Decision } from '#kernel/access/actor.ts'

export const READ = 'members:read'
export const WRITE = 'members:write'
export const ADMIT = 'members:admit'
export const TRANSFER = 'members:transfer'
export const RULES = 'members:rules'

/**
 * May this actor do what the permission says with a member of this unit? Who may not even read there learns of nothing;
 * who reads but lacks the permission is told so.
 */
export function mayOnMember(actor: Actor, permission: string, unitCode: string): Decision {
  if (holds(actor, permission, unitCode)) return allowed
  return holds(actor, READ, unitCode) ? forbidden() : hidden
}
