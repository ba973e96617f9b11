// A reform of the whole country in one decision: 10,000 communes into 3,300 with 500,000 members, while others read and
// write: node bench/reorganisation.bench.ts [--communes 10000] [--into 3300] [--members 500000]
import { mkdtempSync, rmSync, chmodSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { systemActor } from '#kernel/access/actor.ts'
import { createPool, type Db } from '#kernel/db/db.ts'
import { startEmbeddedPostgres } from '#kernel/db/embedded.ts'
import { migrate } from '#kernel/db/migrate.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { dossiersModule } from '#modules/dossiers/module.ts'
import { identityModule } from '#modules/identity/module.ts'
import { membershipModule } from '#modules/membership/module.ts'
import { peopleModule } from '#modules/people/module.ts'
import { confirmAct, continueAct, createAct, undoAct, uploadSteps } from '#modules/reorganisation/index.ts'
import { pace } from './measure/pace.ts'

const { values } = parseArgs({
  options: {
    communes: { type: 'string' },
    into: { type: 'string' },
    members: { type: 'string' },
    undo: { type: 'boolean' },
  },
})
const COMMUNES = Number(values.communes ?? 10_000)
const INTO = Number(values.into ?? 3_300)
const MEMBERS = Number(values.members ?? 500_000)
const say = (text: string) => console.error(text)
// Filling is no part of what is measured: rules and indexes that cost most are taken off for it and put back.
const UNDRESS = [
  'alter table membership_places drop constraint membership_places_membership_id_daterange_excl',
  'drop index people_words',
]
const DRESS = [
  `alter table membership_places add constraint membership_places_membership_id_daterange_excl
     exclude using gist (membership_id with =, daterange(valid_from, valid_to, '[]') with &&)`,
  'create index people_words on people using gin (words)',
]
const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1)

const dir = mkdtempSync(join(tmpdir(), 'motcua-reorganisation-bench-'))
chmodSync(dir, 0o755)
const server = await startEmbeddedPostgres({ dataDir: join(dir, 'postgres') })
const connection = { host: server.host, user: server.user, database: 'postgres' }
await migrate(connection, { schema: 'motcua', folder: 'db/migrations' })
const pool = createPool(connection, 'motcua', 8)
pool.on('error', () => {})
const owner = pool
const holdings = [identityModule, dossiersModule, peopleModule, membershipModule].flatMap(
  (one) => one.unitHoldings ?? [],
)
const { run, runtime } = testRuntime({ pool, unitHoldings: holdings, now: '2026-11-20T09:00:00+07:00' })
try {
  await makeCountry(runtime.db)
  await reform()
} finally {
  await pool.end()
  await server.stop()
  rmSync(dir, { recursive: true, force: true })
}

/** Provinces, communes with two branches each, and members: two thirds at communes themselves, one third in branches. */
async function makeCountry(db: Db): Promise<void> {
  const start = performance.now()
  await owner.query(UNDRESS.join(';'))
  const unit = (code: string, level: string, parent: string, from: string) =>
    sql`
    insert into units (id, tree, code, level, name, name_en, parent_code, identifier, valid_from)
    select gen_random_uuid(), 'womens_union', ${sql.raw(code)}, ${level}, 'Hội ' || ${sql.raw(code)}, 'Union ' || ${sql.raw(code)},
           ${sql.raw(parent)}, ${sql.raw(code)}, '1900-01-01' from ${sql.raw(from)}`.execute(db)
  await unit(`'PN' || lpad(p::text, 2, '0')`, 'union_province', 'null', 'generate_series(1, 34) p')
  const commune = `'PN' || lpad(n::text, 5, '0')`
  await unit(commune, 'union_commune', `'PN' || lpad((1 + n % 34)::text, 2, '0')`, `generate_series(1, ${COMMUNES}) n`)
  await unit(
    `${commune} || '-0' || b`,
    'union_branch',
    commune,
    `generate_series(1, ${COMMUNES}) n, generate_series(1, 2) b`,
  )
  await sql`
    insert into people (id, name, birth_year, created_at)
    select md5('person' || n)::uuid, 'Nguyễn Thị ' || chr(65 + n % 26) || n, 1940 + n % 65, '2024-01-01' from generate_series(1, ${MEMBERS}::int) n`.execute(
    db,
  )
  await sql`
    insert into memberships (id, association, person_id, number, state, kind, applied_at, joined_on, seniority_from)
    select md5('member' || n)::uuid, 'womens_union', md5('person' || n)::uuid, 'HV' || n, 'active', 'ordinary', '2015-01-01', '2015-01-01', '2015-01-01'
      from generate_series(1, ${MEMBERS}::int) n`.execute(db)
  await sql`
    insert into membership_places (id, membership_id, unit_code, valid_from, reason)
    select md5('place' || n)::uuid, md5('member' || n)::uuid,
           'PN' || lpad((1 + n % ${COMMUNES}::int)::text, 5, '0') || case when n % 3 = 0 then '-01' else '' end, '2015-01-01', 'import'
      from generate_series(1, ${MEMBERS}::int) n`.execute(db)
  // By which words and units they are found: as people writes it, for all at once.
  await sql`
    insert into person_places (source, source_id, person_id, unit_code, number)
    select 'membership', p.membership_id, m.person_id, p.unit_code, m.number
      from membership_places p join memberships m on m.id = p.membership_id`.execute(db)
  await sql`
    insert into place_units (unit_code, above)
    select u.code, array_remove(array[u.code, u.parent_code, above.parent_code], null)
      from units u left join units above on above.code = u.parent_code where u.level <> 'union_province'`.execute(db)
  await sql`
    update people p set words = (select array_agg(distinct w order by w) from (
             select string_to_table(p.name_search, ' ') as w union all select 'm' || f_unaccent(l.number)
             union all select 'd' || l.unit_code union all select 'u' || unnest(k.above)) as w)
      from person_places l join place_units k using (unit_code) where l.person_id = p.id`.execute(db)
  await owner.query(DRESS.join(';'))
  await sql`vacuum analyze`.execute(db)
  say(`${MEMBERS} members made in ${seconds(start)} s`)
}

