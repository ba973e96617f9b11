import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { acceptDossier, forwardDossier, submitDossier } from '#modules/dossiers/index.ts'
import {
  mayAppointAt,
  mayChangeAccount,
  mayChangeDossier,
  maySeeAccount,
  maySeeDossier,
  readPrints,
  readWorld,
  type Asker,
  type World,
} from './testing/fuzz-policy.ts'
import { HERE, officerRoles, PROVINCE, THERE, twoCommunes, type Person } from './testing/two-communes.ts'
import { changing, diceFrom, keen, pick, requestOf, targets, type Ids, type Target } from './testing/fuzz-requests.ts'

/** The normal run walks for seconds; `MOTCUA_TEST_LONG=yes` (npm run test:long) for ten minutes. */
const LONG = process.env['MOTCUA_TEST_LONG'] === 'yes'
const STEPS = 45
const RUNS = 1000
const MILLIS = LONG ? 600_000 : 18_000
const ORIGIN = 'http://localhost:3000'

const { pool } = await testDatabase()
const world = await twoCommunes(pool)
const { office, runtime } = world

/** A name that stands in one dossier only: wherever it appears, that dossier was shown. */
const secretNames = [
  'Hoàng Mật An',
  'Hoàng Mật Bình',
  'Hoàng Mật Chi',
  'Hoàng Mật Dương',
  'Hoàng Mật Em',
  'Hoàng Mật Giang',
]
const secrets = new Map<string, string>()
type Opened = Asker & { token: string }
const applicants: Opened[] = []
for (const [n, name] of secretNames.entries()) {
  const unit = n % 2 === 0 ? HERE : THERE
  const submission = await office.submission(undefined, unit)
  const sent = await office.run(submitDossier, {
    ...submission,
    applicant: { ...submission.applicant, fullName: name },
  })
  secrets.set(name, sent.id)
  applicants.push({ account: null, opened: sent.id, token: sent.applicantToken ?? '' })
  const system = { ...office.reception, kind: 'system' as const, accountId: null }
  if (n > 1) await office.run(acceptDossier, { code: sent.code }, system)
  if (n > 3) await office.run(forwardDossier, { code: sent.code }, unit === HERE ? office.specialist : office.stranger)
}
// Officers' numbers are for their administrators: each has one that nobody else has.
const officers: Person[] = [
  ...[HERE, THERE].flatMap((unit) => officerRoles.map((role) => world.person(`${role.replace('_', '-')}.${unit}`))),
  world.person(`administrator.${PROVINCE}`),
]
const phones = new Map<string, string>()
for (const [n, person] of officers.entries()) {
  const phone = `+8490777${String(1000 + n)}`
  phones.set(phone, person.id)
  await pool.query('update accounts set phone = $2 where id = $1', [person.id, phone])
}

type Client = { label: string; asker: Asker; headers: Record<string, string> }
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const clients: Client[] = [
  { label: 'public', asker: { account: null }, headers: {} },
  { label: 'resident', asker: { account: world.resident.id }, headers: bearer(world.resident.token) },
  ...applicants.map(({ token, ...asker }, n) => ({ label: `applicant ${n}`, asker, headers: bearer(token) })),
  ...officers.map((one) => ({ label: one.login, asker: { account: one.id }, headers: bearer(one.token) })),
]

/** Names of things of both communes, and of nothing. */
async function readIds(): Promise<Ids> {
  const list = async (sql: string) => (await pool.query<{ id: string }>(sql)).rows.map(({ id }) => id)
  const dossiers = await list('select code as id from dossiers')
  return {
    code: [...dossiers, ...dossiers, '20965-261120-9999'],
    login: [...officers.map(({ login }) => login), world.resident.login, 'khong.co'],
    tracking: await list('select tracking_code as id from dossiers'),
    position: await list('select id from positions'),
    file: await list('select file_id as id from dossier_files'),
    result: [...(await list('select code as id from results')), 'AAAAAAAAAAA'],
    role: ['reception', 'chair', 'administrator', 'khong_co'],
    unit: [HERE, THERE, PROVINCE, '99999'],
    form: ['01', '02', '03'],
    move: ['approve', 'refuse', 'stop', 'withdraw', 'extend'],
    account: await list('select id from accounts'),
    substitution: await list('select id from substitutions'),
    resident: [world.resident.id],
  }
}

/** What was shown that the asker may not see. */
function shownWrongly(before: World, client: Client, text: string): string[] {
  const wrong: string[] = []
  for (const [name, id] of secrets) {
    const dossier = before.dossiers.find((one) => one.id === id)
    if (dossier && text.includes(name) && !maySeeDossier(before, client.asker, dossier))
      wrong.push(`dossier of ${name}`)
  }
  for (const [phone, id] of phones) {
    const account = before.accounts.find((one) => one.id === id)
    const shown = text.includes(phone) || text.includes(`0${phone.slice(3)}`)
    if (account && shown && !maySeeAccount(before, client.asker, account)) wrong.push(`phone of ${id}`)
  }
  return wrong
}

