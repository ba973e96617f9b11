// A process or a database killed in the middle of submissions: each is there whole or not at all, and sending it again
// with the same key gives the same dossier.
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Api } from '#e2e/ground/api.ts'
import { end, newDataDir, settingsFor, startServer } from '#e2e/ground/app.ts'
import { birthSubmission } from '#e2e/ground/birth.ts'

const count = 20
const own = { MOTCUA_DEMO: 'no', LOG_LEVEL: 'silent' }
let dataDir = ''
let server: Awaited<ReturnType<typeof startServer>> | undefined

/** A command of the operator over the same data; what it says, when it ends well. */
function cli(...args: string[]): string {
  const command = ['--enable-source-maps', resolve('dist/server/cli.js'), ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    env: settingsFor(dataDir, own),
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${args.join(' ')}: ${status}\n${stdout}${stderr}`)
  return stdout + stderr
}

beforeAll(() => {
  dataDir = newDataDir()
  cli('seed') // units, calendars and procedures; no demo
}, 120_000)

afterAll(async () => {
  if (server) await end(server.child)
  rmSync(dataDir, { recursive: true, force: true })
})

const killServer = async () => {
  const child = server?.child
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((done) => child.once('exit', done))
  child.kill('SIGKILL')
  await gone
}
const killDatabase = async () => {
  const [pid] = readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')
  process.kill(Number(pid), 'SIGKILL')
}

test.each([
  ['the server', killServer],
  ['the database', killDatabase],
])(
  '%s killed in the middle of 20 submissions: all or nothing, and each key gets its one dossier',
  { timeout: 180_000 },
  async (_, kill) => {
    if (server) await end(server.child) // of the case before
    server = await startServer(dataDir, own)
    const first = new Api(server.url)
    const calls = await Promise.all(
      Array.from({ length: count }, async () => ({ key: crypto.randomUUID(), body: await birthSubmission(first) })),
    )
    let answered = 0
    let killing: Promise<void> | undefined
    const before = await Promise.all(
      calls.map(async ({ key, body }) => {
        const answer = await first.post('/api/v1/dossiers', body, { key }).catch(() => undefined)
        answered += 1
        if (answered === 3) killing = kill()
        return answer
      }),
    )
    await killing
    const known = before.map((answer) => (answer?.status === 201 ? String(answer.body.code) : undefined))
    expect(known.filter((code) => code === undefined).length, 'the kill came in the middle').toBeGreaterThan(0)
    for (const answer of before) if (answer && answer.status !== 201) expect(answer.status).toBe(503)

    await killServer() // the operator's supervisor starts both again
    server = await startServer(dataDir, own)
    const again = new Api(server.url)
    const after = await Promise.all(calls.map(({ key, body }) => again.post('/api/v1/dossiers', body, { key })))
    const codes = after.map(({ status, body }) =>
      status === 201 ? String(body.code) : `${status} ${JSON.stringify(body)}`,
    )
    for (const [n, code] of codes.entries()) expect(code).toBe(known[n] ?? code)
    expect(new Set(codes).size).toBe(count)
    for (const { body } of after)
      expect((await again.get(`/api/v1/tracking/${body.trackingCode}`)).body.state).toBe('submitted')
  },
)

test('afterwards the numbers of the day have no gap, no dossier is half, and the record of events is whole', async () => {
  if (server) await end(server.child)
  server = await startServer(dataDir, own)
  const database = new Client({ host: join(dataDir, 'postgres'), user: 'motcua', database: 'motcua' })
  await database.connect()
  const { rows } = await database.query<{ code: string; files: number }>(
    `select code, (select count(*)::int from motcua.dossier_files f where f.dossier_id = d.id) as files from motcua.dossiers d`,
  )
  await database.end()
  const byDay = Map.groupBy(rows, ({ code }) => code.replace(/\d{4}$/, ''))
  for (const [day, all] of byDay)
    expect(
      all.map(({ code }) => Number(code.slice(-4))).toSorted((a, b) => a - b),
      day,
    ).toEqual(all.map((_, n) => n + 1))
  expect(rows).toHaveLength(2 * count)
  for (const { code, files } of rows) expect(files, code).toBe(2)
  await end(server.child)
  server = undefined
  expect(cli('verify-audit')).toMatch(/ 0 faults/)
})
