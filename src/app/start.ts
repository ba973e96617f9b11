import { serve, type ServerType } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import type { Pool } from 'pg'
import type { Config } from '#kernel/config/config.ts'
import { createPool } from '#kernel/db/db.ts'
import { rewritableTables } from '#kernel/db/rights.ts'
import { createLog, type Log } from '#kernel/log/log.ts'
import { systemActor } from '#kernel/access/actor.ts'
import { execute } from '#kernel/operation/pipeline.ts'
import { connectionLimits, MAX_HEADERS } from './connections.ts'
import { migrateDatabase, openDatabase, type Database } from './database.ts'
import type { DemoServer } from './demo/demo-server.ts'
import type { Health } from './health.ts'
import { createProduct, type Product } from './runtime.ts'
import { sealRoot } from '#modules/audit/index.ts'
import { demoSignIns, isDemoWanted, seedDemo, seedReference, systemRun } from './seed.ts'
import { createServer } from './server.ts'

export type Running = { url: string; stop(): Promise<void> }

/** Starts everything: database, schema, reference and demo data, HTTP, jobs. */
export async function startProduct(given: Config): Promise<Running> {
  const log = createLog(given.logLevel)
  const database = await openDatabase(given)
  const demo = isDemoWanted(given, database.embedded)
  const { config, services } = await outsideServices(given, demo)
  await migrateDatabase(config, database, (name, millis) => log.info({ migration: name, ms: millis }))
  const pool = createPool(database.connection, config.databaseSchema, config.databasePool)
  // The message alone: the error carries the whole connection.
  pool.on('error', (error) => log.error({ error: error.message }, 'idle database connection'))
  const product = createProduct(config, pool, log)
  await warnIfRewritable(pool, log)
  await startJobs(product, log) // before the seed: its events go to subscribers, whose queues must be there
  if (demo || database.embedded) await seedReference(product.runtime)
  const state: { demo: 'none' | 'seeding' | 'done' } = { demo: demo ? 'seeding' : 'none' }
  const app = createServer(
    config,
    product,
    healthOf(pool, () => state.demo),
  )
  const { server, port } = await listen(app.fetch, config)
  const url = config.port === 0 ? `http://localhost:${port}` : config.publicUrl
  const stopping = new AbortController()
  const seeding = demo
    ? makeDemo(product, log, stopping.signal).then(() => void (state.demo = 'done'))
    : Promise.resolve()
  announce(url, demo, services?.url)
  return { url, stop: () => stop({ server, services, product, pool, database, seeding, stopping, log }) }
}

async function warnIfRewritable(pool: Pool, log: Log): Promise<void> {
  const tables = await rewritableTables(pool)
  if (tables.length === 0) return
  log.warn(
    { tables },
    'the event log is not protected: the database role of this server could change what it has recorded. ' +
      'Give it a role of its own (DATABASE_OWNER_URL, docs/how-to/deploy.md, Two roles)',
  )
}

// Loaded only for the demo: a real office has its own services outside.
async function outsideServices(config: Config, demo: boolean): Promise<{ config: Config; services?: DemoServer }> {
  if (!demo) return { config }
  const { startDemoServices } = await import('./demo/servers.ts')
  const started = await startDemoServices(config, () => new Date())
  return { config: started.config, services: started.server }
}

async function makeDemo(product: Product, log: Log, signal: AbortSignal): Promise<void> {
  try {
    await seedDemo(product.runtime, signal)
    await systemRun(product.runtime)(sealRoot, {}) // the page of roots is not empty until the next full hour
  } catch (error) {
    log.error({ err: error }, 'the demo data could not be made')
  }
}

function startJobs(product: Product, log: Log): Promise<void> {
  const run: Parameters<Product['jobs']['start']>[0] = (operation, input) =>
    execute(product.runtime, operation, input, { actor: systemActor, locale: 'vi', requestId: `job ${operation.name}` })
  return product.jobs.start(run).catch((error: unknown) => log.error({ err: error }, 'jobs did not start'))
}

function healthOf(pool: Pool, demo: Health['demo']): Health {
  return {
    demo,
    notReady: () =>
      pool.query('select 1 from events limit 1').then(
        () => undefined,
        () => 'the database does not answer',
      ),
  }
}

function listen(fetch: Parameters<typeof serve>[0]['fetch'], config: Config) {
  return new Promise<{ server: ServerType; port: number }>((resolve, reject) => {
    const server = serve(
      { fetch, hostname: config.host, port: config.port, serverOptions: connectionLimits },
      (info: AddressInfo) => resolve({ server, port: info.port }),
    )
    server.once('error', reject)
    if ('maxHeadersCount' in server) server.maxHeadersCount = MAX_HEADERS
  })
}

function announce(url: string, demo: boolean, services: string | undefined): void {
  console.error(`Motcua answers at ${url}  (desk: ${url}/desk, API: ${url}/api/docs)`)
  if (demo) console.error(demoSignIns())
  if (services !== undefined)
    console.error(
      `Phone of the demo (messages, codes of the second step): ${services}/phone  (e-identity: ${services})`,
    )
}

type Parts = {
  server: ServerType
  services: DemoServer | undefined
  product: Product
  pool: Pool
  database: Database
  seeding: Promise<void>
  stopping: AbortController
  log: Log
}

/** Stops accepting, lets running requests and jobs finish, then closes the database. */
async function stop({ server, services, product, pool, database, seeding, stopping, log }: Parts): Promise<void> {
  log.info('stopping')
  stopping.abort()
  await new Promise<void>((done) => {
    server.close(() => done())
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 8_000).unref()
  })
  await services?.stop()
  await seeding
  await product.jobs.stop().catch((error: unknown) => log.error({ err: error }, 'jobs did not stop'))
  await product.stop()
  await pool.end()
  pool.removeAllListeners('error').on('error', () => {}) // a connection that is still closing may see the database go
  await database.stop()
}
