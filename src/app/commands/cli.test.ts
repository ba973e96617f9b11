import { spawn } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { signIn } from '#modules/authentication/index.ts'
import { identify } from '#modules/identity/index.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { UsageError } from './command.ts'
import { findCommand, usage } from './commands.ts'

const { pool, owner, connection } = await testDatabase()
const { runtime, run } = testRuntime({ pool, now: new Date() })
const dataDir = mkdtempSync(join(tmpdir(), 'motcua-cli-'))
const environment = {
  DATABASE_URL: `postgres://${connection.user}@localhost/${connection.database}?host=${connection.host}`,
  DATA_DIR: dataDir,
}
beforeAll(() => {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(dataDir, { recursive: true, force: true })
})

type Ran = { code: number | null; said: string }

/** The real program in a process of its own. */
function program(args: string[], more: Record<string, string> = {}): Promise<Ran> {
  const env = { PATH: process.env['PATH'] ?? '', ...environment, ...more }
  const child = spawn(process.execPath, ['--import', './scripts/tsx-hooks.mjs', 'src/app/cli.ts', ...args], {
    env,
    stdio: 'pipe',
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return new Promise((done) => child.on('close', (code) => done({ code, said })))
}

/** The same command in this process, which saves starting one. */
async function command(...[name, ...args]: string[]): Promise<Ran> {
  const lines: string[] = []
  const spies = (['error', 'log'] as const).map((to) =>
    vi.spyOn(console, to).mockImplementation((line: string) => void lines.push(line)),
  )
  try {
    const code = (await findCommand(name)?.(args)) ?? null
    return { code, said: lines.join('\n') }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}
const procedures = globSync('reference/procedures/?.??????.json').length
const count = async (table: string) => Number((await pool.query(`select count(*) from ${table}`)).rows[0].count)

describe('the program', { timeout: 60_000 }, () => {
  test('fills an empty database without anything of the demo', async () => {
    expect(await program(['seed'])).toMatchObject({
      code: 0,
      said: expect.stringContaining(` units, ${procedures} procedures`) as string,
    })
    expect([await count('dossiers'), await count('accounts')]).toEqual([0, 0])
  })

  test('answers an unknown command with the list of commands, a wrong setting by its name', async () => {
    const [unknown, wrong] = await Promise.all([program(['nonsense']), program(['migrate'], { PORT: 'abc' })])
    expect(unknown).toMatchObject({
      code: 2,
      said: expect.stringContaining('There is no command "nonsense"') as string,
    })
    expect(unknown.said).toContain('verify-audit')
    expect(wrong).toMatchObject({ code: 1, said: expect.stringContaining('PORT is wrong') as string })
  })
})

test('every command explains itself', async () => {
  const names = [
    'migrate',
    'seed',
    'import-units',
    'import-calendar',
    'import-procedures',
    'create-account',
    'rotate-key',
    'reencrypt',
    'retention',
    'reapply-deletions',
    'verify-audit',
  ]
  expect(
    usage()
      .match(/^ {2}\S+/gm)
      ?.map((name) => name.trim()),
  ).toEqual(names)
  const page = readFileSync('docs/how-to/operate.md', 'utf8')
  for (const name of names) {
    const { code, said } = await command(name, '--help')
    expect(code).toBe(0)
    expect(said).toContain(`motcua -- ${name}`)
    expect(page, 'docs/how-to/operate.md prints it').toContain(said)
  }
})

test.each([
  [['seed', '--demmo'], "Unknown option '--demmo'"],
  [['seed', '--demo'], 'need MOTCUA_DEMO=yes'],
  [['import-units', 'not-there'], 'There is no folder'],
  [['import-units', 'one', 'two'], 'one argument too many'],
  [['create-account', '--name', 'Nguyễn Thị Hoa'], '--login is missing'],
  [['create-account', '--login', 'hoa', '--name', 'Hoa', '--role', 'chair'], '--role and --unit go together'],
  [['create-account', '--login', 'hoa', '--name', 'Hoa'], 'set MOTCUA_PASSWORD'],
  [['rotate-key', 'lookup'], 'Which key'],
])('the wrong call %j is refused with a sentence', async (args, sentence) => {
  await expect(command(...args)).rejects.toThrow(sentence)
  await expect(command(...args)).rejects.toBeInstanceOf(UsageError)
})

test('a database that does not answer is told in words', async () => {
  vi.stubEnv('DATABASE_URL', 'postgres://nobody@localhost:1/none')
  await expect(command('migrate')).rejects.toThrow('cannot be reached (ECONNREFUSED)')
  vi.stubEnv('DATABASE_URL', environment.DATABASE_URL)
})

test('what is there already is imported again without a change', async () => {
  const before = await count('events')
  expect((await command('seed')).code).toBe(0)
  expect((await command('import-units')).said).toContain('3355 units, 0 of them new')
  expect((await command('import-calendar')).said).toContain('0 new days')
  expect(await count('events')).toBe(before)
})

test('procedures come from any folder, and a file with a fault is named and changes nothing', async () => {
  expect((await command('import-procedures')).said).toContain(`${procedures} procedures, `)
  const folder = mkdtempSync(join(dataDir, 'procedures-'))
  await expect(command('import-procedures', folder)).rejects.toThrow('holds no procedure')
  const read = (name: string) => readFileSync(`reference/procedures/${name}`, 'utf8')
  writeFileSync(join(folder, '1.001193.json'), read('1.001193.json').replace('"required": true', '"required": "yes"'))
  writeFileSync(join(folder, '1.001193.form.json'), read('1.001193.form.json'))
  writeFileSync(join(folder, 'life-events.json'), readFileSync('reference/life-events.json'))
  await expect(command('import-procedures', folder)).rejects.toThrow(/1\.001193\.json: .*components/s)
  expect(await count('procedure_versions')).toBe(procedures)
})

test('an account is made with its first role and can sign in; a bad field is named in words', async () => {
  const account = [
    'create-account',
    '--login',
    'quantri',
    '--name',
    'Đặng Hoàng Nam',
    '--role',
    'administrator',
    '--unit',
    '48',
  ]
  vi.stubEnv('MOTCUA_PASSWORD', 'short')
  await expect(command(...account)).rejects.toThrow(/^ {2}password: /m)
  const password = 'nguoi-dau-tien'
  vi.stubEnv('MOTCUA_PASSWORD', password)
  expect((await command(...account)).said).toContain('administrator at 48')
  const answer = await run(signIn, { login: 'quantri', password })
  const sessionToken = answer.outcome === 'signed_in' ? answer.signedIn.token : undefined
  const actor = await identify(runtime.db, { sessionToken, opened: [] }, runtime.now())
  // The role asks for a second factor, which the first sign-in sets up.
  expect(actor.needs).toBe('second_factor')
  await expect(command(...account)).rejects.toThrow(/^ {2}login: /m)
})

test('a rotated key stands first and the old one stays', async () => {
  const path = join(dataDir, 'keys/seal.keys')
  const secret = (line: string | undefined) => line?.split(':').at(-1)
  const before = readFileSync(path, 'utf8').trim()
  expect((await command('rotate-key', 'seal')).code).toBe(0)
  const [current, old] = readFileSync(path, 'utf8').split('\n')
  expect(secret(old)).toBe(secret(before))
  expect(secret(current)).not.toBe(secret(old))
  expect(statSync(path).mode & 0o777).toBe(0o600)
  vi.stubEnv('SEAL_KEYS', before)
  await expect(command('rotate-key', 'seal')).rejects.toThrow('SEAL_KEYS')
})

test('the audit finds nothing in an honest log, and the event that somebody changed', async () => {
  vi.stubEnv('SEAL_KEYS', undefined)
  expect(await command('verify-audit')).toMatchObject({ code: 0, said: expect.stringContaining(' 0 faults') as string })
  await owner.query(`update events set actor_name = 'somebody else' where type = 'account.created'`)
  expect(await command('verify-audit')).toMatchObject({
    code: 1,
    said: expect.stringMatching(/^FAULT CHANGED: event 1 of stream [0-9a-f-]{36} /m) as string,
  })
})
