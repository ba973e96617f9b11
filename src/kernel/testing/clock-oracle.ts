/**
 * A slow second opinion on docs/clock.md for tests: it walks minute by minute and shares no code with
 * src/kernel/clock (not even its types), so that one misreading is not made twice. Moments are whole minutes since
 * 1970-01-01T00:00Z; civil dates come from the JavaScript Date of the moment moved by seven hours.
 */
type OracleCalendar = {
  hours: Record<number, readonly { from: number; to: number }[]>
  rows: readonly { date: string; kind: string }[]
  swapped: readonly { from: number; to: number }[]
}
type OracleLimit = { unit: string; value: number; cutoff?: string | undefined; counting?: string | undefined }

const HCM = 7 * 60
const local = (t: number): Date => new Date((t + HCM) * 60_000)
const dateOf = (t: number): string => local(t).toISOString().slice(0, 10)
const clockOf = (t: number): string => local(t).toISOString().slice(11, 16)
const midnightOf = (date: string): number => Date.parse(`${date}T00:00:00+07:00`) / 60_000

export type ClockOracle = ReturnType<typeof clockOracle>

export function clockOracle(calendar: OracleCalendar) {
  const memo = new Map<number, Uint8Array>()

  /** One mark per minute of a civil day: 1 = somebody works. */
  function paint(midnight: number): Uint8Array {
    const marks = new Uint8Array(1440)
    const date = dateOf(midnight)
    const sunday0 = local(midnight).getUTCDay()
    const kinds = calendar.rows.filter((r) => r.date === date).map((r) => r.kind)
    const usual = calendar.hours[sunday0 === 0 ? 7 : sunday0] ?? []
    const worked = kinds.includes('swapped_work') ? calendar.swapped : kinds.length > 0 ? [] : usual
    for (const s of worked) for (let m = s.from; m < s.to; m++) marks[m] = 1
    return marks
  }

  let lastMidnight = NaN
  let lastMarks: Uint8Array = new Uint8Array(0)

  function works(t: number): boolean {
    const m = (t + HCM) % 1440
    const midnight = t - m
    if (midnight !== lastMidnight) {
      lastMidnight = midnight
      lastMarks = memo.get(midnight) ?? paint(midnight)
      memo.set(midnight, lastMarks)
    }
    return lastMarks[m] === 1
  }

  function firstWorked(t: number): number {
    while (!works(t)) t++
    return t
  }

  /** The end of the last worked minute of the date that `t` lies in. */
  function closing(t: number): number {
    const next = midnightOf(dateOf(t)) + 1440
    let end = NaN
    for (let m = midnightOf(dateOf(t)); m < next; m++) if (works(m)) end = m + 1
    return end
  }

  function run(t: number, minutes: number): number {
    for (let left = minutes; left > 0; t++) if (works(t)) left--
    return t
  }

  function nextDay(t: number): number {
    return firstWorked(midnightOf(dateOf(t)) + 1440)
  }

  function between(a: number, b: number): number {
    let n = 0
    for (let t = a; t < b; t++) if (works(t)) n++
    return n
  }

  function monthsLater(t: number, n: number): number {
    const [y, m, d] = dateOf(t).split('-').map(Number) as [number, number, number]
    const lastDay = new Date(Date.UTC(y, m - 1 + n + 1, 0))
    const day = Math.min(d, lastDay.getUTCDate())
    return midnightOf(
      new Date(Date.UTC(lastDay.getUTCFullYear(), lastDay.getUTCMonth(), day)).toISOString().slice(0, 10),
    )
  }

  function due(received: number, limit: OracleLimit): number {
    const start = firstWorked(received)
    const { unit, value } = limit
    if (unit === 'working_hour') return run(start, Math.round(value * 60))
    if (unit === 'hour') return firstWorked(start + Math.round(value * 60))
    if (unit === 'day') return closing(firstWorked(midnightOf(dateOf(start)) + value * 1440))
    if (unit === 'month') return closing(firstWorked(monthsLater(start, value)))
    if (unit === 'same_day') return closing(clockOf(start) < (limit.cutoff ?? '15:00') ? start : nextDay(start))
    if (limit.counting === 'to_the_minute') return run(start, value * 480)
    let t = start
    for (let n = 0; n < value; n++) t = nextDay(t)
    return closing(t)
  }

  function afterWaiting(limit: OracleLimit, dueAt: number, from: number, to: number, policy: string): number {
    if (policy === 'none') return dueAt
    if (policy === 'restart') return due(to, limit)
    return run(dueAt, between(from, to))
  }

  return { works, due, between, run, afterWaiting }
}
