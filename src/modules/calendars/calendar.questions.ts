import { buildCalendar, type WorkingCalendar } from '#kernel/clock/clock.ts'
import type { Db } from '#kernel/db/db.ts'
import { memo } from '#kernel/db/memo.ts'
import { findUnit } from '#modules/units/index.ts'
import { readDays, readHours, readPublishedYears, readScopes, readVersion } from './calendar.reads.ts'
import { hoursOn, NATIONAL, nearestRows, scopesOf } from './scope.rules.ts'

const versions = memo<{ version: number; today: string }>({ seconds: 1 })
const scopeSets = memo<Set<string>>({ seconds: 3600, limit: 50 })
const calendars = memo<WorkingCalendar>({ seconds: 3600, limit: 500 })

/** The version of all calendars now; each change adds one. Read from the database at most once a second. */
export async function calendarVersion(db: Db): Promise<number> {
  return (await versions.get(db, 'now', () => readVersion(db))).version
}

/**
 * The working calendar of a unit for the clock: hours as of a date (default today), rows of the unit, of the units
 * above it and of the country, published years. `version` asks for an earlier state, for instance `before` of the
 * event `calendar.changed`. Units without rows of their own share one calendar in memory.
 */
export async function workingCalendarFor(
  db: Db,
  unitCode: string,
  asOf?: string,
  version?: number,
): Promise<WorkingCalendar> {
  const now = await versions.get(db, 'now', () => readVersion(db))
  const day = asOf ?? now.today
  const at = version ?? now.version
  const scopes = await scopesWithRows(db, unitCode, day, now.version)
  return calendars.get(db, `${at} ${day} ${scopes.join(' ')}`, () => build(db, scopes, day, at))
}

/** Scopes that count for the unit on a date, nearest first, also those without rows yet. */
export async function scopesFor(db: Db, unitCode: string, asOf: string): Promise<string[]> {
  if (unitCode === NATIONAL) return [NATIONAL]
  return scopesOf((await findUnit(db, unitCode, asOf))?.path ?? [unitCode])
}

/** After a change in this process; other processes follow within a second. */
export function forgetCalendars(db: Db): void {
  versions.forget(db)
}

async function scopesWithRows(db: Db, unitCode: string, asOf: string, version: number): Promise<string[]> {
  const known = await scopeSets.get(db, String(version), () => readScopes(db))
  return (await scopesFor(db, unitCode, asOf)).filter((scope) => known.has(scope))
}

async function build(db: Db, scopes: readonly string[], asOf: string, version: number): Promise<WorkingCalendar> {
  const [rows, hours, years] = scopes.length
    ? await Promise.all([
        readDays(db, scopes, version),
        readHours(db, scopes, version),
        readPublishedYears(db, version),
      ])
    : [[], [], []]
  return buildCalendar({
    hours: hoursOn(hours, scopes, asOf).hours,
    rows: nearestRows(rows, scopes),
    publishedYears: years.map((row) => row.year),
  })
}
