import { allowed, forbidden, hidden, holds, type Actor, type Decision } from '#kernel/access/actor.ts'

export const READ = 'records:read'
export const WRITE = 'records:write'
export const SENSITIVE = 'records:sensitive'

/** Who may not even read there learns of nothing; who reads but lacks the permission is told so. */
export function mayOnRecord(actor: Actor, permission: string, unit: string): Decision {
  if (holds(actor, permission, unit)) return allowed
  return holds(actor, READ, unit) ? forbidden() : hidden
}

/** Deciding what a member proposed: never what one proposed oneself, and sensitive fields only with their right. */
export function mayDecide(actor: Actor, correction: { unit: string; sensitive: boolean; by: string }): Decision {
  const basis = mayOnRecord(actor, WRITE, correction.unit)
  if (!basis.allowed) return basis
  if (correction.by === actor.accountId) return forbidden('records.your_own')
  return correction.sensitive ? mayOnRecord(actor, SENSITIVE, correction.unit) : allowed
}
