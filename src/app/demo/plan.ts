/** What happens to a demo dossier, in the order of its moves. */
export type Fate =
  | 'new'
  | 'refused'
  | 'withdrawn'
  | 'received'
  | 'examining'
  | 'waiting'
  | 'paying'
  | 'supplied'
  | 'deciding'
  | 'granted'
  | 'denied'
  | 'returned'
  | 'stopped'

export type DemoDossier = {
  n: number
  procedure: string
  submittedAt: Date
  fate: Fate
  /** 0 is fast, towards 1 slow: a few are late. */
  pace: number
  /** Working days that the law gives, roughly; the demo's officers mostly keep them. */
  days: number
}

/** Procedures as often as an office meets them, with their time in days. */
const PROCEDURES = [
  ['1.001193', 1],
  ['1.001193', 1],
  ['1.001193', 1],
  ['2.000635', 1],
  ['2.000635', 1],
  ['1.000656', 1],
  ['1.000894', 1],
  ['1.004873', 3],
  ['1.004873', 3],
  ['1.001612', 3],
  ['1.001612', 3],
  ['1.004194', 3],
  ['1.004222', 7],
  ['1.004222', 7],
  ['1.013225', 20],
  ['1.013225', 20],
  ['1.011607', 15],
] as const

// Most of an office's dossiers are done; the open ones are in every state.
const DONE: readonly Fate[] = [
  'returned',
  'returned',
  'returned',
  'returned',
  'returned',
  'returned',
  'granted',
  'denied',
  'refused',
  'withdrawn',
  'stopped',
]
const LATE: readonly Fate[] = ['examining', 'deciding', 'waiting', 'supplied']
const OPEN: readonly Fate[] = [
  'deciding',
  'examining',
  'supplied',
  'waiting',
  'received',
  'paying',
  'examining',
  'granted',
]
const TODAY: readonly Fate[] = ['new', 'received', 'examining', 'new', 'returned', 'deciding']

const DAY = 86_400_000
const MINUTE = 60_000

/** A repeatable row of numbers in [0, 1): mulberry32. */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const of = <V>(list: readonly V[], share: number): V => list[Math.floor(share * list.length) % list.length] as V

/** The dossiers of the demo in the order in which they came in, over the eight weeks before `now`. */
export function planDemo(count: number, now: Date): DemoDossier[] {
  const next = dice(20965)
  const moments = Array.from({ length: count }, () => moment(now, next)).toSorted((a, b) => a.getTime() - b.getTime())
  return moments.map((submittedAt, n) => {
    const [procedure, days] = of(PROCEDURES, next())
    const age = (now.getTime() - submittedAt.getTime()) / DAY
    return { n, submittedAt, procedure, days, fate: of(fatesOf(age, days, next()), next()), pace: next() }
  })
}

// Weekends make three working days some five by the calendar.
function fatesOf(age: number, days: number, luck: number): readonly Fate[] {
  if (age < 1.2) return TODAY
  if (age < days * 1.3 + 1) return OPEN
  return luck < 0.06 ? LATE : DONE
}

// More dossiers lately than long ago, by day; residents also send in the evening and on Sundays.
function moment(now: Date, next: () => number): Date {
  const daysAgo = 56 * next() ** 1.6
  const at = new Date(now.getTime() - daysAgo * DAY)
  const dayStart = Math.floor((at.getTime() + 7 * 3_600_000) / DAY) * DAY - 7 * 3_600_000
  const minute = (7 + 14 * next() ** 1.6) * 60
  const chosen = dayStart + Math.floor(minute) * MINUTE
  return chosen < now.getTime() - 5 * MINUTE ? new Date(chosen) : new Date(now.getTime() - (5 + next() * 200) * MINUTE)
}
