import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Pool } from 'pg'
import type { Aead } from '#kernel/crypto/aead.ts'

type Column = { schema: string; table: string; column: string; type: string }
const SEALED = /v1\.[0-9a-z]{1,12}\.[\w-]{38,}/g

/**
 * Where any of the words still stands: `schema.table.column` of every text, JSON, array or byte column of every schema of
 * the database, sealed values opened under every context, and files of the folders. Letters without accents count too.
 */
export async function findTraces(
  words: readonly string[],
  places: { pool: Pool; aead: Aead; contexts: readonly string[]; folders: readonly string[]; log: string },
): Promise<{ clear: string[]; sealed: string[] }> {
  const clear = new Set<string>()
  const sealed = new Set<string>()
  for (const column of await readColumns(places.pool)) {
    const place = `${column.schema}.${column.table}.${column.column}`
    const read = column.type === 'bytea' ? `encode("${column.column}", 'escape')` : `"${column.column}"::text`
    const { rows } = await places.pool.query<{ text: string }>(
      `select ${read} as text from "${column.schema}"."${column.table}" where "${column.column}" is not null`,
    )
    for (const { text } of rows) {
      if (holdsAny(text, words)) clear.add(place)
      for (const [value] of text.matchAll(SEALED))
        if (holdsAny(opened(value, places.aead, places.contexts), words)) sealed.add(place)
    }
  }
  for (const folder of places.folders)
    for (const file of filesUnder(folder)) {
      const text = readFileSync(file).toString('latin1')
      if (holdsAny(text, words) || holdsAny(Buffer.from(text, 'latin1').toString(), words)) clear.add(file)
    }
  if (holdsAny(places.log, words)) clear.add('log')
  return { clear: [...clear].toSorted(), sealed: [...sealed].toSorted() }
}

async function readColumns(pool: Pool): Promise<Column[]> {
  const { rows } = await pool.query<Column>(`
    select n.nspname as schema, c.relname as "table", a.attname as "column", format_type(a.atttypid, null) as type
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_type t on t.oid = a.atttypid
    where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_'
      and (t.typcategory in ('S', 'A', 'U') or t.typname in ('json', 'jsonb', 'bytea'))`)
  return rows
}

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase()

const holdsAny = (text: string, words: readonly string[]): boolean => {
  const bare = plain(text)
  return words.some((word) => bare.includes(plain(word)))
}

/** The text under whichever context it was sealed; nothing when it is not one of ours. Sealed within sealed is opened too. */
function opened(value: string, aead: Aead, contexts: readonly string[]): string {
  for (const context of contexts) {
    try {
      const text = aead.decrypt(value, context)
      return [text, ...[...text.matchAll(SEALED)].map(([inner]) => opened(inner, aead, contexts))].join('\n')
    } catch {
      // sealed under another context
    }
  }
  return ''
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
