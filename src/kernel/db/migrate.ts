import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import type { Connection } from './db.ts'

export type MigrationRun = { name: string; millis: number }

/**
 * Runs the SQL files of `folder` that have not run yet, in name order, each in a transaction of its own.
 * Two processes starting at once wait for each other. A file changed after it ran is an error:
 * migrations only go forward.
 */
export async function migrate(
  connection: Connection,
  options: { schema: string; folder: string; onRun?: (run: MigrationRun) => void },
): Promise<MigrationRun[]> {
  const client = new Client(connection)
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('motcua.migrate'))`)
    await prepareSchema(client, options.schema)
    return await runPending(client, options)
  } finally {
    await client.end()
  }
}

async function prepareSchema(client: Client, schema: string): Promise<void> {
  for (const extension of ['unaccent', 'pg_trgm', 'btree_gist'])
    await client.query(`create extension if not exists ${extension} with schema public`)
  await client.query(`set search_path = ${schema}, public`)
  // Only what is missing: a role without rights to create may still find that nothing is to do.
  const { rows } = await client.query<{ jobs: boolean; migrations: boolean }>(
    `select to_regnamespace($1) is not null as jobs, to_regclass($2) is not null as migrations`,
    [`${schema}_jobs`, `${schema}.migrations`],
  )
  if (!rows[0]?.migrations) {
    await client.query(`create schema if not exists ${schema}`)
    await client.query(
      `create table if not exists migrations (name text primary key, sha256 text not null, ran_at timestamptz not null default now())`,
    )
  }
  // For pg-boss, which makes its tables itself.
  if (!rows[0]?.jobs) await client.query(`create schema if not exists ${schema}_jobs`)
}

async function runPending(
  client: Client,
  options: { folder: string; onRun?: (run: MigrationRun) => void },
): Promise<MigrationRun[]> {
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from migrations')
  const done = new Map(rows.map((row) => [row.name, row.sha256]))
  const runs: MigrationRun[] = []
  for (const name of (await readdir(options.folder)).filter((file) => file.endsWith('.sql')).toSorted()) {
    const text = await readFile(join(options.folder, name), 'utf8')
    const sha256 = createHash('sha256').update(text).digest('hex')
    const before = done.get(name)
    if (before === sha256) continue
    if (before !== undefined)
      throw new Error(`Migration ${name} was changed after it ran. Add a new migration instead.`)
    const run = await runOne(client, name, text, sha256)
    runs.push(run)
    options.onRun?.(run)
  }
  return runs
}

async function runOne(client: Client, name: string, text: string, sha256: string): Promise<MigrationRun> {
  const started = performance.now()
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into migrations (name, sha256) values ($1, $2)', [name, sha256])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
  return { name, millis: Math.round(performance.now() - started) }
}
