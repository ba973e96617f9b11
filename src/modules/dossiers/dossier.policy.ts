import { allowed, forbidden, hidden, holds, unitsWith, type Actor, type Decision } from '#kernel/access/actor.ts'
import { decidingStep, type Flow } from './dossier.rules.ts'
import { applyMove, moves, type Move, type MoveKind } from './moves.rules.ts'

/** What the policy looks at. */
export type Guarded = { id: string; unit_code: string; state: Flow['state']; step: Flow['step'] }

/** Who proved that the dossier is hers: sent it from this browser, opened it, or holds the applicant token. */
export const isOwner = (actor: Actor, dossier: { id: string }): boolean => actor.opened.includes(dossier.id)

/** Officers of the unit read its dossiers; the owner reads her own; for everybody else there is none. */
export function mayRead(actor: Actor, dossier: Guarded): Decision {
  return holds(actor, 'dossiers:read', dossier.unit_code) || isOwner(actor, dossier) ? allowed : hidden
}

/** As mayRead for officers only: files beside the form, prints of the office, full numbers. */
export function mayHandle(actor: Actor, dossier: Guarded): Decision {
  return holds(actor, 'dossiers:read', dossier.unit_code) ? allowed : hidden
}

/** The same rule as a list of units for SQL: `unit_code = any(...)`, or no condition for `all`. */
export function readableUnits(actor: Actor): readonly string[] | 'all' {
  return unitsWith(actor, 'dossiers:read')
}

/** Permissions of which one is needed for a move, and whether the owner may make it herself. */
const needs: Record<MoveKind, { any: readonly string[]; owner?: true }> = {
  accept: { any: ['dossiers:receive'] },
  refuse: { any: ['dossiers:receive'] },
  assign: { any: ['dossiers:receive', 'dossiers:examine', 'dossiers:approve'] },
  take: { any: ['dossiers:examine'] },
  forward: { any: ['dossiers:receive', 'dossiers:examine'] },
  send_back: { any: ['dossiers:approve'] },
  request_supplement: { any: ['dossiers:examine'] },
  supplement: { any: ['dossiers:supplement'], owner: true },
  request_payment: { any: ['dossiers:pay', 'dossiers:examine'] },
  mark_paid: { any: ['dossiers:pay'] },
  approve: { any: ['dossiers:approve'] },
  return_result: { any: ['dossiers:return'] },
  withdraw: { any: ['dossiers:withdraw'], owner: true },
  stop: { any: ['dossiers:approve'] },
  extend: { any: ['dossiers:approve'] },
  revise_due: { any: ['dossiers:revise'] },
}

/** May this actor try this move on this dossier? What she may not see looks absent. */
export function mayMove(actor: Actor, dossier: Guarded, kind: MoveKind): Decision {
  const { any, owner } = needs[kind]
  if (owner && isOwner(actor, dossier)) return allowed
  if (mayRead(actor, dossier) === hidden) return hidden
  if (!any.some((permission) => holds(actor, permission, dossier.unit_code))) return forbidden()
  return allowed
}

/** The results of a unit are revoked and replaced by those who may decide there. */
export function mayRevoke(actor: Actor, dossier: Guarded): Decision {
  if (mayRead(actor, dossier) === hidden) return hidden
  return holds(actor, 'dossiers:approve', dossier.unit_code) ? allowed : forbidden()
}

/** In which role an officer passes a dossier on: who examines passes it to the next step, reception only hands it over. */
export function forwardsAs(actor: Actor, dossier: Guarded): 'reception' | 'specialist' {
  return holds(actor, 'dossiers:examine', dossier.unit_code) ? 'specialist' : 'reception'
}

/** The role under which an actor's move is recorded. */
export function roleOf(actor: Actor, dossier: Guarded): string {
  const position = actor.positions.find((one) => one.units.includes(dossier.unit_code))
  return position?.role ?? (isOwner(actor, dossier) ? 'owner' : 'system')
}

/** The moves that this actor can make now: what buttons are drawn from. */
export function possibleMoves(actor: Actor, dossier: Guarded, flow: Flow, now: Date): MoveKind[] {
  return moves[flow.state].filter((kind) => {
    if (!mayMove(actor, dossier, kind).allowed) return false
    if (kind === 'send_back' && flow.step !== decidingStep(flow.steps)) return false
    return applyMove(flow, sample(kind, actor, dossier, flow, now)).ok
  })
}

function sample(kind: MoveKind, actor: Actor, dossier: Guarded, flow: Flow, now: Date): Move {
  const by = actor.accountId ?? ''
  const later = new Date((flow.dueAt ?? now).getTime() + 86_400_000)
  switch (kind) {
    case 'accept':
    case 'supplement':
    case 'revise_due':
      return { kind, dueAt: later }
    case 'assign':
      return { kind, assigneeId: by }
    case 'take':
      return { kind, by }
    case 'forward':
      return { kind, by, as: forwardsAs(actor, dossier) }
    case 'request_supplement':
      return { kind, by, force: true }
    case 'extend':
      return { kind, now, dueAt: later }
    case 'refuse':
    case 'send_back':
    case 'request_payment':
    case 'mark_paid':
    case 'approve':
    case 'return_result':
    case 'withdraw':
    case 'stop':
      return { kind }
  }
}
