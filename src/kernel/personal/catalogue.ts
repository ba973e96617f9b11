import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'

/** What the database itself knows of a table, so that the inventory need not repeat it. */
export type TableFacts = {
  /** columns of the primary key */
  key: readonly string[]
  /** type by column, as PostgreSQL writes it: `uuid`, `text`, `uuid[]` */
  types: ReadonlyMap<string, string>
  /** columns that take null */
  nullable: ReadonlySet<string>
  /** columns that name a handed-in file (a row of `files`) */
  fileColumns: readonly string[]
  /** tables whose rows refer to rows of this one */
  children: readonly string[]
}

export type Catalogue = ReadonlyMap<string, TableFacts>

type Row = { table: string; column: string; type: string; required: boolean; key: boolean }

/** Every table of the present schema. */
export async function readCatalogue(db: Db): Promise<Catalogue> {
  const columns = await sql<Row>`
    select c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as type,
      a.attnotnull as required, coalesce(a.attnum = any(k.conkey), false) as key
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname, a.attnum`.execute(db)
  const references = await sql<{ child: string; column: string; parent: string }>`
    select distinct c.relname as child, a.attname as "column", p.relname as parent from pg_constraint k
    join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
    where k.contype = 'f' and c.relnamespace = current_schema()::regnamespace and c.oid <> p.oid`.execute(db)
  const tables = Map.groupBy(columns.rows, (row) => row.table)
  return new Map(
    [...tables].map(([table, rows]) => [
      table,
      {
        key: rows.filter((row) => row.key).map((row) => row.column),
        types: new Map(rows.map((row) => [row.column, row.type])),
        nullable: new Set(rows.filter((row) => !row.required).map((row) => row.column)),
        fileColumns: references.rows
          .filter((one) => one.child === table && one.parent === 'files')
          .map((one) => one.column),
        children: references.rows.filter((one) => one.parent === table).map((one) => one.child),
      },
    ]),
  )
}

/** The tables in an order in which rows can be deleted: those that refer to others before what they refer to. */
export function deletionOrder(catalogue: Catalogue, tables: readonly string[]): string[] {
  const wanted = new Set(tables)
  const done = new Set<string>()
  const order: string[] = []
  const visit = (table: string) => {
    if (done.has(table)) return
    done.add(table)
    for (const child of catalogue.get(table)?.children ?? []) visit(child)
    if (wanted.has(table)) order.push(table)
  }
  for (const table of tables) visit(table)
  return order
}