/** Which of the changed things the asker may not change. */
function changedWrongly(before: World, client: Client, changed: readonly string[]): string[] {
  return changed.filter((thing) => {
    const [kind = '', first = '', second = '', third = ''] = thing.split(' ')
    const account = (id: string) => before.accounts.find((one) => one.id === id)
    if (kind === 'dossier') {
      const dossier = before.dossiers.find((one) => one.id === first)
      return dossier !== undefined && !mayChangeDossier(before, client.asker, dossier)
    }
    if (kind === 'account') {
      const known = account(first)
      return known ? !mayChangeAccount(before, client.asker, known) : client.asker.account === null
    }
    if (kind === 'position') return !mayAppointAt(before, client.asker, third)
    const sides = [first, second]
    return !sides.includes(client.asker.account ?? '') && !mayAppointAt(before, client.asker, third)
  })
}

/** Those who hold the permission somewhere, who are let in and refused by the policy only; everybody, when nobody does. */
function likely(before: World, { permission }: Target): readonly Client[] {
  const holders = clients.filter(({ asker }) =>
    before.holdings.some((one) => one.account === asker.account && one.permissions?.includes(permission ?? '')),
  )
  return holders.length > 0 ? holders : clients
}

async function step(seed: number, log: string[]): Promise<void> {
  const dice = diceFrom(seed)
  // Now and then time goes on, so that what is given for a while ends.
  if (dice(25) === 0) await passTime(20)
  const before = await readWorld(pool, runtime.now())
  const prints = await readPrints(pool)
  const target = pick([targets, keen, changing, changing][dice(4)] ?? keen, dice)
  const client = pick(dice(3) > 0 ? likely(before, target) : clients, dice)
  const { path, init } = requestOf(target, await readIds(), dice)
  const headers = { ...(init.headers as Record<string, string>), ...client.headers, origin: ORIGIN }
  const answer = await world.app.request(ORIGIN + path, { ...init, headers })
  const text = Buffer.from(await answer.arrayBuffer()).toString()
  const line = `${client.label}: ${init.method ?? 'GET'} ${path} ${target.action ?? ''} -> ${answer.status}`
  log.push(line)
  tally.set(answer.status, (tally.get(answer.status) ?? 0) + 1)
  if (answer.status !== 501) expect(answer.status, `${line}\n${text.slice(0, 400)}`).toBeLessThan(500)
  expect(shownWrongly(before, client, text), line).toEqual([])
  const after = await readPrints(pool)
  const changed = [...after].filter(([thing, print]) => prints.get(thing) !== print).map(([thing]) => thing)
  if (changed.length > 0) wrote += 1
  expect(changedWrongly(before, client, changed), `${line}\n${JSON.stringify(init.body)}`).toEqual([])
  expect([...prints.keys()].filter((thing) => !after.has(thing) && !thing.startsWith('session'))).toEqual([])
}

const tally = new Map<number, number>()
let wrote = 0

/** Time goes on; everybody has just proved once more who she is, so that only rights can be in the way. */
async function passTime(minutes: number): Promise<void> {
  const now = new Date(runtime.now().getTime() + minutes * 60_000)
  office.setNow(now)
  const end = new Date(now.getTime() + 12 * 3_600_000)
  await pool.query('update sessions set last_seen_at = $1, confirmed_at = $1, expires_at = $2', [now, end])
}

/** Positions, accounts and substitutions that random administrators ended come back, so that there is something to try. */
async function restore(): Promise<void> {
  await pool.query(
    'update positions set ended_at = null, valid_to = null where ended_at is not null and id in (select min(id::text)::uuid from positions group by account_id)',
  )
  await pool.query('update accounts set disabled_at = null where disabled_at is not null')
  await pool.query('update sessions set ended_at = null')
  await passTime(1)
}

test(
  'whoever asks for whatever of either commune sees and changes nothing but what the office would let her',
  { timeout: LONG ? 900_000 : 60_000 },
  async () => {
    const until = performance.now() + MILLIS
    const run = fc.asyncProperty(fc.array(fc.nat(), { minLength: STEPS, maxLength: STEPS }), async (seeds) => {
      if (performance.now() > until) return
      const log: string[] = []
      await restore()
      for (const seed of seeds) {
        if (performance.now() > until) return
        try {
          await step(seed, log)
        } catch (error) {
          throw new Error(`${log.slice(-12).join('\n')}\n${String(error)}`, { cause: error })
        }
      }
    })
    // The database goes on from run to run, so a shorter run would not be the same run.
    await fc.assert(run, { numRuns: RUNS, endOnFailure: true })
    // The walk must have got somewhere: things were read, and things were changed.
    const steps = [...tally.values()].reduce((sum, one) => sum + one, 0)
    expect(tally.get(200) ?? 0).toBeGreaterThan(steps / 20)
    expect(wrote).toBeGreaterThan(steps / 100)
  },
)
