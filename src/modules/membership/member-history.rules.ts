import type { PlaceLine, StateLine } from './line.rules.ts'
import type { HistoryEntry } from './member.schema.ts'

type Decisions = ReadonlyMap<string, { number: string; on: string; signer: string }>
type Asked = { appliedOn: string; state: string; decidedOn: string | null; refusal: string | null; unit: string }
type Refused = { on: string; to: string; reason: string | null }

const nothing = { state: null, kind: null, unit: null, why: null, reason: null, decision: null }

/** What happened to a membership, newest first: each stretch of its lines begins with something that changed. */
export function historyOf(
  given: {
    states: StateLine
    places: PlaceLine
    decisions: Decisions
    /** Oldest first. */
    applications: readonly Asked[]
    /** Those that were refused, oldest first. */
    transfers: readonly Refused[]
  },
  unitName: (code: string) => string,
): HistoryEntry[] {
  const { states, places, decisions, applications, transfers } = given
  const ofStates = states.flatMap((span, at): HistoryEntry[] => {
    const before = states[at - 1]
    const decision = span.decisionId === null ? null : (decisions.get(span.decisionId) ?? null)
    const entry = { ...nothing, on: span.from, state: span.state, kind: span.kind, decision }
    if (!before) return [{ ...entry, what: 'joined', unit: unitName(places[0]?.unit ?? '') }]
    // Of who left or died her last day is told, as the decision and the card tell it.
    const isEnd = span.state === 'left' || span.state === 'dead'
    const on = isEnd ? (before.to ?? span.from) : span.from
    if (before.state !== span.state) return [{ ...entry, on, what: 'state', reason: span.reason }]
    return before.kind === span.kind ? [] : [{ ...entry, what: 'kind', reason: span.reason }]
  })
  const ofPlaces = places.flatMap((span, at): HistoryEntry[] =>
    at === 0 || places[at - 1]?.unit === span.unit
      ? []
      : [{ ...nothing, on: span.from, what: 'place', unit: unitName(span.unit), why: span.reason }],
  )
  // A move that was made is a place; one that was not agreed to is told too, with the answer.
  const ofTransfers = transfers.map(({ on, to, reason }): HistoryEntry => ({
    ...nothing,
    on,
    what: 'transfer_refused',
    unit: unitName(to),
    reason,
  }))
  const ofApplications = applications.flatMap((one): HistoryEntry[] => {
    const asked = { ...nothing, on: one.appliedOn, what: 'applied' as const, unit: unitName(one.unit) }
    if (one.decidedOn === null || (one.state !== 'refused' && one.state !== 'withdrawn')) return [asked]
    return [asked, { ...nothing, on: one.decidedOn, what: one.state, unit: unitName(one.unit), reason: one.refusal }]
  })
  // On one day in the order in which such things happen: asked, answered, a member, moved.
  return [...ofApplications, ...ofStates, ...ofTransfers, ...ofPlaces]
    .toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
    .toReversed()
}
