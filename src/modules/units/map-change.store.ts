import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { unitErrors } from './unit.errors.ts'
import type { MapChange, MapUnit } from './map-change.rules.ts'

// One change of the map at a time: two that end the same unit would both count it as theirs.
const LOCK = sql`select pg_advisory_xact_lock(hashtext('motcua.units.map'))`

/** Ends and begins all rows at once, set by set; ten thousand take some seconds. Throws `units.changed_later`. */
export async function writeChange(db: Db, change: MapChange, newId: () => string): Promise<void> {
  await LOCK.execute(db)
  const { numAffectedRows } = await sql`
    update units set valid_to = ${change.on}::date - 1, closed_by = ${change.act}::uuid
     where code = any(${change.ends as string[]}) and tree = ${change.tree} and valid_from < ${change.on}::date
       and valid_to is null`.execute(db)
  // What the plan was made upon is no longer so.
  if (Number(numAffectedRows ?? 0) !== change.ends.length)
    throw new AppError(unitErrors.changedLater, { kind: 'conflict' })
  await addRows(db, change, newId)
  const column = <V>(pick: (row: MapChange['successions'][number]) => V) => change.successions.map(pick)
  await sql`
    insert into unit_successions (old_code, new_code, extent, takes_rest, happened_on, reorganisation)
    select s.old_code, s.new_code, s.extent, s.takes_rest, ${change.on}::date, ${change.act}::uuid
      from unnest(${column((s) => s.oldCode)}::text[], ${column((s) => s.newCode)}::text[],
             ${column((s) => s.extent)}::text[], ${column((s) => s.takesRest ?? false)}::boolean[])
        as s (old_code, new_code, extent, takes_rest)
    on conflict do nothing`.execute(db)
}

async function addRows(db: Db, change: MapChange, newId: () => string): Promise<void> {
  const column = <V>(pick: (unit: MapUnit) => V) => change.begins.map(pick)
  await sql`
    insert into units (id, tree, code, level, name, name_en, parent_code, place_code, identifier, details, valid_from, opened_by)
    select row.id, ${change.tree}, row.code, row.level, row.name, row.name_en, row.parent_code, row.place_code,
           row.identifier, coalesce(old.details, '{}'), ${change.on}::date, ${change.act}::uuid
      from unnest(${column(newId)}::uuid[], ${column((u) => u.code)}::text[], ${column((u) => u.level)}::text[],
             ${column((u) => u.name)}::text[], ${column((u) => u.nameEn)}::text[], ${column((u) => u.parentCode)}::text[],
             ${column((u) => u.placeCode)}::text[], ${column((u) => u.identifier)}::text[])
             as row (id, code, level, name, name_en, parent_code, place_code, identifier)
      left join units old on old.code = row.code and old.closed_by = ${change.act}::uuid`.execute(db)
}

/** Puts every row as it was before the act. Only when nothing depends on it (`readDependents`). */
export async function writeRestored(db: Db, act: string): Promise<void> {
  await LOCK.execute(db)
  await sql`delete from units where opened_by = ${act}::uuid`.execute(db)
  await sql`update units set valid_to = null, closed_by = null where closed_by = ${act}::uuid`.execute(db)
  await sql`delete from unit_successions where reorganisation = ${act}::uuid`.execute(db)
}
