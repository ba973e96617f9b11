import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { ExchangeTables, ImportState } from './exchange.table.ts'

const tables = (db: Db) => ownTables<ExchangeTables>(db)

/** States of an import in which steps are taken. */
export const underWay: ImportState[] = ['checking', 'running', 'undoing']

export type ImportRow = Selectable<ExchangeTables['imports']>
export type ImportChange = Partial<
  Omit<ImportRow, 'id' | 'mapping' | 'encodings' | 'options'> & Pick<ImportRow, 'mapping' | 'encodings' | 'options'>
>

export async function insertImport(
  db: Db,
  row: Pick<ImportRow, 'id' | 'unit_code' | 'association' | 'file_id' | 'heads_sealed' | 'created_by' | 'options'> &
    Pick<ImportRow, 'sheet' | 'header_from' | 'header_to' | 'layout' | 'mapping' | 'encodings'>,
  at: Date,
): Promise<void> {
  await tables(db)
    .insertInto('imports')
    .values({ ...row, ...asJson(row), state: 'mapping', created_at: at, touched_at: at })
    .execute()
}

export const findImport = (db: Db, id: string): Promise<ImportRow | undefined> =>
  tables(db).selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst()

/** The import, locked until the end of the transaction; waits until no step is under way. */
export const lockImport = (db: Db, id: string): Promise<ImportRow | undefined> =>
  tables(db).selectFrom('imports').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** The import as a step holds it: what is to happen with it cannot change meanwhile, other steps go on beside. */
export const shareImport = (db: Db, id: string): Promise<ImportRow | undefined> =>
  tables(db).selectFrom('imports').selectAll().where('id', '=', id).forKeyShare().executeTakeFirst()

/** As a step holds it that does what is done once: another one waits, and sees then that it is done. */
export const takeImport = (db: Db, id: string): Promise<ImportRow | undefined> =>
  tables(db).selectFrom('imports').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()

/** So many rows more are dealt with. */
export async function advanceImport(db: Db, id: string, rows: number, at: Date): Promise<void> {
  await sql`
    update imports set progress = least(total, progress + ${rows}), touched_at = ${at} where id = ${id}::uuid`.execute(
    db,
  )
}

export async function saveImport(db: Db, id: string, change: ImportChange, at: Date): Promise<void> {
  await tables(db)
    .updateTable('imports')
    .set({ ...change, ...asJson(change), touched_at: at })
    .where('id', '=', id)
    .execute()
}

const asJson = (change: Partial<Pick<ImportRow, 'mapping' | 'encodings' | 'options'>>) =>
  ({
    ...(change.mapping && { mapping: JSON.stringify(change.mapping) }),
    ...(change.encodings && { encodings: JSON.stringify(change.encodings) }),
    ...(change.options && { options: JSON.stringify(change.options) }),
  }) as { mapping: string; encodings: string; options: string }

/** Imports of these units, the newest first. */
export function readImports(
  db: Db,
  units: readonly string[] | 'all',
  before: string | undefined,
  limit: number,
): Promise<ImportRow[]> {
  let query = tables(db).selectFrom('imports').selectAll().where('state', '<>', 'dropped')
  if (units !== 'all') query = query.where('unit_code', 'in', units.length === 0 ? [''] : [...units])
  if (before !== undefined) query = query.where('id', '<', before)
  return query.orderBy('id', 'desc').limit(limit).execute()
}

/** Imports under way that nobody has worked on since: the process that did was stopped. */
export async function findStalled(db: Db, before: Date): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('imports')
    .select('id')
    .where('state', 'in', underWay)
    .where('touched_at', '<', before)
    .execute()
  return rows.map(({ id }) => id)
}

export async function findLayout(db: Db, unit: string, layout: string) {
  const row = await tables(db)
    .selectFrom('import_layouts')
    .select('mapping')
    .where('unit_code', '=', unit)
    .where('layout', '=', layout)
    .executeTakeFirst()
  return row?.mapping
}

export async function saveLayout(
  db: Db,
  unit: string,
  layout: string,
  mapping: readonly string[],
  at: Date,
): Promise<void> {
  await sql`
    insert into import_layouts (unit_code, layout, mapping, used_at) values (${unit}, ${layout}, ${JSON.stringify(mapping)}::jsonb, ${at})
    on conflict (unit_code, layout) do update set mapping = excluded.mapping, used_at = excluded.used_at`.execute(db)
}
