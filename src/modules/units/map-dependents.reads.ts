import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'

/** What stands in the way of taking an act back: rows of it that changed since, and units founded in units it made. */
export async function readDependents(
  db: Db,
  act: string,
): Promise<{ changed: string[]; founded: string[]; made: string[] }> {
  const { rows } = await sql<{ kind: 'changed' | 'founded' | 'made'; code: string }>`
    with opened as (select code, valid_from, valid_to, closed_by from units where opened_by = ${act}::uuid),
    made as (select code from opened o where not exists (
      select 1 from units u where u.code = o.code and u.closed_by = ${act}::uuid))
    select 'changed' as kind, code from opened where valid_to is not null or closed_by is not null
    union all
    select 'founded', u.code from units u join made on made.code = u.parent_code where u.opened_by is distinct from ${act}::uuid
    union all
    select 'made', code from made`.execute(db)
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map(({ code }) => code)
  return { changed: of('changed'), founded: of('founded'), made: of('made') }
}

/** The units standing now whose rows or whose parents' an act wrote, and those of `moved` that stand. */
export async function readTouched(db: Db, act: string, moved: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    with touched as (
      select unnest(array[code, parent_code]) as code from units
       where opened_by = ${act}::uuid or closed_by = ${act}::uuid
      union
      select unnest(${moved}::text[]))
    select distinct u.code from touched join units u on u.code = touched.code where u.valid_to is null`.execute(db)
  return rows.map(({ code }) => code)
}
