import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startEmbeddedPostgres } from '#kernel/db/embedded.ts'
import { serverArgs, serverEnv } from '../../scripts/server-flags.mjs'

/** The built server as anybody would start it, over a throw-away data folder with the demo jurisdiction. */
export type RunningApp = { url: string; dataDir: string; database: { host: string; user: string } }

const patience = 300_000 // the demo's 300 dossiers are made by running the operations

/** Needs dist/ (npm run build). `env` adds to or replaces the server's settings. */
export async function startApp(env: Record<string, string> = {}): Promise<RunningApp & { stop(): Promise<void> }> {
  const dataDir = newDataDir()
  // The server finds this cluster running on its data folder: same code path, without waiting for the disk.
  const database = await startEmbeddedPostgres({
    dataDir: join(dataDir, 'postgres'),
    forTests: true,
    // Else what the demo fills in a minute is planned as if it were empty: half of the database's time.
    settings: { autovacuum_naptime: 1 },
  })
  const remove = async () => {
    await database.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    const server = await startServer(dataDir, env)
    const stop = async () => {
      await end(server.child)
      await remove()
    }
    return { url: server.url, dataDir, database: { host: database.host, user: database.user }, stop }
  } catch (error) {
    await remove()
    throw error
  }
}

/** An empty folder that the database's own user may enter, too. */
export function newDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'motcua-e2e-'))
  chmodSync(dataDir, 0o755)
  return dataDir
}

/** The settings of an instance over a data folder, and nothing of the caller's own database. */
export function settingsFor(dataDir: string, env: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { DATABASE_URL: _none, ...inherited } = process.env
  return {
    ...inherited,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    MOTCUA_DEMO: 'yes',
    LOG_LEVEL: 'warn',
    ...env,
  }
}

/** The server process over a data folder, ready. Without a database running there it starts one, as for anybody. */
export async function startServer(
  dataDir: string,
  env: Record<string, string> = {},
): Promise<{ url: string; child: ChildProcess }> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const logPath = join(dataDir, 'server.log')
  const log = openSync(logPath, 'w')
  const child = spawn(process.execPath, [...serverArgs, resolve('dist/server/main.js')], {
    env: settingsFor(dataDir, { PORT: String(port), PUBLIC_URL: url, ...serverEnv, ...env }),
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  try {
    await untilReady(`${url}/readyz`, child)
    return { url, child }
  } catch (error) {
    const tail = readFileSync(logPath, 'utf8').slice(-4000)
    await end(child)
    throw new Error(`${(error as Error).message}\n${tail}`, { cause: error })
  }
}

async function untilReady(url: string, child: ChildProcess) {
  const until = performance.now() + patience
  while (performance.now() < until) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The server ended (${child.exitCode ?? child.signalCode}).`)
    const answer = await fetch(url).catch(() => undefined)
    // It answers before the demo's dossiers are made; journeys want them all.
    if (answer?.ok && ((await answer.json()) as { demo?: string }).demo !== 'seeding') return
    await sleep(100)
  }
  throw new Error(`The server was not ready within ${patience / 1000} s.`)
}

/** Ends it as an operator would. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 15_000)
  await gone
  clearTimeout(late)
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done))
  const address = probe.address()
  await new Promise((done) => probe.close(done))
  if (typeof address !== 'object' || !address) throw new Error('No free port.')
  return address.port
}
