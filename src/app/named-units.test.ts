// After a reform of the demo nobody reads the bare code of a unit that ended where a name should be: not on a page, not
// on a print, not in an export. What a code stands beside its name for is told apart by the name being there.
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { CODE_LENGTH, newCode } from '#kernel/codes/code-alphabet.ts'
import { readConfig } from '#kernel/config/config.ts'
import { createTranslators } from '#kernel/i18n/messages.ts'
import { operation } from '#kernel/operation/operation.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { startSession } from '#modules/identity/index.ts'
import { addStep, confirmAct, continueAct, createAct } from '#modules/reorganisation/index.ts'
import { makeDemoCadres } from './demo/cadres.ts'
import { makeDemoChannels } from './demo/channels.ts'
import { makeDemoAccounts, makeDemoDossiers } from './demo/demo.ts'
import { makeDemoDues } from './demo/dues.ts'
import { makeDemoMachine } from './demo/machine.ts'
import { makeDemoMembers } from './demo/members.ts'
import { makeDemoUnion, makeDemoUnionTree } from './demo/union.ts'
import { modules } from './modules.ts'
import { allMessages, givablePermissions, recheckAny } from './runtime.ts'
import { seedReference, systemRun } from './seed.ts'
import { createServer } from './server.ts'
import { bareCodes } from './testing/bare-codes.ts'

const { pool } = await testDatabase()
const world = testRuntime({
  pool,
  now: '2026-11-22T09:00:00+07:00',
  permissions: givablePermissions(),
  unitHoldings: modules.flatMap((module) => module.unitHoldings ?? []),
})
const { runtime } = world
runtime.translators = createTranslators(allMessages())
runtime.recheck = recheckAny(runtime.services)
// A print is read as the words that it is made of; papers that residents hand in are real ones.
const { pdf } = runtime.services
runtime.services.pdf = {
  ...pdf,
  render: async (asked) =>
    asked.template === 'dossiers/demo-paper'
      ? pdf.render(asked)
      : Buffer.from(`%PDF-1.7\n${JSON.stringify(asked.data)}`),
}
const health = { notReady: async () => undefined, demo: () => 'none' as const }
const config = readConfig({ RATE_LIMITS: 'no', PUBLIC_URL: 'http://localhost:3000', TRUST_PROXY: 'yes' })
const styles = { resident: '/r.css', desk: '/d.css', loader: '/l.js' }
const app = createServer(config, { runtime, cookieKey: new Uint8Array(32).fill(5) }, health, styles)

const ENDED = ['20965', 'PN20965', 'PN20965-01']

async function makeDemo(): Promise<void> {
  await seedReference(runtime)
  const run = systemRun(runtime)
  await makeDemoUnionTree(run, 'reference/demo-union')
  await makeDemoAccounts(runtime, run)
  await makeDemoMachine(run)
  await makeDemoUnion(run)
  await makeDemoMembers(runtime, run)
  await makeDemoDues(run)
  await makeDemoCadres(runtime, run)
  await makeDemoChannels(run)
  await makeDemoDossiers(runtime, run, 245)
}

type Steps = Parameters<typeof addStep.run>[1]['step'][]
const whole = (...codes: string[]) => codes.map((code) => ({ code, extent: 'whole' as const }))

async function reform(tree: string, scope: string, steps: Steps): Promise<string> {
  const { id } = await world.run(
    createAct,
    {
      tree,
      title: 'Sắp xếp tiếp theo',
      effectiveOn: '2026-11-22',
      decisionNumber: '9/NQ',
      decisionDate: '2026-11-01',
      signer: 'Trần Thanh Mẫn',
      scope,
    },
    systemActor,
  )
  for (const step of steps) await world.run(addStep, { id, step }, systemActor)
  await world.run(confirmAct, { id, version: steps.length + 1 }, systemActor)
  while ((await world.run(continueAct, { event: { data: { act: id } } }, systemActor)).more);
  return id
}

