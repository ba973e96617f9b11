import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import type { Config } from '#kernel/config/config.ts'
import type { Connection } from '#kernel/db/db.ts'
import { EMBEDDED_APP_ROLE, ensureAppRole, grantRights, roleOf } from '#kernel/db/rights.ts'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#kernel/db/embedded.ts'
import { migrate } from '#kernel/db/migrate.ts'
import { projectRoot } from './runtime.ts'

/** `connection` is the server's; `owner` runs the migrations and owns the tables. With one role they are the same. */
export type Database = { connection: Connection; owner: Connection; embedded: boolean; stop(): Promise<void> }

/** The given PostgreSQL, or the embedded one under DATA_DIR. */
export async function openDatabase(config: Config): Promise<Database> {
  if (config.databaseUrl !== undefined) {
    const connection = { connectionString: config.databaseUrl }
    const owner = { connectionString: config.databaseOwnerUrl ?? config.databaseUrl }
    return { connection, owner, embedded: false, stop: async () => {} }
  }
  const dataDir = join(config.dataDir, 'postgres')
  const server = await startEmbeddedPostgres({ dataDir })
  const owner = { host: server.host, user: server.user, database: 'motcua' }
  const connection = { ...owner, user: EMBEDDED_APP_ROLE }
  await ensureDatabase({ host: server.host, user: server.user, database: server.adminDatabase })
  const supervision = supervise(server, dataDir)
  return { connection, owner, embedded: true, stop: () => supervision.stop() }
}

const CHECK_EVERY_MS = 1_000

/** Starts the embedded server again when it was killed; the pool then finds it at the same place. */
function supervise(first: EmbeddedPostgres, dataDir: string): { stop(): Promise<void> } {
  let server = first
  let starting: Promise<void> | undefined
  const timer = setInterval(() => {
    if (starting || isAlive(server.dataDir)) return
    starting = startEmbeddedPostgres({ dataDir })
      .then((again) => void (server = again))
      .catch((error: unknown) => console.error(error))
      .finally(() => (starting = undefined))
  }, CHECK_EVERY_MS)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await starting
      await server.stop()
    },
  }
}

function isAlive(dataDir: string): boolean {
  try {
    process.kill(Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]), 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' // there, but another user's
  }
}

async function ensureDatabase(admin: Connection): Promise<void> {
  const client = new Client(admin)
  await client.connect()
  try {
    const { rowCount } = await client.query(`select 1 from pg_database where datname = 'motcua'`)
    if (rowCount === 0) await client.query('create database motcua')
    await ensureAppRole(client, EMBEDDED_APP_ROLE)
  } finally {
    await client.end()
  }
}

/** Brings the schema up to date as its owner and gives the server's role its rights, where that is another one. */
export async function migrateDatabase(
  config: Config,
  { connection, owner }: Database,
  onRun?: (name: string, millis: number) => void,
): Promise<void> {
  const schema = config.databaseSchema
  await migrate(owner, {
    schema,
    folder: join(projectRoot, 'db/migrations'),
    ...(onRun && { onRun: (run) => onRun(run.name, run.millis) }),
  })
  const [role, ownerRole] = [await roleOf(connection), await roleOf(owner)]
  if (role !== ownerRole) await grantRights(owner, { schema, role })
}
