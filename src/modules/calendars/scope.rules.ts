import { DEFAULT_HOURS, type CalendarRow, type Session, type WeekHours } from '#kernel/clock/clock.ts'

/** The whole country; every other scope is the code of a unit. */
export const NATIONAL = 'vn'

export type ScopedRow = CalendarRow & { scope: string }
export type HoursRow = { scope: string; validFrom: string; weekday: number; from: number; to: number }

/** Scopes that count for a unit, nearest first: the unit, the units above it, the country. */
export function scopesOf(path: readonly string[]): string[] {
  return [...path.toReversed(), NATIONAL]
}

/**
 * The row that holds on each date: the one of the nearest scope. So a storm closes an office on a Saturday that the
 * country swapped into a working day, and a commune's own notice stands above the province's.
 */
export function nearestRows<Row extends ScopedRow>(rows: readonly Row[], scopes: readonly string[]): Row[] {
  const nearest = new Map<string, Row>()
  for (const scope of scopes)
    for (const row of rows) if (row.scope === scope && !nearest.has(row.date)) nearest.set(row.date, row)
  return [...nearest.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1))
}

/**
 * The week that holds on a date: of the nearest scope that has one by then, the latest begun; `DEFAULT_HOURS` when no
 * scope says anything. `scope` tells where it came from.
 */
export function hoursOn(
  rows: readonly HoursRow[],
  scopes: readonly string[],
  asOf: string,
): { scope: string | null; hours: WeekHours } {
  for (const scope of scopes) {
    const begun = rows.filter((row) => row.scope === scope && row.validFrom <= asOf)
    const latest = begun.reduce((last, row) => (row.validFrom > last ? row.validFrom : last), '')
    if (latest) return { scope, hours: weekOf(begun.filter((row) => row.validFrom === latest)) }
  }
  return { scope: null, hours: DEFAULT_HOURS }
}

function weekOf(rows: readonly HoursRow[]): WeekHours {
  const of = (weekday: number): Session[] =>
    rows
      .filter((row) => row.weekday === weekday)
      .toSorted((a, b) => a.from - b.from)
      .map(({ from, to }) => ({ from, to }))
  return { 1: of(1), 2: of(2), 3: of(3), 4: of(4), 5: of(5), 6: of(6), 7: of(7) }
}

/** The source of a row says "cần đối chiếu" (to be compared) as long as the yearly notice has not been compared with it. */
export function isProvisional(source: string): boolean {
  return source.includes('cần đối chiếu')
}
