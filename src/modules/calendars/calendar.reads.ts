import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { HoursRow, ScopedRow } from './scope.rules.ts'
import type { CalendarTables } from './calendar.table.ts'

/** The present version and the civil date in Viet Nam. */
export async function readVersion(db: Db): Promise<{ version: number; today: string }> {
  const { rows } = await sql<{ version: number; today: string }>`
    select version, (now() at time zone 'Asia/Ho_Chi_Minh')::date as today from calendar_version`.execute(db)
  return rows[0] ?? { version: 0, today: '1970-01-01' }
}

/** Scopes that have rows or hours of their own in any version. */
export async function readScopes(db: Db): Promise<Set<string>> {
  const rows = await ownTables<CalendarTables>(db).selectFrom('calendars').select('scope').execute()
  return new Set(rows.map((row) => row.scope))
}

export type DayRow = ScopedRow & { reason: string | null; provisional: boolean }

/** Rows of these scopes as of a version, by date; of one year when given. */
export async function readDays(db: Db, scopes: readonly string[], version: number, year?: number): Promise<DayRow[]> {
  return ownTables<CalendarTables>(db)
    .selectFrom('calendar_days')
    .select(['scope', 'date', 'kind', 'name', 'source', 'reason', 'provisional'])
    .where('scope', 'in', [...scopes])
    .where('added_in', '<=', version)
    .where((where) => where.or([where('removed_in', 'is', null), where('removed_in', '>', version)]))
    .$if(year !== undefined, (query) => query.where('date', '>=', `${year}-01-01`).where('date', '<=', `${year}-12-31`))
    .orderBy('date')
    .execute()
}

export async function readHours(db: Db, scopes: readonly string[], version: number): Promise<HoursRow[]> {
  return ownTables<CalendarTables>(db)
    .selectFrom('working_hours')
    .select(['scope', 'valid_from as validFrom', 'weekday', 'from_minute as from', 'to_minute as to'])
    .where('scope', 'in', [...scopes])
    .where('added_in', '<=', version)
    .where((where) => where.or([where('removed_in', 'is', null), where('removed_in', '>', version)]))
    .execute()
}

export async function readPublishedYears(db: Db, version: number): Promise<{ year: number; source: string }[]> {
  return ownTables<CalendarTables>(db)
    .selectFrom('published_years')
    .select(['year', 'source'])
    .where('added_in', '<=', version)
    .orderBy('year')
    .execute()
}
