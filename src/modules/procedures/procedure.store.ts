import { ownTables, type Db } from '#kernel/db/db.ts'
import type { LifeEvent, ProcedureVersion } from './procedure.schema.ts'
import type { ProcedureTables } from './procedure.table.ts'

const tables = (db: Db) => ownTables<ProcedureTables>(db)

/** Adds a version, or replaces its facts where it has not been used: the caller checks that. */
export async function saveVersion(db: Db, version: ProcedureVersion, at: Date): Promise<void> {
  const row = {
    valid_from: version.validFrom,
    valid_to: version.validTo,
    definition: JSON.stringify(version),
    imported_at: at,
  }
  await tables(db)
    .insertInto('procedure_versions')
    .values({ code: version.code, version: version.version, ...row })
    .onConflict((conflict) => conflict.columns(['code', 'version']).doUpdateSet(row))
    .execute()
}

export async function saveLifeEvents(db: Db, events: readonly LifeEvent[]): Promise<void> {
  await tables(db).deleteFrom('life_events').execute()
  await tables(db)
    .insertInto('life_events')
    .values(events.map((event, position) => ({ key: event.key, position, definition: JSON.stringify(event) })))
    .execute()
}

export async function readVersions(db: Db): Promise<ProcedureVersion[]> {
  const rows = await tables(db)
    .selectFrom('procedure_versions')
    .select('definition')
    .orderBy('code')
    .orderBy('version')
    .execute()
  return rows.map((row) => row.definition as ProcedureVersion)
}

export async function readLifeEvents(db: Db): Promise<LifeEvent[]> {
  const rows = await tables(db).selectFrom('life_events').select('definition').orderBy('position').execute()
  return rows.map((row) => row.definition as LifeEvent)
}

/** Changes whenever an import has run; the in-process catalogue is read anew then. */
export async function readStamp(db: Db): Promise<string> {
  const row = await tables(db)
    .selectFrom('procedure_versions')
    .select((eb) => [eb.fn.countAll<string>().as('count'), eb.fn.max('imported_at').as('latest')])
    .executeTakeFirstOrThrow()
  return `${row.count} ${row.latest?.toISOString() ?? ''}`
}
