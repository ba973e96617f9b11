import { allowed, forbidden, hidden, holds, type Actor, type Decision } from '#kernel/access/actor.ts'

export const READ = 'cadres:read'
export const MANAGE = 'cadres:manage'
/** Giving the role that comes with a post: beside administering accounts, which identity asks for. */
export const GRANT = 'cadres:grant'

/** Who may not even read there learns of nothing; who reads but may not change is told so. */
function mayAt(actor: Actor, permission: string, unit: string): Decision {
  if (holds(actor, permission, unit)) return allowed
  return holds(actor, READ, unit) ? forbidden() : hidden
}

export const mayRead = (actor: Actor, unit: string): Decision => mayAt(actor, READ, unit)
export const mayManage = (actor: Actor, unit: string): Decision => mayAt(actor, MANAGE, unit)

/** Sides of a hand-over: who gives up the post, and who takes it over. */
export const SIDES = ['given', 'taken'] as const
export type Side = (typeof SIDES)[number]

/** Accounts of the two people of a hand-over; empty where she has none, or nobody takes over yet. */
export type Parties = Record<Side, readonly string[]>

/**
 * Each side ticks for itself. Where somebody has no account, the office that looks after the unit ticks for her, with
 * its name in the log; but whoever stands on one side never ticks for the other.
 */
export function mayTick(actor: Actor, side: Side, parties: Parties, unit: string): Decision {
  const me = actor.accountId
  if (me === null) return actor.kind === 'system' ? allowed : hidden
  if (parties[side].includes(me)) return allowed
  const other = side === 'given' ? parties.taken : parties.given
  if (other.includes(me)) return forbidden('cadres.other_side')
  if (parties[side].length > 0 && holds(actor, READ, unit)) return forbidden('cadres.her_own_side')
  return mayManage(actor, unit)
}

/** The office, and both sides whatever they may read otherwise. */
export const mayFollowHandover = (actor: Actor, parties: Parties, unit: string): Decision =>
  actor.accountId !== null && [...parties.given, ...parties.taken].includes(actor.accountId)
    ? allowed
    : mayRead(actor, unit)
