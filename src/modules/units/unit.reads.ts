import { sql, type Selectable } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import type { Unit } from './unit.rules.ts'
import type { UnitRow } from './unit.table.ts'

type Row = Pick<
  Selectable<UnitRow>,
  | 'code'
  | 'tree'
  | 'level'
  | 'name'
  | 'name_en'
  | 'parent_code'
  | 'place_code'
  | 'identifier'
  | 'valid_from'
  | 'valid_to'
>
export type PathRow = Row & { path: string[] }

export function toUnit(row: PathRow): Unit {
  return {
    code: row.code,
    tree: row.tree,
    level: row.level,
    name: row.name,
    nameEn: row.name_en,
    parentCode: row.parent_code,
    placeCode: row.place_code,
    identifier: row.identifier,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    path: row.path,
  }
}

/** Condition of a row that stood on the date. */
export const stoodOn = (alias: string, asOf: string) =>
  sql<boolean>`${sql.ref(`${alias}.valid_from`)} <= ${asOf} and (${sql.ref(`${alias}.valid_to`)} is null or ${sql.ref(`${alias}.valid_to`)} >= ${asOf})`

/** The units of these codes that stood on the date, in no particular order. */
export async function readUnits(db: Db, codes: readonly string[], asOf: string): Promise<Unit[]> {
  const { rows } = await sql<PathRow>`
    with recursive up as (
      select u.code as start, u.code, u.parent_code, 0 as height
        from units u where u.code = any(${codes as string[]}) and ${stoodOn('u', asOf)}
      union all
      select up.start, p.code, p.parent_code, up.height + 1
        from up join units p on p.code = up.parent_code and ${stoodOn('p', asOf)}
    ), paths as (select start, array_agg(code order by height desc) as path from up group by start)
    select u.code, u.tree, u.level, u.name, u.name_en, u.parent_code, u.place_code, u.identifier, u.valid_from,
      u.valid_to, paths.path
    from paths join units u on u.code = paths.start and ${stoodOn('u', asOf)}`.execute(db)
  return rows.map(toUnit)
}

/** Codes of the unit and of everything below it on the date; empty when there was no such unit. */
export async function readCodesUnder(db: Db, code: string, asOf: string): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    with recursive below as (
      select u.code from units u where u.code = ${code} and ${stoodOn('u', asOf)}
      union all
      select u.code from units u join below on u.parent_code = below.code where ${stoodOn('u', asOf)}
    )
    select code from below order by code`.execute(db)
  return rows.map((row) => row.code)
}
