// How long does a search for people take? Makes so many people as the product would have written them, places them at
// units and asks: node bench/people-search.bench.ts [--people 1000000] [--rounds 30] [--dir <folder>] [--keep]
// With --dir and --keep the people stay and are only asked the next time.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Pool } from 'pg'
import { createDb, createPool, type Db } from '#kernel/db/db.ts'
import { startEmbeddedPostgres } from '#kernel/db/embedded.ts'
import { migrate } from '#kernel/db/migrate.ts'
import { findPeople } from '#modules/people/index.ts'
import { parsePersonQuery } from '#modules/people/person-search.rules.ts'
import { searchPeople, type Scope } from '#modules/people/person-search.reads.ts'
import { refreshWords } from '#modules/people/person-words.store.ts'

const { values } = parseArgs({
  options: {
    people: { type: 'string' },
    rounds: { type: 'string' },
    dir: { type: 'string' },
    keep: { type: 'boolean' },
  },
})
const PEOPLE = Number(values.people ?? 1_000_000)
const ROUNDS = Number(values.rounds ?? 30)
const LIMIT_MS = 60
const say = (text: string) => console.error(text)
const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1)

const scopes: Record<string, Scope> = {
  all: 'all',
  province: ['uPN48', 'dPN48'],
  commune: ['uPN30001', 'dPN30001'],
  branch: ['uPN30001-03', 'dPN30001-03'],
}
const asked = [
  'hanh nui thanh 1985',
  'nguyen thi',
  'nguyen',
  'thi',
  'nguyen thi hanh',
  'Nguyễn Thị Hạnh',
  'hanh',
  'le thi thanh',
  'van thi',
  'nguyen van thi',
  'quach dien 1990',
  'tran 1985',
  '1985',
  'hanh 456',
  '4567',
  '456',
  '123456',
  'DN-0123456',
  'hanh thi nguyen 1985',
  'nui thanh',
  'da nang',
  'nguyen thi da nang',
  'khong ai ca',
  'bui thi xuan huong',
  'ly 85',
  '08/03/1985',
  'nguyen thi nui thanh',
  'xuan thi duc 1971',
]

const dir = values.dir ? resolve(values.dir) : mkdtempSync(join(tmpdir(), 'motcua-people-bench-'))
mkdirSync(dir, { recursive: true })
chmodSync(dir, 0o755)
const made = existsSync(join(dir, 'postgres'))
const server = await startEmbeddedPostgres({ dataDir: join(dir, 'postgres') })
const connection = { host: server.host, user: server.user, database: 'postgres' }
await migrate(connection, { schema: 'motcua', folder: 'db/migrations' })
const pool = createPool(connection, 'motcua', 4)
pool.on('error', () => {})
const db = createDb(pool)
try {
  if (!made) await makePeople(pool, db)
  await measure(db)
} finally {
  await pool.end()
  await server.stop()
  if (!values.keep) rmSync(dir, { recursive: true, force: true })
}

