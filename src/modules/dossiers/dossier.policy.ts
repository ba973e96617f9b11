import {
  allowed,
  coversPapersOf,
  forbidden,
  hidden,
  holds,
  holdsPapersOf,
  unitsWith,
  type Actor,
  type Decision,
} from '#kernel/access/actor.ts'
import { mayActOn, owns, type Owned } from '#kernel/access/ownership.ts'
import { dossierErrors } from './dossier.errors.ts'
import { decidingStep, type Flow } from './dossier.rules.ts'
import { applyMove, moves, type Move, type MoveKind } from './moves.rules.ts'

/** What the policy looks at. */
export type Guarded = Owned & { unit_code: string; state: Flow['state']; step: Flow['step'] }

/**
 * Whose dossier it is: in her account, made for her by a mandate under which this actor follows it, or proved hers (sent
 * from this browser, opened, or by the applicant token). Lists ask the same by `inAccountOf`.
 */
export const isOwner = (actor: Actor, dossier: Owned): boolean => owns(actor, dossier, 'follow')

/** Handing in for another needs a mandate for this procedure; for oneself nothing. */
export function mayApplyFor(actor: Actor, procedure: string): Decision {
  const principal = actor.onBehalfOf
  if (principal?.ended) return forbidden(dossierErrors.mandateEnded)
  return !principal || mayActOn(principal, procedure, 'apply') ? allowed : forbidden(dossierErrors.outsideMandate)
}

/** The result itself: the office, the owner, and a representative whose mandate says that she may fetch results. */
export function mayFetchResult(actor: Actor, dossier: Guarded): Decision {
  if (mayRead(actor, dossier) === hidden) return hidden
  const officer = holds(actor, 'dossiers:read', dossier.unit_code)
  return officer || owns(actor, dossier, 'receive') ? allowed : forbidden(dossierErrors.outsideMandate)
}

/** Only what nobody has in an account yet, and was proved hers, goes into hers; never while she acts for another. */
export function mayKeep(actor: Actor, dossier: Guarded): Decision {
  if (actor.onBehalfOf) return forbidden(dossierErrors.stopActingFirst)
  if (!isOwner(actor, dossier)) return hidden
  const kept = dossier.account_id !== null || dossier.represented_id !== null
  return kept && dossier.account_id !== actor.accountId ? forbidden(dossierErrors.keptByAnother) : allowed
}

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
const needs: Record<MoveKind, { any: readonly string[]; owner?: 'supplement' | 'withdraw' }> = {
  accept: { any: ['dossiers:receive'] },
  refuse: { any: ['dossiers:receive'] },
  assign: { any: ['dossiers:receive', 'dossiers:examine', 'dossiers:approve'] },
  take: { any: ['dossiers:examine'] },
  forward: { any: ['dossiers:receive', 'dossiers:examine'] },
  send_back: { any: ['dossiers:approve'] },
  request_supplement: { any: ['dossiers:examine'] },
  supplement: { any: ['dossiers:supplement'], owner: 'supplement' },
  request_payment: { any: ['dossiers:pay', 'dossiers:examine'] },
  mark_paid: { any: ['dossiers:pay'] },
  approve: { any: ['dossiers:approve'] },
  return_result: { any: ['dossiers:return'] },
  withdraw: { any: ['dossiers:withdraw'], owner: 'withdraw' },
  stop: { any: ['dossiers:approve'] },
  extend: { any: ['dossiers:approve'] },
  revise_due: { any: ['dossiers:revise'] },
}

/** May this actor try this move on this dossier? What she may not see looks absent. */
export function mayMove(actor: Actor, dossier: Guarded, kind: MoveKind): Decision {
  const { any, owner } = needs[kind]
  if (owner && owns(actor, dossier, owner)) return allowed
  if (mayRead(actor, dossier) === hidden) return hidden
  if (!any.some((permission) => holds(actor, permission, dossier.unit_code))) return forbidden()
  return allowed
}

/**
 * The results of a unit are revoked and replaced by those who may decide there; of one that ended, by those who may at
 * the unit that goes on for it (ADR 40). Its other papers stay as they were.
 */
export function mayRevoke(actor: Actor, dossier: Guarded): Decision {
  if (mayRead(actor, dossier) === hidden) return hidden
  return holdsPapersOf(actor, 'dossiers:approve', dossier.unit_code) ? allowed : forbidden()
}

/** In which role an officer passes a dossier on: who examines passes it to the next step, reception only hands it over. */
export function forwardsAs(actor: Actor, dossier: Guarded): 'reception' | 'specialist' {
  return holds(actor, 'dossiers:examine', dossier.unit_code) ? 'specialist' : 'reception'
}

/** Permissions of which one is needed for the move. */
export const permissionsFor = (kind: MoveKind): readonly string[] => needs[kind].any

/** The role under which an actor's move is recorded: that of the position which allows it, her own before another's. */
export function roleOf(actor: Actor, dossier: Guarded, move?: { kind: MoveKind; as?: string }): string {
  const here = actor.positions.filter((one) => coversPapersOf(one, dossier.unit_code))
  const asked = move?.as === 'specialist' ? ['dossiers:examine'] : move ? needs[move.kind].any : []
  const position = here.find((one) => asked.some((permission) => one.permissions.has(permission))) ?? here[0]
  if (position) return position.role
  if (!isOwner(actor, dossier)) return 'system'
  return actor.onBehalfOf ? 'representative' : 'owner'
}

/** Under which name a move is stored with the dossier: officers by theirs, residents by none. */
export const moverName = (actor: Actor): string =>
  actor.positions.length > 0 || actor.kind === 'system' ? actor.name : ''

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
