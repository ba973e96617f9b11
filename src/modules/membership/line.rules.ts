import { at, beginLine, dayAfter, endLine, overwrite, type Span } from './timeline.rules.ts'
import type { DatedState, MemberKind, PlaceReason } from './member.rules.ts'

/** `openedBy`, `closedBy`: the reorganisation that a row's first or last day comes from. */
export type Place = { unit: string; reason: PlaceReason; openedBy: string | null; closedBy: string | null }
export type PlaceLine = Span<Place>[]

export type Standing = { state: DatedState; kind: MemberKind; reason: string | null; decisionId: string | null }
export type StateLine = Span<Standing>[]

/** A mark of a reorganisation stays with the day it made. */
const cutPlace = (place: Place, end: 'begin' | 'end'): Place => ({
  unit: place.unit,
  reason: place.reason,
  openedBy: end === 'begin' ? null : place.openedBy,
  closedBy: end === 'end' ? null : place.closedBy,
})

/** In that unit over these days; `to` null: from then on. Days outside of the membership are left alone. */
export function movePlace(
  line: PlaceLine,
  days: { from: string; to: string | null },
  unit: string,
  reason: PlaceReason,
): PlaceLine {
  if (line.every((span) => span.unit === unit || span.from > (days.to ?? '9999') || (span.to ?? '9999') < days.from))
    return line
  return settleMarks(overwrite(line, days.from, days.to, { unit, reason, openedBy: null, closedBy: null }, cutPlace))
}

export const endPlaces = (line: PlaceLine, lastDay: string): PlaceLine => settleMarks(endLine(line, lastDay, cutPlace))
export const beginPlaces = (line: PlaceLine, firstDay: string): PlaceLine => settleMarks(beginLine(line, firstDay))

/** Back again after an end: a new stretch, with a gap before it in which she was nowhere. */
export const reopenPlaces = (line: PlaceLine, from: string, unit: string): PlaceLine => [
  ...line,
  { id: null, unit, reason: 'admission', openedBy: null, closedBy: null, from, to: null },
]

/** From that day on something else: what lay after it goes. */
export function changeState(line: StateLine, from: string, change: Partial<Standing>): StateLine {
  const before = at(line, from) ?? line.at(-1)
  if (!before) return line
  const { state, kind } = before
  return overwrite(line, from, null, { state, kind, reason: null, decisionId: null, ...change })
}

/** Ended on `lastDay`: gone from the next day on. */
export const endStates = (
  line: StateLine,
  lastDay: string,
  state: 'left' | 'dead',
  reason: string | null,
  decisionId: string | null,
): StateLine => changeState(line, dayAfter(lastDay), { state, reason, decisionId })

/** An end that was written by mistake is none: what she was before it goes on. */
export const withoutEnd = (
  states: StateLine,
  places: PlaceLine,
  lastDay: string | null,
): { states: StateLine; places: PlaceLine } => {
  const goOn = <V extends object>(line: readonly Span<V>[]) =>
    line.map((span, place) => (place === line.length - 1 && span.to === lastDay ? { ...span, to: null } : span))
  const hasEnd = ['left', 'dead'].includes(states.at(-1)?.state ?? '')
  return { states: goOn(hasEnd ? states.slice(0, -1) : states), places: goOn(places) }
}

export const beginStates = (line: StateLine, firstDay: string): StateLine => beginLine(line, firstDay)

/** A mark that lost its other half (a transfer on the very day of a reform, an end on its eve) is none any more. */
export const settleMarks = (line: PlaceLine): PlaceLine =>
  line.map((span, at) => ({
    ...span,
    openedBy: span.openedBy !== null && meets(line[at - 1], span) ? span.openedBy : null,
    closedBy: span.closedBy !== null && meets(span, line[at + 1]) ? span.closedBy : null,
  }))

/** Did one act end the first and begin the second, on the day after? */
const meets = (before: PlaceLine[number] | undefined, after: PlaceLine[number] | undefined): boolean =>
  before !== undefined &&
  after !== undefined &&
  before.to !== null &&
  dayAfter(before.to) === after.from &&
  before.closedBy !== null &&
  before.closedBy === after.openedBy
