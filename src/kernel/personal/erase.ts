import { sql, type RawBuilder } from 'kysely'
import type { Aead } from '#kernel/crypto/aead.ts'
import type { Db } from '#kernel/db/db.ts'
import type { DeclaredTable, PersonalColumn } from '#kernel/manifest/personal-data.ts'
import { deletionOrder, readCatalogue, type Catalogue } from './catalogue.ts'
import { byteColumns, overwrittenColumns, type PlannedTable, type Treatment } from './erasure-plan.ts'
import { rowKey } from './find-personal.ts'
import { newValue, sealedContext } from './overwrite.ts'

/** A row whose values a duty keeps: as they lay there, to be sealed and put away. */
export type HeldRow = {
  table: string
  rowKey: string
  law: string
  values: Record<string, unknown>
  dossierId: string | null
}

export type Counted = { treatment: 'delete' | 'anonymise' | 'hold' | 'keep'; rows: number; law?: string }

/**
 * What was done. `remove` and `seal` name bytes in the file store by their SHA-256: the caller's to settle after the
 * commit (`settleBytes`), since a file system takes no part in a transaction.
 */
export type Erased = {
  held: HeldRow[]
  remove: string[]
  seal: { sha256: string; row: string }[]
  counts: Record<string, Counted>
}

type Work = { db: Db; aead: Aead; catalogue: Catalogue; erased: Erased }
type Row = Record<string, unknown>

/**
 * Carries out a plan within the caller's transaction, children before what they refer to. Rows that have nothing left to
 * overwrite are passed over, so a second run changes nothing and holds nothing twice.
 */
export async function erasePersonal(db: Db, plan: readonly PlannedTable[], aead: Aead): Promise<Erased> {
  const catalogue = await readCatalogue(db)
  const work: Work = { db, aead, catalogue, erased: { held: [], remove: [], seal: [], counts: {} } }
  const names = plan.map((one) => one.table.table)
  for (const name of deletionOrder(catalogue, names)) {
    const planned = plan.find((one) => one.table.table === name)
    if (planned) await eraseTable(work, planned)
  }
  return work.erased
}

async function eraseTable(work: Work, planned: PlannedTable): Promise<void> {
  const { treatment, table, rows } = planned
  switch (treatment.kind) {
    case 'keep':
      return count(work, table, treatment, rows.length)
    case 'delete':
      return table.table === 'files' ? eraseFiles(work, planned) : deleteRows(work, planned)
    case 'anonymise':
      return overwriteRows(work, planned)
    case 'hold':
      return overwriteRows(work, planned, treatment.law)
  }
}

function count({ erased }: Work, { table }: DeclaredTable, treatment: Treatment, rows: number): void {
  if (rows === 0) return
  const key = table in erased.counts ? `${table} (${treatment.kind})` : table
  erased.counts[key] = { treatment: treatment.kind, rows, ...('law' in treatment && { law: treatment.law }) }
}

async function deleteRows(work: Work, planned: PlannedTable): Promise<void> {
  const { table, key, rows, treatment } = planned
  for (const row of rows) await deleteRow(work.db, table, key, row)
  for (const column of byteColumns(table)) work.erased.remove.push(...rows.map((row) => String(row[column])))
  count(work, table, treatment, rows.length)
}

const deleteRow = (db: Db, table: DeclaredTable, key: readonly string[], row: Row) =>
  sql`delete from ${sql.table(table.table)} where ${sameRow(key, row)}`.execute(db)

/** A file that nothing names any more goes; one that a held dossier names is held with it, its name taken off. */
async function eraseFiles(work: Work, planned: PlannedTable): Promise<void> {
  const named = await referencedFiles(
    work.db,
    planned.rows.map((row) => String(row['id'])),
  )
  const isNamed = (row: Row) => named.has(String(row['id']))
  await deleteRows(work, { ...planned, rows: planned.rows.filter((row) => !isNamed(row)) })
  const law = 'archive_duty'
  const held: PlannedTable = { ...planned, rows: planned.rows.filter(isNamed), treatment: { kind: 'hold', law } }
  await overwriteRows(work, held, law)
}

/** Those of the files that a row of any table still refers to, by the foreign keys of the schema. */
async function referencedFiles(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const { rows: keys } = await sql<{ table: string; column: string }>`
    select c.conrelid::regclass::text as "table", a.attname as "column" from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'files'::regclass`.execute(db)
  const named = new Set<string>()
  for (const { table, column } of keys) {
    const { rows } = await sql<{ id: string }>`
      select distinct ${sql.ref(column)} as id from ${sql.table(table)} where ${sql.ref(column)} = any(${ids}::uuid[])`.execute(
      db,
    )
    for (const { id } of rows) named.add(id)
  }
  return named
}

/** Personal columns take what the inventory says they become; with a `law` the values before are kept sealed. */
async function overwriteRows(work: Work, planned: PlannedTable, law?: string): Promise<void> {
  const { table, key, rows, treatment } = planned
  const columns = overwrittenColumns(table, work.catalogue)
  let done = 0
  for (const row of rows) {
    const left = columns.filter(([name, column]) => !isErased(work.aead, column, row[name]))
    if (law !== undefined)
      for (const name of byteColumns(table))
        work.erased.seal.push({ sha256: String(row[name]), row: `${table.table} ${rowKey(key, row)}` })
    if (left.length === 0) continue
    if (law === undefined)
      for (const [name, column] of left) if (column.bytes) work.erased.remove.push(String(row[name]))
    if (law !== undefined) work.erased.held.push(heldRow(planned, row, left, law))
    const changes = columns.map(([name, column]) => assignment(work, table, name, column))
    await sql`update ${sql.table(table.table)} set ${sql.join(changes)} where ${sameRow(key, row)}`.execute(work.db)
    done += 1
  }
  count(work, table, treatment, done)
}

function heldRow(
  { table, key }: PlannedTable,
  row: Row,
  left: readonly (readonly [string, PersonalColumn])[],
  law: string,
): HeldRow {
  const link = table.subjects.find((subject) => subject.kind === 'dossier')
  const dossierId = link ? row[link.column] : null
  return {
    table: table.table,
    rowKey: rowKey(key, row),
    law,
    values: Object.fromEntries(left.map(([name]) => [name, row[name]])),
    dossierId: typeof dossierId === 'string' ? dossierId : null,
  }
}

/** Whether the value is already what it becomes. */
function isErased(aead: Aead, column: PersonalColumn, value: unknown): boolean {
  if (value === null || value === undefined) return true
  if (column.becomes === undefined) return false
  const sealed = sealedContext(column)
  if (sealed !== undefined && typeof value === 'string') return aead.decrypt(value, sealed) === column.becomes
  return JSON.stringify(value) === JSON.stringify(column.becomes)
}

function assignment(
  { aead, catalogue }: Work,
  table: DeclaredTable,
  name: string,
  column: PersonalColumn,
): RawBuilder<unknown> {
  const type = sql.raw(catalogue.get(table.table)?.types.get(name) ?? 'text')
  return sql`${sql.ref(name)} = ${newValue(aead, column, catalogue.get(table.table)?.types.get(name))}::${type}`
}

const sameRow = (key: readonly string[], row: Row) =>
  sql.join(
    key.map((column) => sql`${sql.ref(column)} = ${row[column]}`),
    sql` and `,
  )
