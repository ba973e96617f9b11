import { sql, type RawBuilder } from 'kysely'
import type { Aead } from '#kernel/crypto/aead.ts'
import type { Db } from '#kernel/db/db.ts'
import type { DeclaredTable } from '#kernel/manifest/personal-data.ts'
import { readCatalogue, type TableFacts } from './catalogue.ts'

/** A column whose values are encrypted: whole, or (`within`) text by text inside JSON. */
export type SealedColumn = { table: string; column: string; context: string; within: boolean }

export type Progress = { table: string; column: string; done: number; finished: boolean }

/** Every column that the inventory declares as sealed. */
export function sealedColumns(inventory: readonly DeclaredTable[]): SealedColumn[] {
  return inventory.flatMap(({ table, personal }) =>
    Object.entries(personal).flatMap(([column, { protection }]): SealedColumn[] => {
      if (typeof protection !== 'object') return []
      if ('sealed' in protection) return [{ table, column, context: protection.sealed, within: false }]
      return 'sealedWithin' in protection ? [{ table, column, context: protection.sealedWithin, within: true }] : []
    }),
  )
}

type Rotation = { last_key: string | null; done: string; finished_at: Date | null }

/**
 * Encrypts the next rows of the first column that is not finished with the current key, within the caller's transaction,
 * each row locked while it is done: writers wait for milliseconds and none loses anything. Where it stopped is stored
 * with the rows, so it goes on there after any interruption. `again` opens finished columns once more in which another
 * process, which had the old key a moment longer, wrote meanwhile. A value that no key reads is left as it is.
 */
export async function reencryptNext(
  db: Db,
  aead: Aead,
  columns: readonly SealedColumn[],
  options: { limit: number; at: Date; again?: boolean },
): Promise<{ keyId: string; more: boolean; progress: Progress[] }> {
  const keyId = aead.keyId()
  const catalogue = await readCatalogue(db)
  const progress: Progress[] = []
  let worked = false
  for (const column of columns) {
    const facts = catalogue.get(column.table)
    if (!facts) continue
    const state = await lockRotation(db, keyId, column, options.at)
    const reopened = options.again === true && state.finished_at !== null && (await hasOutdated(db, keyId, column))
    const { table, column: name } = column
    if (worked || (state.finished_at !== null && !reopened)) {
      progress.push({
        table,
        column: name,
        done: Number(state.done),
        finished: state.finished_at !== null && !reopened,
      })
      continue
    }
    const step = await reencryptRows(db, aead, column, facts, state, options.limit)
    const done = Number(state.done) + step.count
    const finished = step.last === null
    await saveRotation(db, keyId, column, { last: step.last, done, finishedAt: finished ? options.at : null })
    worked = step.count > 0
    progress.push({ table, column: name, done, finished })
  }
  return { keyId, more: progress.some((one) => !one.finished), progress }
}

async function reencryptRows(
  db: Db,
  aead: Aead,
  column: SealedColumn,
  facts: TableFacts,
  state: Rotation,
  limit: number,
): Promise<{ count: number; last: string | null }> {
  const { rows } = await sql<Record<string, unknown>>`
    select ${sql.join(facts.key.map((name) => sql.ref(name)))}, ${sql.ref(column.column)} as value
    from ${sql.table(column.table)}
    where ${outdated(aead.keyId(), column)} ${after(facts, state.last_key)}
    order by ${sql.join(facts.key.map((name) => sql.ref(name)))} limit ${limit} for update`.execute(db)
  for (const row of rows) {
    const typeName = facts.types.get(column.column) ?? 'text'
    const type = sql.raw(typeName)
    const value = renew(aead, column, typeName.startsWith('json'), row['value'])
    const same = sql.join(
      facts.key.map((name) => sql`${sql.ref(name)} = ${row[name]}`),
      sql` and `,
    )
    await sql`update ${sql.table(column.table)} set ${sql.ref(column.column)} = ${value}::${type} where ${same}`.execute(
      db,
    )
  }
  const last = rows.length === limit ? rows.at(-1) : undefined
  return { count: rows.length, last: last ? JSON.stringify(facts.key.map((name) => last[name])) : null }
}

/** Rows with a value of another key: the text of the value is looked at, so nothing is opened to find them. */
function outdated(keyId: string, { column, within }: SealedColumn): RawBuilder<unknown> {
  const text = sql`${sql.ref(column)}::text`
  const ours = `v1.${keyId}.`
  if (within)
    return sql`regexp_replace(${text}, ${`"v1\\.${keyId}\\.[\\w-]+"`}, '', 'g') ~ '"v1\\.[0-9a-z]{1,12}\\.[\\w-]{38,}"'`
  return sql`${text} like '%v1.%' and ${text} not like ${`${ours}%`} and ${text} not like ${`"${ours}%`}`
}

async function hasOutdated(db: Db, keyId: string, column: SealedColumn): Promise<boolean> {
  const { rows } = await sql`select 1 from ${sql.table(column.table)} where ${outdated(keyId, column)} limit 1`.execute(
    db,
  )
  return rows.length > 0
}

function after(facts: TableFacts, lastKey: string | null): RawBuilder<unknown> {
  if (lastKey === null) return sql``
  const values = JSON.parse(lastKey) as unknown[]
  const typed = values.map((value, n) => sql`${value}::${sql.raw(facts.types.get(facts.key[n] ?? '') ?? 'text')}`)
  return sql`and (${sql.join(facts.key.map((name) => sql.ref(name)))}) > (${sql.join(typed)})`
}

function renew(aead: Aead, { context, within }: SealedColumn, isJson: boolean, value: unknown): unknown {
  if (within || isJson) return JSON.stringify(renewWithin(aead, context, value))
  return renewText(aead, context, String(value))
}

const SEALED = /^v1\.[0-9a-z]{1,12}\.[\w-]{38,}$/

function renewWithin(aead: Aead, context: string, value: unknown): unknown {
  if (typeof value === 'string') return SEALED.test(value) ? renewText(aead, context, value) : value
  if (Array.isArray(value)) return value.map((one) => renewWithin(aead, context, one))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, renewWithin(aead, context, inner)]))
}

// Somebody may have typed what looks like an encrypted value: it is her text and stays. So does what a lost key made.
function renewText(aead: Aead, context: string, text: string): string {
  try {
    return aead.encrypt(aead.decrypt(text, context), context)
  } catch {
    return text
  }
}

async function lockRotation(db: Db, keyId: string, { table, column }: SealedColumn, at: Date): Promise<Rotation> {
  await sql`
    insert into key_rotations (key_id, table_name, column_name, started_at) values (${keyId}, ${table}, ${column}, ${at})
    on conflict do nothing`.execute(db)
  const { rows } = await sql<Rotation>`
    select last_key, done, finished_at from key_rotations
    where key_id = ${keyId} and table_name = ${table} and column_name = ${column} for update`.execute(db)
  return rows[0] ?? { last_key: null, done: '0', finished_at: null }
}

async function saveRotation(
  db: Db,
  keyId: string,
  { table, column }: SealedColumn,
  state: { last: string | null; done: number; finishedAt: Date | null },
): Promise<void> {
  await sql`
    update key_rotations set last_key = ${state.last}, done = ${state.done}, finished_at = ${state.finishedAt}
    where key_id = ${keyId} and table_name = ${table} and column_name = ${column}`.execute(db)
}
