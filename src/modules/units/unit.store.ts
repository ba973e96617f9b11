import { sql, type Selectable } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { unitErrors, unknownUnit } from './unit.errors.ts'
import { UNKNOWN_START } from './unit.rules.ts'
import type { ImportUnits } from './unit.schema.ts'
import type { UnitRow, UnitTables } from './unit.table.ts'

export type StoredUnit = Omit<Selectable<UnitRow>, 'name_search' | 'name_core' | 'opened_by' | 'closed_by'>

/** Adds the rows of a list that are not there yet, in one statement; what an administrator changed since stays. */
export async function addList(db: Db, list: ImportUnits['lists'][number], newId: () => string): Promise<number> {
  const column = <V>(pick: (row: (typeof list.rows)[number]) => V) => list.rows.map(pick)
  const result = await sql`
    insert into units (id, code, level, name, name_en, parent_code, identifier, valid_from, valid_to, tree, place_code)
    select row.id, row.code, row.level, row.name, row.name_en, row.parent_code, row.code, ${list.validFrom ?? UNKNOWN_START}::date, ${list.validTo}::date, ${list.tree}, row.place_code
    from unnest(${column(newId)}::uuid[], ${column((r) => r.code)}::text[], ${column((r) => r.level)}::text[],
      ${column((r) => r.name)}::text[], ${column((r) => r.nameEn)}::text[], ${column((r) => r.parentCode)}::text[],
      ${column((r) => r.placeCode)}::text[]) as row (id, code, level, name, name_en, parent_code, place_code)
    where not exists (select 1 from units u where u.code = row.code and u.valid_from = ${list.validFrom ?? UNKNOWN_START}::date)`
    .execute(db)
    .catch(explainConflict)
  return Number(result.numAffectedRows ?? 0)
}

export async function addSuccessions(db: Db, rows: ImportUnits['successions']): Promise<number> {
  if (rows.length === 0) return 0
  const added = await ownTables<UnitTables>(db)
    .insertInto('unit_successions')
    .values(
      rows.map((row) => ({ old_code: row.oldCode, new_code: row.newCode, extent: row.extent, happened_on: row.on })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows ?? 0)
}

/** The unit as it stands on the date, locked until the transaction ends. Throws `units.unknown`. */
export async function lockUnit(db: Db, code: string, asOf: string): Promise<StoredUnit> {
  const row = await ownTables<UnitTables>(db)
    .selectFrom('units')
    .select([
      'id',
      'code',
      'tree',
      'level',
      'name',
      'name_en',
      'parent_code',
      'place_code',
      'identifier',
      'details',
      'valid_from',
      'valid_to',
    ])
    .where('code', '=', code)
    .where('valid_from', '<=', asOf)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', asOf)]))
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw unknownUnit(code)
  return row
}

export async function addUnit(db: Db, unit: StoredUnit): Promise<void> {
  await ownTables<UnitTables>(db).insertInto('units').values(unit).execute().catch(explainConflict)
}

export async function endUnit(db: Db, id: string, lastDay: string): Promise<void> {
  await ownTables<UnitTables>(db).updateTable('units').set({ valid_to: lastDay }).where('id', '=', id).execute()
}

export async function saveDetails(db: Db, id: string, details: Record<string, unknown>): Promise<void> {
  await ownTables<UnitTables>(db).updateTable('units').set({ details }).where('id', '=', id).execute()
}

/** Codes of all units that ever lay in this one. */
export async function readCodesOnceBelow(db: Db, parent: string): Promise<string[]> {
  const rows = await ownTables<UnitTables>(db)
    .selectFrom('units')
    .select('code')
    .distinct()
    // A branch that went to another commune keeps its number: the code says where it was founded.
    .where((where) => where.or([where('parent_code', '=', parent), where('code', 'like', `${parent}-%`)]))
    .execute()
  return rows.map(({ code }) => code)
}

/** From the date on, also in rows that begin later (a rename that is already decided). */
export async function setIdentifier(db: Db, code: string, asOf: string, identifier: string): Promise<void> {
  await ownTables<UnitTables>(db)
    .updateTable('units')
    .set({ identifier })
    .where('code', '=', code)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', asOf)]))
    .execute()
    .catch(explainConflict)
}

/** Does any unit still name this one as its parent after that day? */
export async function hasChildrenAfter(db: Db, code: string, day: string): Promise<boolean> {
  const child = await ownTables<UnitTables>(db)
    .selectFrom('units')
    .select('code')
    .where('parent_code', '=', code)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', day)]))
    .limit(1)
    .executeTakeFirst()
  return child !== undefined
}

// 23P01 exclusion, 23505 unique: the constraint's name says whether code or identifier stands twice at one time.
function explainConflict(error: unknown): never {
  const pg = error as { code?: string; constraint?: string }
  if (pg.code !== '23P01' && pg.code !== '23505') throw error
  if (pg.constraint === 'units_identifier_once')
    throw new AppError(unitErrors.identifierTaken, {
      kind: 'conflict',
      fields: [{ path: 'identifier', code: unitErrors.identifierTaken }],
    })
  throw new AppError(unitErrors.overlap, { kind: 'conflict' })
}
