import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { Pool } from 'pg'
import { migrateDatabase, openDatabase } from '#app/database.ts'
import { createProduct, type Product } from '#app/runtime.ts'
import { seedReference, systemRun } from '#app/seed.ts'
import { createServer } from '#app/server.ts'
import { readConfig } from '#kernel/config/config.ts'
import { createPool } from '#kernel/db/db.ts'
import { startEmbeddedPostgres } from '#kernel/db/embedded.ts'
import type { Env } from '#kernel/http/face.ts'
import { createLog } from '#kernel/log/log.ts'
import { createRecorder, type Recorder } from './recorder.ts'
import { benchEnvironment } from './server-process.ts'

export const CLIENTS = 16

/** The product in this process: it makes the data and is listened to. What is measured runs in processes of its own. */
export type BenchProduct = {
  dataDir: string
  connection: { host: string; user: string; database: string }
  searchPath: string
  postgres: string
  pool: Pool
  product: Product
  app: Hono<Env>
  recorder: Recorder
  stop(): Promise<void>
}

/** A throw-away folder with an embedded PostgreSQL at its default settings: every commit waits for the disk. */
export async function startBenchProduct(): Promise<BenchProduct> {
  const dataDir = mkdtempSync(join(tmpdir(), 'motcua-bench-'))
  chmodSync(dataDir, 0o755) // PostgreSQL runs as an ordinary user when this is started by root
  const config = readConfig({ ...benchEnvironment, DATA_DIR: dataDir })
  const cluster = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres') })
  const database = await openDatabase(config) // finds that cluster
  await migrateDatabase(config, database)
  const pool = createPool(database.connection, config.databaseSchema, config.databasePool)
  const log = createLog('error')
  pool.on('error', () => {}) // at the end PostgreSQL may go before an idle connection
  const recorder = createRecorder(pool)
  const product = createProduct(config, pool, log)
  await product.jobs.start((operation, input) => systemRun(product.runtime)(operation, input as never))
  await seedReference(product.runtime)
  const health = { notReady: async () => undefined, demo: () => 'none' as const }
  const app = createServer(config, product, health)
  const { rows } = await pool.query<{ version: string }>('select version()')
  const { host = '', user = '', database: name = '' } = database.connection
  return {
    dataDir,
    connection: { host, user, database: name },
    searchPath: `${config.databaseSchema},public`,
    postgres: /PostgreSQL ([\d.]+)/.exec(rows[0]?.version ?? '')?.[1] ?? '?',
    pool,
    product,
    app,
    recorder,
    async stop() {
      await product.jobs.stop()
      await product.stop()
      await pool.end()
      await cluster.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
