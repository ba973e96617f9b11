import { sql } from 'kysely'
import type { Aead } from '#kernel/crypto/aead.ts'
import type { Db } from '#kernel/db/db.ts'
import type { FileStore } from '#kernel/files/file-store.ts'
import type { DeclaredTable } from '#kernel/manifest/personal-data.ts'
import { byteColumns } from './erasure-plan.ts'

/** What a deletion left to do in the file store: bytes by SHA-256, and the rows (`<table> <id>`) that are held. */
export type BytesLeft = { remove: readonly string[]; seal: readonly { sha256: string; row: string }[] }

/**
 * Removes or seals the bytes that a deletion left behind. Bytes that a row outside of the deletion still names stay as
 * they are: the same content may be somebody else's too. May run again: what is gone or sealed already is passed over.
 */
export async function settleBytes(
  db: Db,
  store: { files: FileStore; aead: Aead },
  inventory: readonly DeclaredTable[],
  left: BytesLeft,
): Promise<void> {
  const held = new Set(left.seal.map(({ row }) => row))
  for (const sha256 of new Set([...left.remove, ...left.seal.map((one) => one.sha256)])) {
    const namedBy = await rowsNaming(db, inventory, sha256)
    if (namedBy.length === 0) await store.files.remove(sha256)
    else if (namedBy.every((row) => held.has(row))) await store.files.seal(sha256, store.aead)
  }
}

/** `<table> <id>` of every row that names these bytes. */
async function rowsNaming(db: Db, inventory: readonly DeclaredTable[], sha256: string): Promise<string[]> {
  const found: string[] = []
  for (const table of inventory)
    for (const column of byteColumns(table)) {
      const { rows } = await sql<{ id: string }>`
        select id::text from ${sql.table(table.table)} where ${sql.ref(column)} = ${sha256}`.execute(db)
      found.push(...rows.map(({ id }) => `${table.table} ${id}`))
    }
  return found
}