const openSession = operation({
  name: 'test.open-session',
  permission: 'test:make',
  kind: 'write',
  input: z.object({ login: z.string() }),
  output: z.string(),
  async run(ctx, { login }) {
    const { rows } = await sql<{ id: string }>`select id from accounts where login = ${login}`.execute(ctx.db)
    return (await startSession(ctx, { accountId: rows[0]?.id ?? '', methods: ['password', 'totp'], level: 2 })).token
  },
})

const LOGINS = ['tiepnhan', 'quantri', 'dulieu', 'kiemtra', 'canbohoi', 'hoi.tinh', 'chihoi', 'phan.man']

async function aCard(member: string): Promise<string> {
  const code = newCode(runtime.random, CODE_LENGTH.card)
  await pool.query(`insert into motcua.membership_cards (code, membership_id, issued_at) values ($1, $2, now())`, [
    code,
    member,
  ])
  return code
}

/** A list of the members of the province as they stood on the eve of the reform, asked for by its officer. */
async function anExport(): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `insert into motcua.exports (id, unit_code, association, as_of, format, columns, reason, created_by, created_at)
     select gen_random_uuid(), 'PN48', 'womens_union', '2026-11-21', 'csv', '{name,branch,group,address}', 'Kiểm tra', id, $1
       from motcua.accounts where login = 'hoi.tinh' returning id`,
    [runtime.now()],
  )
  return rows[0]?.id ?? ''
}

/** A few ids of each kind, of things that lie or lay at the units that ended. */
async function things(act: string) {
  const some = async (from: string) => {
    const { rows } = await sql.raw<{ id: string }>(from).execute(runtime.db)
    return rows.map(({ id }) => id)
  }
  const members = await some(
    `select distinct p.membership_id as id from membership_places p where p.unit_code in ('PN20965', 'PN20965-01')
      order by 1 limit 3`,
  )
  return {
    act: [act],
    dossier: await some(`select distinct on (state) code as id from dossiers order by state`),
    tracking: await some(`select distinct on (state) tracking_code as id from dossiers order by state`),
    result: await some(`select code as id from results order by code limit 2`),
    member: members,
    person: await some(
      `select distinct m.person_id as id from membership_places p join memberships m on m.id = p.membership_id
        where p.unit_code in ('PN20965', 'PN20965-01') order by 1 limit 3`,
    ),
    receipt: await some(`select code as id from dues_receipts where unit_code = any('{PN20965,PN20965-01}') limit 2`),
    post: await some(`select id from posts where unit_code = any('{PN20965,PN20965-01}') limit 2`),
    card: [await aCard(members[0] ?? '')],
    client: await some(`select account_id as id from machine_clients limit 2`),
    export: [await anExport()],
    login: LOGINS,
    heir: ['20971', 'PN20971', 'PN20965-02'],
    ended: ENDED,
  }
}

/** What anybody sees is the same for all. */
const isPublic = (path: string) => /^\/(t|v|units|calendar|audit)\//.test(path)

