/**
 * Acting for others: who may do what for whom, by whose consent, until when. Civil Code 2015 art. 134-143 (representation),
 * 46-59 (guardianship), Marriage and Family Law 2014 art. 24 (spouses). A mandate is between the *representative* (who
 * acts) and the *principal* (for whom). Both must want it; where the principal cannot say so here, an officer who saw the
 * paper does.
 */

export const mandateKinds = ['guardian', 'spouse', 'relative', 'organisation', 'association'] as const
export type MandateKind = (typeof mandateKinds)[number]

export const mandateActs = ['apply', 'follow', 'receive', 'supplement', 'withdraw'] as const
export type MandateAct = (typeof mandateActs)[number]

export type MandateState =
  /** The other side has not answered. */
  | 'requested'
  /** An officer has to see the paper. */
  | 'awaiting_desk'
  | 'active'
  | 'refused'
  | 'cancelled'
  | 'lapsed'
  | 'revoked'
  | 'expired'

export const mandateStates: readonly MandateState[] = [
  'requested',
  'awaiting_desk',
  'active',
  'refused',
  'cancelled',
  'lapsed',
  'revoked',
  'expired',
]

export type Side = 'representative' | 'principal'
export type Scope = { procedures: readonly string[] | 'all'; acts: readonly MandateAct[] }

/** What decisions are made from. Dates are civil, `YYYY-MM-DD`; `validUntil` is the last day. */
export type Mandate = {
  kind: MandateKind
  state: MandateState
  requestedBy: Side
  /** Who has said yes; `desk` is the officer who saw the paper. */
  consents: { representative: boolean; principal: boolean; desk: boolean }
  scope: Scope
  validUntil: string
  requestedAt: Date
  /** A request made by a code on a screen ends with the code. */
  codeUntil: Date | null
}

export type MandateMove =
  | { kind: 'accept'; side: Side }
  | { kind: 'refuse'; side: Side | 'desk' }
  | { kind: 'cancel'; side: Side }
  | { kind: 'confirm' }
  | { kind: 'narrow'; side: Side; scope: Scope; validUntil: string }
  | { kind: 'revoke'; side: Side | 'desk' }
  | { kind: 'lapse' }
  | { kind: 'expire' }

export type MandateRefusal = 'not_possible' | 'not_yours' | 'wider' | 'over' | 'not_yet'
export type Moved = { ok: true; next: Mandate } | { ok: false; refusal: MandateRefusal }

export const REQUEST_DAYS = 14
/** Papers take their time. */
export const DESK_DAYS = 56
export const CODE_MINUTES = 10
export const DEFAULT_YEARS = 1
export const MAX_YEARS = 5
/** Of age: Civil Code 2015, art. 20. */
const ADULT = 18
const DAY = 86_400_000

/** Kinds whose principal cannot answer here (a child, an organisation): an officer confirms after seeing the paper. */
export const needsDesk = (kind: MandateKind): boolean => kind === 'guardian' || kind === 'organisation'

/** The state as of a moment: what is over by the calendar is over before any job has said so. */
export function stateAt(mandate: Mandate, now: Date, today: string): MandateState {
  if (mandate.state === 'active' && mandate.validUntil < today) return 'expired'
  const waiting = mandate.state === 'requested' || mandate.state === 'awaiting_desk'
  if (waiting && (requestEnd(mandate) <= now || mandate.validUntil < today)) return 'lapsed'
  return mandate.state
}

/** Until when a request can be answered. */
function requestEnd(mandate: Mandate): Date {
  if (mandate.codeUntil !== null) return mandate.codeUntil
  const days = mandate.state === 'awaiting_desk' ? DESK_DAYS : REQUEST_DAYS
  return new Date(mandate.requestedAt.getTime() + days * DAY)
}

export const isActive = (mandate: Mandate, now: Date, today: string): boolean =>
  stateAt(mandate, now, today) === 'active'

