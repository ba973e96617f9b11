import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { serverArgs, serverEnv } from '../../scripts/server-flags.mjs'

/** A running server; `pid` is the process whose processor time and memory are measured. */
export type ServerProcess = { url: string; port: number; pid: number; stop(): Promise<void> }

/** What a start is given beside the defaults of the product. */
export const benchEnvironment = { RATE_LIMITS: 'no', LOG_LEVEL: 'warn', MOTCUA_DEMO: 'no' } as const

/** Starts `command` (arguments of Node) on a free port and waits until it answers on `path`. */
export async function startServer(options: {
  command: readonly string[]
  dataDir: string
  env?: Record<string, string>
  path?: string
}): Promise<ServerProcess & { firstAnswerSeconds: number }> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const { DATABASE_URL: _none, ...inherited } = process.env
  const logPath = join(options.dataDir, 'bench-server.log')
  const log = openSync(logPath, 'a')
  const began = performance.now()
  const child = spawn(process.execPath, [...serverArgs, ...options.command], {
    env: {
      ...inherited,
      ...serverEnv,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: url,
      DATA_DIR: options.dataDir,
      ...options.env,
    },
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  process.once('exit', () => child.kill()) // a bench that is cut off leaves nothing running
  try {
    await firstAnswer(`${url}${options.path ?? '/'}`, child)
  } catch (error) {
    await end(child)
    throw new Error(`${(error as Error).message}\n${readFileSync(logPath, 'utf8').slice(-3000)}`, { cause: error })
  }
  const firstAnswerSeconds = (performance.now() - began) / 1000
  return { url, port, pid: child.pid ?? 0, firstAnswerSeconds, stop: () => end(child) }
}

async function firstAnswer(url: string, child: ChildProcess): Promise<void> {
  const until = performance.now() + 60_000
  while (performance.now() < until) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The server ended (${child.exitCode ?? child.signalCode}).`)
    const answer = await fetch(url).catch(() => undefined)
    if (answer) {
      await answer.arrayBuffer()
      if (answer.ok) return
      throw new Error(`${url} answered ${answer.status}.`)
    }
    await sleep(10)
  }
  throw new Error('The server did not answer within a minute.')
}

async function end(child: ChildProcess): Promise<void> {
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
