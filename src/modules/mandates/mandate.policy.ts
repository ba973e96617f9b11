import { allowed, forbidden, hidden, holds, type Actor, type Decision } from '#kernel/access/actor.ts'
import { mandateErrors } from './mandate.errors.ts'
import { needsDesk, type MandateKind, type MandateState, type Side } from './mandate.rules.ts'

export const ACT = 'mandates:act'
export const CONFIRM = 'mandates:confirm'

/** What the policy looks at: columns of the table. */
export type GuardedMandate = {
  kind: MandateKind
  state: MandateState
  requested_by: Side
  representative_id: string | null
  association_unit: string | null
  principal_id: string | null
  desk_unit: string | null
}

/** On which side of the mandate the actor stands: an association's side is that of its officers at the unit. */
export function sideOf(actor: Actor, mandate: GuardedMandate): Side | undefined {
  if (actor.kind !== 'account' || actor.accountId === null || actor.machine) return undefined
  if (mandate.principal_id === actor.accountId) return 'principal'
  const named = mandate.representative_id === actor.accountId
  if (mandate.association_unit === null) return named ? 'representative' : undefined
  // Any officer of the association, as long as she is one; before there is a principal only the one who asked.
  const asked = mandate.principal_id !== null || named
  return asked && holds(actor, ACT, mandate.association_unit) ? 'representative' : undefined
}

/** Officers who see the papers, at the unit where they are shown. */
export const isDesk = (actor: Actor, mandate: GuardedMandate): boolean =>
  mandate.desk_unit !== null && holds(actor, CONFIRM, mandate.desk_unit)

/** Both sides see it, and the desk what it has to look at; for everybody else there is none. */
export const maySee = (actor: Actor, mandate: GuardedMandate): Decision =>
  sideOf(actor, mandate) !== undefined || isDesk(actor, mandate) || actor.kind === 'system' ? allowed : hidden

/** Only as oneself: who acts for another gives and takes no mandates in that name. */
export const mayDeal = (actor: Actor): Decision => (actor.onBehalfOf ? forbidden(mandateErrors.stopFirst) : allowed)

/** An officer confirms, but never what she herself asked for. */
export function mayConfirm(actor: Actor, mandate: GuardedMandate): Decision {
  if (!isDesk(actor, mandate)) return hidden
  return sideOf(actor, mandate) === undefined ? allowed : forbidden('mandates.not_your_own')
}

/** To act one must be the representative, or an officer of the association now. */
export const mayActUnder = (actor: Actor, mandate: GuardedMandate): Decision =>
  sideOf(actor, mandate) === 'representative' ? allowed : hidden

export type MandateButton = 'act' | 'accept' | 'refuse' | 'cancel' | 'narrow' | 'revoke' | 'confirm'

/** What this actor can do now with a mandate in this state: what buttons are drawn from. */
export function buttonsOf(actor: Actor, mandate: GuardedMandate, state: MandateState): MandateButton[] {
  const side = sideOf(actor, mandate)
  if (side === undefined) return state === 'awaiting_desk' && isDesk(actor, mandate) ? ['confirm', 'refuse'] : []
  const mine = side === mandate.requested_by
  if (state === 'requested') return mine ? ['cancel'] : ['accept', 'refuse']
  if (state === 'awaiting_desk') return mine ? ['cancel'] : []
  if (state !== 'active') return []
  const both: MandateButton[] = ['narrow', 'revoke']
  return side === 'representative' ? ['act', ...both] : both
}

/** The desk may end what it confirmed: a guardian is replaced, a director leaves. */
export const mayEndAtDesk = (actor: Actor, mandate: GuardedMandate): boolean =>
  needsDesk(mandate.kind) && isDesk(actor, mandate) && sideOf(actor, mandate) === undefined