async function reform(): Promise<void> {
  const code = (n: number) => `PN${String(n).padStart(5, '0')}`
  const lines = Array.from({ length: COMMUNES }, (_, n) => {
    const target = 1 + (n % INTO)
    return `${code(n + 1)}\tHội ${code(n + 1)}\t${code(target)}\tHội mới ${code(target)}\twhole`
  })
  const list = ['old_code\told_name\tnew_code\tnew_name\textent', ...lines].join('\n')
  const decision = { decisionNumber: '1/NQ', decisionDate: '2026-11-01', signer: 'Chủ tịch' }
  const { id } = await run(
    createAct,
    { tree: 'womens_union', title: 'Cả nước', effectiveOn: '2026-11-20', scope: 'PN01', ...decision },
    systemActor,
  )
  await run(uploadSteps, { id, list }, systemActor)
  const { rows } = await sql<{ version: number }>`select version from reorganisations where id = ${id}`.execute(
    runtime.db,
  )
  const confirming = performance.now()
  await run(confirmAct, { id, version: rows[0]?.version ?? 0 }, systemActor)
  say(`planned and confirmed in ${seconds(confirming)} s`)
  await timed('applied', id)
  await check(true)
  if (values.undo !== true) return
  await run(undoAct, { id, reason: 'Đo thời gian trả lại' }, systemActor)
  await timed('taken back', id)
  await check(false)
}

async function timed(what: string, id: string): Promise<void> {
  const others = pace(pool)
  const start = performance.now()
  let [steps, longest, first] = [0, 0, 0]
  for (;;) {
    const began = performance.now()
    const { more } = await run(continueAct, { event: { data: { act: id } } }, systemActor)
    const took = performance.now() - began
    if (steps === 0) first = took
    longest = Math.max(longest, took)
    steps += 1
    if (!more) break
  }
  const total = (performance.now() - start) / 1000
  const { reads, writes } = await others.stop()
  say(
    `${what}: ${total.toFixed(1)} s in ${steps} steps on ${cpus().length} cores; map and rights at once ${(first / 1000).toFixed(1)} s, longest step ${(longest / 1000).toFixed(1)} s`,
  )
  say(`others meanwhile: reads ${reads}, writes ${writes}`)
}

/** Everybody is at exactly one unit, and it stands. */
async function check(applied: boolean): Promise<void> {
  const { rows } = await sql<{ members: number; stranded: number; standing: number }>`
    select (select count(distinct membership_id)::int from membership_places where valid_to is null) as members,
           (select count(*)::int from membership_places p where p.valid_to is null and not exists (
              select 1 from units u where u.code = p.unit_code and u.valid_to is null)) as stranded,
           (select count(*)::int from units where level = 'union_commune' and valid_to is null) as standing`.execute(
    runtime.db,
  )
  const [found] = rows
  const right = found?.members === MEMBERS && found.stranded === 0 && found.standing === (applied ? INTO : COMMUNES)
  say(`${JSON.stringify(found)} ${right ? 'right' : 'WRONG'}`)
  if (!right) process.exitCode = 1
}
