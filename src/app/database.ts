import { join } from 'node:path'
import { Client } from 'pg'
import type { Config } from '#kernel/config/config.ts'
import type { Connection } from '#kernel/db/db.ts'
import { startEmbeddedPostgres } from '#kernel/db/embedded.ts'
import { migrate } from '#kernel/db/migrate.ts'
import { projectRoot } from './runtime.ts'

export type Database = { connection: Connection; embedded: boolean; stop(): Promise<void> }

/** The given PostgreSQL, or the embedded one under DATA_DIR. */
export async function openDatabase(config: Config): Promise<Database> {
  if (config.databaseUrl !== undefined)
    return { connection: { connectionString: config.databaseUrl }, embedded: false, stop: async () => {} }
  const server = await startEmbeddedPostgres({ dataDir: join(config.dataDir, 'postgres') })
  const connection = { host: server.host, user: server.user, database: 'motcua' }
  await ensureDatabase({ host: server.host, user: server.user, database: server.adminDatabase })
  return { connection, embedded: true, stop: () => server.stop() }
}

async function ensureDatabase(admin: Connection): Promise<void> {
  const client = new Client(admin)
  await client.connect()
  try {
    const { rowCount } = await client.query(`select 1 from pg_database where datname = 'motcua'`)
    if (rowCount === 0) await client.query('create database motcua')
  } finally {
    await client.end()
  }
}

export function migrateDatabase(config: Config, database: Database, onRun?: (name: string, millis: number) => void) {
  return migrate(database.connection, {
    schema: config.databaseSchema,
    folder: join(projectRoot, 'db/migrations'),
    ...(onRun && { onRun: (run) => onRun(run.name, run.millis) }),
  })
}
