import { allowed, forbidden, type Actor, type Decision, type PrincipalAct } from '#kernel/access/actor.ts'
import { mayActOn, owns, type NewOwner } from '#kernel/access/ownership.ts'
import { draftErrors } from './draft.errors.ts'

/** What the policy looks at. */
export type GuardedDraft = { id: string; procedureCode: string; owner: NewOwner }

const gone: Decision = { allowed: false, as: 'hidden', code: draftErrors.gone }

/**
 * A draft belongs to the account for which it was begun, and to the browsers that began it or opened it with its code; to
 * everybody else it does not exist. One begun by a mandate opens by that alone: its code must not outlive the mandate.
 */
export function mayUseDraft(actor: Actor, draft: GuardedDraft, act: PrincipalAct = 'apply'): Decision {
  if (actor.kind === 'system') return allowed
  if (actor.onBehalfOf?.ended) return forbidden(draftErrors.mandateEnded)
  const { id, procedureCode: procedure_code, owner } = draft
  const viewer = owner.mandate_id === null ? actor : { ...actor, opened: [] }
  return owns(viewer, { ...owner, id, procedure_code }, act) ? allowed : gone
}

/** Beginning one for another needs a mandate for this procedure. */
export function mayBegin(actor: Actor, procedure: string): Decision {
  const principal = actor.onBehalfOf
  if (principal?.ended) return forbidden(draftErrors.mandateEnded)
  return !principal || mayActOn(principal, procedure, 'apply') ? allowed : forbidden(draftErrors.outsideMandate)
}

/** Only a draft that is in no account goes into one's own; never while one acts for another. */
export function mayKeepDraft(actor: Actor, draft: GuardedDraft): Decision {
  if (actor.onBehalfOf) return forbidden(draftErrors.stopActingFirst)
  if (!mayUseDraft(actor, draft).allowed) return gone
  const { account_id, represented_id } = draft.owner
  const kept = account_id !== null || represented_id !== null
  return kept && account_id !== actor.accountId ? forbidden(draftErrors.keptByAnother) : allowed
}
