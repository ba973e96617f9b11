import { sql } from 'kysely'
import type { Session } from '#kernel/clock/clock.ts'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { CalendarTables } from './calendar.table.ts'

/** A change that is being made: its version and the event stream of its scope. */
export type Change = { scope: string; id: string; version: number }

/** Begins a change: takes the next version, which makes changes wait for each other, and makes the scope known. */
export async function beginChange(db: Db, scope: string, newId: string): Promise<Change> {
  const tables = ownTables<CalendarTables>(db)
  const { version } = await tables
    .updateTable('calendar_version')
    .set({ version: sql`version + 1` })
    .returning('version')
    .executeTakeFirstOrThrow()
  await tables
    .insertInto('calendars')
    .values({ scope, id: newId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { id } = await tables.selectFrom('calendars').select('id').where('scope', '=', scope).executeTakeFirstOrThrow()
  return { scope, id, version }
}

export type NewDay = Omit<CalendarTables['calendar_days'], 'scope' | 'added_in' | 'removed_in'>

/** Adds days that have no live row in this scope yet; returns the dates added. */
export async function addDays(db: Db, change: Change, days: readonly NewDay[]): Promise<string[]> {
  if (days.length === 0) return []
  const added = await ownTables<CalendarTables>(db)
    .insertInto('calendar_days')
    .values(days.map((day) => ({ ...day, scope: change.scope, added_in: change.version, removed_in: null })))
    .onConflict((conflict) => conflict.columns(['scope', 'date']).where('removed_in', 'is', null).doNothing())
    .returning('date')
    .execute()
  return added.map((row) => row.date)
}

/** Takes the live row of a date out; returns it, or undefined when there is none. */
export async function removeDay(db: Db, change: Change, date: string) {
  return ownTables<CalendarTables>(db)
    .updateTable('calendar_days')
    .set({ removed_in: change.version })
    .where('scope', '=', change.scope)
    .where('date', '=', date)
    .where('removed_in', 'is', null)
    .returning(['kind', 'name', 'source'])
    .executeTakeFirst()
}

/** Replaces the week that begins on that day; `week[0]` is Monday. */
export async function setWeek(
  db: Db,
  change: Change,
  from: string,
  week: readonly (readonly Session[])[],
): Promise<void> {
  const tables = ownTables<CalendarTables>(db)
  await tables
    .updateTable('working_hours')
    .set({ removed_in: change.version })
    .where('scope', '=', change.scope)
    .where('valid_from', '=', from)
    .where('removed_in', 'is', null)
    .execute()
  const rows = week.flatMap((sessions, index) =>
    sessions.map((session) => ({
      scope: change.scope,
      valid_from: from,
      weekday: index + 1,
      from_minute: session.from,
      to_minute: session.to,
      added_in: change.version,
      removed_in: null,
    })),
  )
  await tables.insertInto('working_hours').values(rows).execute()
}

/** Marks years as published that are not yet; returns those. */
export async function addPublishedYears(
  db: Db,
  version: number,
  years: readonly { year: number; source: string }[],
): Promise<number[]> {
  if (years.length === 0) return []
  const added = await ownTables<CalendarTables>(db)
    .insertInto('published_years')
    .values(years.map((row) => ({ ...row, added_in: version })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('year')
    .execute()
  return added.map((row) => row.year)
}