/** Makes a move, or says why not. A mandate that has ended takes none. */
export function moveMandate(mandate: Mandate, move: MandateMove, now: Date, today: string): Moved {
  const state = stateAt(mandate, now, today)
  const to = (next: Partial<Mandate>): Moved => ({ ok: true, next: { ...mandate, state, ...next } })
  const no = (refusal: MandateRefusal): Moved => ({ ok: false, refusal })
  switch (move.kind) {
    case 'accept':
      if (state !== 'requested') return no(state === 'lapsed' ? 'over' : 'not_possible')
      if (move.side === mandate.requestedBy) return no('not_yours')
      return to({ state: 'active', codeUntil: null, consents: { ...mandate.consents, [move.side]: true } })
    case 'confirm':
      if (state !== 'awaiting_desk') return no(state === 'lapsed' ? 'over' : 'not_possible')
      return to({ state: 'active', consents: { ...mandate.consents, desk: true } })
    case 'refuse':
      if (move.side === 'desk') return state === 'awaiting_desk' ? to({ state: 'refused' }) : no('not_possible')
      if (state !== 'requested') return no('not_possible')
      return move.side === mandate.requestedBy ? no('not_yours') : to({ state: 'refused', codeUntil: null })
    case 'cancel':
      if (state !== 'requested' && state !== 'awaiting_desk') return no('not_possible')
      return move.side === mandate.requestedBy ? to({ state: 'cancelled', codeUntil: null }) : no('not_yours')
    case 'narrow':
      if (state !== 'active') return no('not_possible')
      if (!isWithin(move.scope, mandate.scope) || move.validUntil > mandate.validUntil) return no('wider')
      return to({ scope: move.scope, validUntil: move.validUntil })
    case 'revoke':
      if (move.side === 'desk' && !needsDesk(mandate.kind)) return no('not_yours')
      return state === 'active' ? to({ state: 'revoked' }) : no('not_possible')
    case 'lapse':
      return state === 'lapsed' && mandate.state !== 'lapsed' ? to({ state: 'lapsed' }) : no('not_yet')
    case 'expire':
      return state === 'expired' && mandate.state !== 'expired' ? to({ state: 'expired' }) : no('not_yet')
  }
}

/** A new mandate, as its first side asks for it. That side's consent is the asking. */
export function newMandate(
  given: Pick<Mandate, 'kind' | 'requestedBy' | 'scope' | 'validUntil' | 'requestedAt' | 'codeUntil'>,
): Mandate {
  return {
    ...given,
    scope: tidyScope(given.scope),
    state: needsDesk(given.kind) ? 'awaiting_desk' : 'requested',
    consents: {
      representative: given.requestedBy === 'representative',
      principal: given.requestedBy === 'principal',
      desk: false,
    },
  }
}

/** Both sides want it, or the one that acts and the officer who saw the paper. */
export const isConsented = ({ consents, kind }: Pick<Mandate, 'consents' | 'kind'>): boolean =>
  consents.representative && (needsDesk(kind) ? consents.desk : consents.principal)

/** Whoever supplements, withdraws or fetches a result must see the dossier. Repeats go; the order is the list's. */
export function tidyScope({ procedures, acts }: Scope): Scope {
  const wanted = new Set(acts)
  if (wanted.has('receive') || wanted.has('supplement') || wanted.has('withdraw')) wanted.add('follow')
  return {
    procedures: procedures === 'all' ? 'all' : [...new Set(procedures)].toSorted(),
    acts: mandateActs.filter((act) => wanted.has(act)),
  }
}

/** Is everything that `inner` allows allowed by `outer` too? */
export function isWithin(inner: Scope, outer: Scope): boolean {
  const { procedures } = outer
  const procedure =
    procedures === 'all' || (inner.procedures !== 'all' && inner.procedures.every((code) => procedures.includes(code)))
  return procedure && tidyScope(inner).acts.every((act) => tidyScope(outer).acts.includes(act))
}

/** The same civil day that many years on; 29 February becomes the 28th. */
export function yearsAfter(day: string, years: number): string {
  const moved = `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`
  return moved.endsWith('-02-29') && !isLeap(Number(moved.slice(0, 4))) ? `${moved.slice(0, 8)}28` : moved
}

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - DAY).toISOString().slice(0, 10)
}

/** The last day on which a child is not yet of age: the day before her eighteenth birthday. */
export const lastDayAsChild = (birthDate: string): string => dayBefore(yearsAfter(birthDate, ADULT))

/**
 * The last day of a mandate: what was asked for, one year when nothing was, five at most, and a child's only while she is
 * one. Undefined when no day is left (asked for a day gone by, or a child who is of age).
 */
export function lastDay(today: string, asked: string | undefined, childBorn?: string): string | undefined {
  const days = [
    asked ?? yearsAfter(today, DEFAULT_YEARS),
    yearsAfter(today, MAX_YEARS),
    ...(childBorn === undefined ? [] : [lastDayAsChild(childBorn)]),
  ]
  const last = days.reduce((earliest, day) => (day < earliest ? day : earliest))
  return last < today ? undefined : last
}