/** 200 communes of ten branches, names as often as they are among Vietnamese women and men, every second with a phone. */
async function makePeople(pool: Pool, db: Db): Promise<void> {
  const started = performance.now()
  await pool.query(`
    insert into units (id, code, tree, level, name, name_en, parent_code, place_code, identifier, valid_from)
    select gen_random_uuid(), '48', 'administration', 'province', 'Thành phố Đà Nẵng', 'Da Nang City', null, null, '48', '1997-01-01'::date union all
    select gen_random_uuid(), (30000 + n)::text, 'administration', 'commune',
           'Xã ' || case when n = 1 then 'Núi Thành' else 'Phú ' || chr(64 + n % 26 + 1) || ' ' || n end, 'Commune ' || n, '48', null, (30000 + n)::text, '2025-07-01'
      from generate_series(1, 200) n union all
    select gen_random_uuid(), 'PN48', 'womens_union', 'union_province', 'Hội LHPN Đà Nẵng', 'Da Nang Union', null, '48', 'PN48', '1997-01-01' union all
    select gen_random_uuid(), 'PN' || (30000 + n), 'womens_union', 'union_commune', 'Hội LHPN xã ' || n, 'Union ' || n, 'PN48', (30000 + n)::text, 'PN' || (30000 + n), '2025-07-01'
      from generate_series(1, 200) n union all
    select gen_random_uuid(), 'PN' || (30000 + n) || '-' || lpad(b::text, 2, '0'), 'womens_union', 'union_branch', 'Chi hội thôn ' || b, 'Branch ' || b, 'PN' || (30000 + n), null,
           'PN' || (30000 + n) || '-' || lpad(b::text, 2, '0'), '2025-07-01'
      from generate_series(1, 200) n, generate_series(1, 10) b`)
  await pool.query(`
    create function pick(words text[], weights float[]) returns text language plpgsql volatile as $$
    declare at float := random(); n int := 1;
    begin
      while n < cardinality(words) and at > weights[n] loop at := at - weights[n]; n := n + 1; end loop;
      return words[n];
    end $$`)
  const given = `array['Hạnh','Lan','Hương','Hoa','Mai','Thảo','Linh','Phương','Thủy','Nga','Hà','Trang','Loan','Tuyết','Yến','Ngọc','Hồng','Dung','Bình','Liên','Vân','Thu','Nhung','Hằng','Ánh','Xuân','Huệ','Cúc','Sương','Diễm','My','Trinh','Nguyệt','Đào','Lý','Thanh','Quyên','Châu','Tâm','Hiền','Dũng','Hùng','Tuấn','Minh','Sơn','Long','Nam','Phúc','Quang','Đức']`
  await pool.query(
    `
    insert into people (id, name, sex, birth_year, created_at)
    select gen_random_uuid(),
           pick(array['Nguyễn','Trần','Lê','Phạm','Huỳnh','Phan','Vũ','Võ','Đặng','Bùi','Đỗ','Hồ','Ngô','Dương','Lý','Đinh','Mai','Tạ','Châu','Quách'],
                array[0.384,0.121,0.095,0.07,0.051,0.045,0.04,0.039,0.021,0.02,0.014,0.013,0.013,0.01,0.005,0.01,0.01,0.01,0.01,0.01])
           || ' ' || case when random() < 0.75 then 'Thị' when random() < 0.5 then 'Văn' else pick(${given}, array_fill(0.02::float, array[50])) end
           || case when random() < 0.35 then ' ' || pick(${given}, array_fill(0.02::float, array[50])) else '' end
           || ' ' || pick(${given}, array_fill(0.02::float, array[50])),
           'female', 1940 + floor(random() * 66)::int, now()
      from generate_series(1, $1)`,
    [PEOPLE],
  )
  await pool.query(`
    insert into person_phones (person_id, phone) select id, '+849' || lpad(floor(random() * 100000000)::text, 8, '0') from people where draw % 2 = 0`)
  await pool.query(`
    insert into person_places (source, source_id, person_id, unit_code, number)
    select 'membership', gen_random_uuid(), id, 'PN' || (30001 + n % 200) || '-' || lpad((1 + n / 200 % 10)::text, 2, '0'), 'DN-' || lpad(n::text, 7, '0')
      from (select id, row_number() over (order by draw) as n from people) x`)
  say(`made ${PEOPLE} people in ${seconds(started)} s`)
  const words = performance.now()
  for (let after: string | null = null; ;) {
    const { rows }: { rows: { id: string }[] } = await pool.query(
      'select id from people where $1::uuid is null or id > $1::uuid order by id limit 20000',
      [after],
    )
    if (rows.length === 0) break
    await refreshWords(
      db,
      rows.map(({ id }) => id),
      '2026-11-22',
    )
    after = rows.at(-1)?.id ?? null
  }
  say(`wrote their words in ${seconds(words)} s`)
  for (const table of ['people', 'person_places', 'person_phones']) await pool.query(`vacuum analyze ${table}`)
}

async function measure(db: Db): Promise<void> {
  let failed = false
  for (const [name, scope] of Object.entries(scopes)) {
    const all: number[] = []
    const slow: string[] = []
    for (const text of asked) {
      const query = parsePersonQuery(text)
      if (!query) continue
      const times: number[] = []
      let told = ''
      for (let round = -2; round < ROUNDS; round += 1) {
        const start = performance.now()
        const { ids, many } = await searchPeople(
          db,
          { query, hashes: { national: null, old: null }, units: [], scope },
          { limit: 25 },
        )
        await findPeople(db, ids)
        if (round >= 0) times.push(performance.now() - start)
        told = `${ids.length}${many ? '+' : ''}`
      }
      all.push(...times)
      slow.push(`${at(times, 0.95).toFixed(1).padStart(7)} ms  ${told.padStart(4)}  ${text}`)
    }
    const p95 = at(all, 0.95)
    failed ||= p95 > LIMIT_MS
    console.log(
      `${name}: p50 ${at(all, 0.5).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, worst ${at(all, 1).toFixed(1)} ms over ${PEOPLE} people`,
    )
    console.log(slow.toSorted().toReversed().slice(0, 8).join('\n'))
  }
  process.exitCode = failed ? 1 : 0
}

function at(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
