import { allowed, forbidden, hidden, holds, type Actor, type Decision } from '#kernel/access/actor.ts'
import type { RequestState } from './request.rules.ts'

type Asked = { account_id: string | null; dossier_id: string | null }
type Guarded = Asked & { unit_code: string; state: RequestState }

/** Whose request it is: made from her account, or about a dossier that she opened. Never while acting for another. */
export const isAsker = (actor: Actor, request: Asked): boolean =>
  (actor.accountId !== null && request.account_id === actor.accountId && !actor.onBehalfOf) ||
  (request.account_id === null && request.dossier_id !== null && actor.opened.includes(request.dossier_id))

/** Those who decide at the unit, and the person; for everybody else there is none. */
export function mayReadRequest(actor: Actor, request: Guarded): Decision {
  return isAsker(actor, request) || holds(actor, 'privacy:decide', request.unit_code) ? allowed : hidden
}

/** Nobody decides what she asked herself. */
export function mayDecideRequest(actor: Actor, request: Guarded): Decision {
  if (!mayReadRequest(actor, request).allowed) return hidden
  if (!holds(actor, 'privacy:decide', request.unit_code)) return forbidden()
  return isAsker(actor, request) ? forbidden('subjects.own_request') : allowed
}

export function mayWithdrawRequest(actor: Actor, request: Guarded): Decision {
  if (!mayReadRequest(actor, request).allowed) return hidden
  return isAsker(actor, request) ? allowed : forbidden()
}

/** Restrictions are the person's: she ends them, or the office for her when she asks it to. */
export function mayLiftRestriction(actor: Actor, request: Guarded): Decision {
  if (!mayReadRequest(actor, request).allowed) return hidden
  return isAsker(actor, request) || holds(actor, 'privacy:decide', request.unit_code) ? allowed : forbidden()
}

/** What buttons are drawn from. */
export function possibleRequestMoves(
  actor: Actor,
  request: Guarded,
  restricting: boolean,
): ('acknowledge' | 'decide' | 'withdraw' | 'lift')[] {
  const undecided = request.state === 'submitted' || request.state === 'acknowledged'
  const decides = undecided && mayDecideRequest(actor, request).allowed
  return [
    ...(decides && request.state === 'submitted' ? ['acknowledge' as const] : []),
    ...(decides ? ['decide' as const] : []),
    ...(undecided && mayWithdrawRequest(actor, request).allowed ? ['withdraw' as const] : []),
    ...(restricting && mayLiftRestriction(actor, request).allowed ? ['lift' as const] : []),
  ]
}