const PATHS = [
  '/account',
  '/account/dossiers',
  '/account/person',
  '/account/data',
  '/account/data/file.pdf',
  '/account/membership',
  '/account/membership/card',
  '/account/membership/dues',
  '/account/membership/record',
  '/account/substitutions',
  '/desk',
  '/desk?view=done',
  '/desk?view=unit',
  '/desk/register?from=2025-07-01&to=2026-11-22',
  '/desk/dossiers/:dossier',
  '/desk/dossiers/:dossier/prints/01',
  '/desk/dossiers/:dossier/prints/06',
  '/t/:tracking',
  '/desk/dossiers/:dossier/prints/result',
  '/v/:result',
  '/audit/timeline/:tracking',
  '/desk/audit',
  '/desk/audit/alarms',
  '/desk/admin/accounts',
  '/desk/admin/accounts/:login',
  '/desk/admin/substitutions',
  '/desk/admin/who-may?login=:login',
  '/desk/admin/who-may?unit=:heir',
  '/desk/admin/machines',
  '/desk/admin/machines/:client',
  '/desk/admin/units',
  '/desk/admin/calendars',
  '/desk/privacy/breaches',
  '/desk/privacy/requests',
  '/desk/mandates',
  '/calendar/:ended',
  '/units/:ended',
  '/units/:ended?on=2026-01-05',
  '/desk/reorganisations',
  '/desk/reorganisations/:act',
  '/desk/people?q=nguyen',
  '/desk/people?q=hanh nui thanh',
  '/desk/people/:person',
  '/desk/people/:person/household',
  '/desk/members',
  '/desk/members?state=left',
  '/desk/members/:member',
  '/desk/members/:member/posts',
  '/desk/members/:member/record',
  '/desk/members/:member/dues',
  '/desk/members/applications',
  '/desk/transfers',
  '/desk/corrections',
  '/desk/duplicates',
  '/desk/cadres',
  '/desk/cadres/:heir',
  '/desk/cadres/posts/:post',
  '/desk/dues/collect',
  '/desk/dues/funds',
  '/desk/dues/funds/:heir',
  '/desk/dues/funds/:heir/2026/pdf',
  '/desk/dues/fees',
  '/desk/dues/statements',
  '/desk/dues/receipts/:receipt',
  '/desk/dues/receipts/:receipt/pdf',
  '/v/receipt/:receipt',
  '/v/card/:card',
  '/desk/branch',
  '/desk/exports',
  '/desk/exports/:export/file',
  '/desk/imports',
  '/desk/statistics',
  '/desk/statistics?unit=PN48&period=2026',
  '/desk/statistics/form?unit=PN20965&period=2025&map=2026-11-21',
  '/desk/statistics/form?unit=PN20971&period=2026',
  '/desk/statistics/form?unit=PN48&period=2025',
  '/desk/statistics/form.pdf?unit=PN48&period=2025',
  '/desk/statistics/form.csv?unit=PN48&period=2025&map=2026-11-21',
  '/desk/organisation',
  '/desk/organisation/:ended',
  '/desk/organisation/:heir',
  '/desk/channels',
]

/** Every path with every thing that its names stand for. */
function filled(path: string, known: Record<string, readonly string[]>): string[] {
  const name = /:(\w+)/.exec(path)?.[1]
  if (name === undefined) return [path]
  return (known[name] ?? []).flatMap((id) => filled(path.replace(`:${name}`, encodeURIComponent(id)), known))
}

test(
  'after a reform no page, print or export shows the bare code of a unit that ended',
  { timeout: 300_000 },
  async () => {
    await makeDemo()
    await reform('administration', '48', [
      { kind: 'merge', from: whole('20965', '20971'), into: { code: '20971', name: 'Xã Tam Xuân' } },
    ])
    const act = await reform('womens_union', 'PN48', [
      { kind: 'merge', from: whole('PN20965', 'PN20971'), into: { code: 'PN20971', name: 'Hội LHPN xã Tam Xuân' } },
      { kind: 'merge', from: whole('PN20965-01', 'PN20965-02'), into: { code: 'PN20965-02', name: 'Chi hội 2' } },
    ])
    const known = await things(act)
    const { rows: names } = await pool.query<{ name: string }>(
      `select lower(name) as name from motcua.units where code = any($1)`,
      [ENDED],
    )
    const seen = new Map<string, number>()
    const found: string[] = []
    for (const login of LOGINS) {
      const token = await world.run(openSession, { login }, systemActor)
      for (const pattern of PATHS.filter((path) => !isPublic(path) || login === LOGINS[0]))
        for (const path of filled(pattern, known)) {
          const answer = await app.request(`http://localhost:3000${path}`, {
            headers: { cookie: `motcua_session=${token}` },
          })
          expect(answer.status, `${login} ${path}`).toBeLessThan(500)
          if (answer.status !== 200) continue
          seen.set(pattern, (seen.get(pattern) ?? 0) + 1)
          const lines = bareCodes(
            await answer.text(),
            ENDED,
            names.map(({ name }) => name),
          )
          found.push(...lines.map((line) => `${login} ${path}: ${line.slice(0, 160)}`))
        }
    }
    expect(PATHS.filter((path) => !seen.has(path))).toEqual([])
    expect(found).toEqual([])
  },
)
