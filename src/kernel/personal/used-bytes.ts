import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import type { IsUsed } from '#kernel/files/file-store.ts'
import { holdsPersonal, type DeclaredTable, type PersonalData } from '#kernel/manifest/personal-data.ts'
import { readCatalogue, type Catalogue } from './catalogue.ts'
import { byteColumns } from './erasure-plan.ts'

/**
 * Which bytes of the file store some row names. A row that goes with one that was anonymised keeps its hash as a proof,
 * but no longer its bytes.
 */
export async function usedBytes(db: Db, data: PersonalData): Promise<IsUsed> {
  const tables = data.filter(holdsPersonal)
  const catalogue = await readCatalogue(db)
  const named = tables.flatMap((table) =>
    byteColumns(table).map((column) => ({ table, column, alive: needsBytes(table, tables, catalogue) })),
  )
  return async (hashes) => {
    const used = new Set<string>()
    for (const { table, column, alive } of named) {
      const { rows } = await sql<{ hash: string }>`
        select distinct ${sql.ref(column)} as hash from ${sql.table(table.table)} t
        where ${sql.ref(column)} = any(${[...hashes]}::text[]) and ${alive}`.execute(db)
      for (const { hash } of rows) used.add(hash)
    }
    return used
  }
}

function needsBytes(table: DeclaredTable, all: readonly DeclaredTable[], catalogue: Catalogue): RawBuilder<SqlBool> {
  const { retention } = table
  if (!('with' in retention)) return sql`true`
  const parent = all.find((one) => one.table === retention.with)
  if (!parent || !('mark' in parent.retention)) return sql`true`
  const [key = 'id'] = catalogue.get(parent.table)?.key ?? []
  return sql`not exists (select from ${sql.table(parent.table)} p
    where ${sql.ref(`p.${key}`)} = ${sql.ref(`t.${retention.by}`)} and ${sql.ref(`p.${parent.retention.mark}`)} is not null)`
}
