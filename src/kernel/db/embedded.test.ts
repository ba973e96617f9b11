import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '#kernel/db/embedded.ts'
import { Client } from 'pg'
import { afterAll, expect, test, vi } from 'vitest'

const home = mkdtempSync(join(tmpdir(), 'motcua-embedded-'))
chmodSync(home, 0o755) // the server's own user passes through
const dataDir = join(home, 'postgres')
afterAll(() => rmSync(home, { recursive: true, force: true }))

async function ask(host: string, text: string): Promise<unknown[]> {
  const client = new Client({ host, user: 'motcua', database: 'postgres' })
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>(text)
  await client.end()
  return rows
}

/** A signal takes a moment: a server that is dying still looks as if it ran. */
async function killed(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL')
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow(), { timeout: 5000, interval: 10 })
}

/** Another process that starts the server, says its socket folder and waits. */
async function starter(): Promise<{ child: ChildProcess; host: string }> {
  const script = `const { startEmbeddedPostgres } = await import('#kernel/db/embedded.ts')
    const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} })
    console.log(server.host); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const host = await new Promise<string>((done) =>
    child.stdout.once('data', (text: Buffer) => done(text.toString().trim())),
  )
  return { child, host }
}

test('the second start finds the running server and leaves it to its owner', async () => {
  const [first, second] = await Promise.all([startEmbeddedPostgres({ dataDir }), startEmbeddedPostgres({ dataDir })])
  expect([first.owned, second.owned].toSorted()).toEqual([false, true])
  const guest = first.owned ? second : first
  await guest.stop()
  expect(await ask(first.host, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }])
  await (first.owned ? first : second).stop()
})

test('what was committed is there after the server process was killed', async () => {
  const before = await startEmbeddedPostgres({ dataDir })
  await ask(before.host, 'create table if not exists kept as select 7 as n')
  await killed(Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]))
  const after = await startEmbeddedPostgres({ dataDir })
  expect(await ask(after.host, 'select n from kept')).toEqual([{ n: 7 }])
  await after.stop()
})

test('a server whose starter was killed is taken over, and then stops with the new one', async () => {
  const { child } = await starter()
  const gone = new Promise((done) => child.once('exit', done))
  child.kill('SIGKILL')
  await gone
  const heir = await startEmbeddedPostgres({ dataDir })
  expect(heir.owned).toBe(true)
  expect(await ask(heir.host, 'select 1 as n')).toEqual([{ n: 1 }])
  await heir.stop()
  await expect(ask(heir.host, 'select 1')).rejects.toThrow()
})

test('a stale lock file whose number now belongs to another process does not stop the start', async () => {
  writeFileSync(join(dataDir, 'postmaster.pid'), `${process.pid}\n${dataDir}\n0\n5432\n${dataDir}\n\n\nready\n`)
  const server = await startEmbeddedPostgres({ dataDir })
  expect(server.owned).toBe(true)
  await server.stop()
})

test('a very deep folder works too: the socket then lives in the temp folder', async () => {
  const deep = join(home, 'a'.repeat(60), 'b'.repeat(60))
  const server = await startEmbeddedPostgres({ dataDir: join(deep, 'postgres'), forTests: true })
  expect(server.host.length).toBeLessThan(90)
  expect(await ask(server.host, 'select 1 as n')).toEqual([{ n: 1 }])
  await server.stop()
  rmSync(server.host, { recursive: true, force: true })
})
