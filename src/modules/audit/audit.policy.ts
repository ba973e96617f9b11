import { allowed, forbidden, hidden, holds, type Actor, type Decision } from '#kernel/access/actor.ts'

export const READ = 'audit:read'
export const EXPORT = 'audit:export'

/** An alarm is closed by an auditor of the officer's unit, never by the officer it is about. */
export function mayClose(actor: Actor, alarm: { actorId: string; unit: string | null }): Decision {
  if (!holds(actor, READ, alarm.unit ?? undefined)) return hidden
  return alarm.actorId === actor.accountId ? forbidden('audit.not_your_own') : allowed
}
