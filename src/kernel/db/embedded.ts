import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { binariesFor, dataDirFor, type Identity, identityFor, mayUse, ownDir } from './embedded-place.ts'

export type EmbeddedPostgres = {
  /** Folder of the Unix socket: give it to the client as `host`. There is no TCP port, so nothing can collide. */
  host: string
  user: string
  adminDatabase: 'postgres'
  /** Where the data really is; differs from what was asked when that place cannot be used (see docs). */
  dataDir: string
  /** False when a server was already running on this data; stop() then leaves it to its owner. */
  owned: boolean
  /** Fast shutdown: running statements are rolled back. Resolves when the process is gone. */
  stop(): Promise<void>
}

export type EmbeddedOptions = {
  dataDir: string
  user?: string
  /** Trades durability for speed; for throw-away clusters only. */
  forTests?: boolean
  /** More `-c name=value` settings. */
  settings?: Readonly<Record<string, string | number>>
}

const patience = 15_000

/**
 * Starts the PostgreSQL that npm brought, or finds the one that already runs on `dataDir`. Safe after kill -9, with a
 * stale postmaster.pid, for two starts at once, and as root (the server then runs as an existing ordinary user).
 * Throws an Error whose message says what to do when the server does not come up within 15 s.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const user = options.user ?? 'motcua'
  const as = identityFor(options.dataDir)
  const dataDir = dataDirFor(resolve(options.dataDir), as)
  const bin = await binariesFor(as)
  await initialise(dataDir, bin.initdb, user, as)
  const settled = (host: string, pid: number, owned: boolean): EmbeddedPostgres => {
    if (owned) writeFileSync(join(dataDir, 'motcua.owner'), String(process.pid))
    return {
      host,
      user,
      adminDatabase: 'postgres',
      dataDir,
      owned,
      stop: owned ? () => stopServer(pid) : async () => {},
    }
  }
  const until = performance.now() + patience
  let reason = ''
  while (performance.now() < until) {
    const running = runningServer(dataDir)
    if (running?.ready) return settled(running.host, running.pid, adoptable(dataDir))
    if (running) {
      await sleep(20)
      continue
    }
    const started = await launch(dataDir, bin.postgres, as, options, until)
    if ('pid' in started) return settled(started.host, started.pid, true)
    reason = started.reason
    // Right after kill -9 the old backends still hold the shared memory for a few seconds; a race lost is also retried.
    if (!/shared memory block|lock file|already running|another server/i.test(reason)) break
    await sleep(150)
  }
  throw new Error(
    `The embedded PostgreSQL in ${dataDir} did not start. ${reason.trim() || 'It gave no reason within 15 s.'}`,
  )
}

/** Builds the cluster beside its place and renames it: a start cut off leaves nothing half, two at once keep one. */
async function initialise(dataDir: string, initdb: string, user: string, as: Identity | undefined) {
  mayUse(dataDir, as)
  if (existsSync(join(dataDir, 'PG_VERSION'))) return
  const draft = mkdtempSync(`${dataDir}.new-`)
  ownDir(draft, as)
  const args = ['-D', draft, '-U', user, '--auth=trust', '--encoding=UTF8', '--locale-provider=builtin']
  args.push('--builtin-locale=C.UTF-8', '--no-instructions', '--no-sync', '--data-checksums')
  try {
    const said = await outcome(spawn(initdb, args, { ...spawnOptions(as), stdio: ['ignore', 'ignore', 'pipe'] }))
    if (said !== undefined) throw new Error(`initdb failed in ${dataDir}: ${said}`)
    renameSync(draft, dataDir)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(join(dataDir, 'PG_VERSION'))) throw error // else another start was first
  }
}

/** Undefined when the process ended well, else what it said. */
async function outcome(child: ChildProcess): Promise<string | undefined> {
  let text = ''
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()))
  return new Promise((done) => {
    child.on('error', (error) => done(error.message))
    child.on('close', (code) => done(code === 0 ? undefined : text || `exit code ${code}`))
  })
}

const spawnOptions = (as: Identity | undefined) => ({
  cwd: '/',
  env: { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'UTC' },
  ...(as && { uid: as.uid, gid: as.gid }),
})

/**
 * PostgreSQL takes 128 MB of any machine unless told. An eighth of it (128 MB to 1 GB) for its pages, since the
 * application runs beside it; larger work in memory, longer between checkpoints. No JIT: it costs short statements more
 * than it gains (https://www.postgresql.org/docs/current/runtime-config-resource.html).
 */
function memorySettings(): Record<string, string> {
  const machine = Math.min(totalmem(), process.constrainedMemory() || Infinity) / 1024 ** 2
  const megabytes = (share: number, least: number, most: number) =>
    `${Math.round(Math.min(most, Math.max(least, machine * share)))}MB`
  return {
    shared_buffers: megabytes(1 / 8, 128, 1024),
    effective_cache_size: megabytes(1 / 2, 256, 16_384),
    maintenance_work_mem: megabytes(1 / 64, 32, 256),
    max_wal_size: '2GB',
    jit: 'off',
  }
}

type Launched = { host: string; pid: number } | { reason: string }

async function launch(
  dataDir: string,
  postgres: string,
  as: Identity | undefined,
  options: EmbeddedOptions,
  until: number,
): Promise<Launched> {
  const host = socketDir(dataDir, as)
  const settings = {
    listen_addresses: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Statements and key values can hold personal data, which must not reach a log.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(!options.forTests && memorySettings()),
    ...(options.forTests && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 200 }),
    ...options.settings,
  }
  const args = [
    '-D',
    dataDir,
    '-k',
    host,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
  const logPath = join(dataDir, 'server.log')
  const log = openSync(logPath, 'w') // one run's log: it cannot grow without end
  // Its own process group: Ctrl-C must first let the application finish with the database.
  const child = spawn(postgres, args, { ...spawnOptions(as), detached: true, stdio: ['ignore', log, log] })
  closeSync(log)
  let ended: string | undefined
  child.on('error', (error) => (ended = error.message))
  child.on('exit', () => (ended ??= readText(logPath) || 'It ended without a word.'))
  while (ended === undefined && performance.now() < until) {
    const running = runningServer(dataDir)
    if (running?.pid === child.pid && running?.ready) {
      child.unref()
      process.once('exit', () => child.kill('SIGINT'))
      return { host, pid: running.pid }
    }
    await sleep(10)
  }
  if (ended === undefined) child.kill('SIGQUIT')
  return { reason: ended ?? 'It was not ready within 15 s.' }
}

function socketDir(dataDir: string, as: Identity | undefined): string {
  if (Buffer.byteLength(join(dataDir, '.s.PGSQL.5432.lock')) < 107) return dataDir // the kernel's limit for a socket path
  const dir = mkdtempSync(join(tmpdir(), 'motcua-'))
  ownDir(dir, as)
  return dir
}

type Running = { pid: number; host: string; ready: boolean }

/** Reads postmaster.pid; removes it when its process is gone or the number now belongs to something else. */
function runningServer(dataDir: string): Running | undefined {
  const path = join(dataDir, 'postmaster.pid')
  const lines = readText(path).split('\n')
  const pid = Number(lines[0])
  if (!(pid > 0)) return undefined // absent, or just being written
  const command = commandLine(pid)
  // Line 2 is the folder as the server was given it: another path to the same folder is the same server.
  if (!command.includes('postgres') || !command.includes(lines[1] ?? dataDir)) {
    // Only the very file that was judged: a server starting right now may have written a new one.
    if (readText(path).startsWith(`${pid}\n`)) rmSync(path, { force: true })
    return undefined
  }
  return { pid, host: lines[4] ?? dataDir, ready: lines[7]?.trim() === 'ready' }
}

const commandLine = (pid: number) => readText(`/proc/${pid}/cmdline`)

/** Empty when there is no such file. */
function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** A server whose starter was killed belongs to whoever finds it; else it would run for ever. */
function adoptable(dataDir: string): boolean {
  const owner = Number(
    existsSync(join(dataDir, 'motcua.owner')) ? readFileSync(join(dataDir, 'motcua.owner'), 'utf8') : 0,
  )
  return !(owner > 0) || owner === process.pid ? false : !commandLine(owner).includes('node')
}

async function stopServer(pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGINT')
    while (commandLine(pid).includes('postgres')) await sleep(10)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
