// Finds the second records among people with labels, in the database, by the jobs of the product:
// node bench/duplicates.bench.ts [--people 1000000] [--explain]. Prints precision, recall, the time of one new record and
// of a full pass, and fails when one is beyond its limit.
import { createHash } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Pool } from 'pg'
import { createDb, createPool, type Db } from '#kernel/db/db.ts'
import { startEmbeddedPostgres } from '#kernel/db/embedded.ts'
import { migrate } from '#kernel/db/migrate.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { indexPeople, probableDuplicates, type Candidate } from '#modules/duplicates/index.ts'
import { findDuplicates } from '#modules/duplicates/operations/find-duplicates.ts'
import { labelledPeople, type LabelledPerson } from './ground/labelled-people.ts'

const { values } = parseArgs({ options: { people: { type: 'string' }, explain: { type: 'boolean' } } })
const PEOPLE = Number(values.people ?? 1_000_000)
const NEW = 2_000
const LIMITS = { precision: 0.99, recall: 0.9, newMs: 20, passMinutes: 10 }

const say = (text: string) => console.error(text)
const seconds = (from: number) => (performance.now() - from) / 1000
// The communes of Đà Nẵng, which has about a million women; fewer people live in as many fewer.
const communes = readFileSync('reference/units/2026-07.tsv', 'utf8')
  .split('\n')
  .flatMap((line) => (line.split('\t')[1] === '48' ? [line.split('\t')[0] ?? ''] : []))
  .slice(0, Math.max(10, Math.round((94 * PEOPLE) / 1_000_000)))

async function measure(pool: Pool, db: Db): Promise<void> {
  const entities = await writePeople(pool)
  const ids = [...entities.keys()]
  let from = performance.now()
  for (let at = 0; at < ids.length; at += 5_000) await indexPeople(db, ids.slice(at, at + 5_000))
  const indexed = seconds(from)
  await pool.query('vacuum analyze')
  from = performance.now()
  const cpu = process.cpuUsage()
  const pass = await testRuntime({ pool }).run(findDuplicates, {}, systemActor)
  const passed = seconds(from)
  const { user, system } = process.cpuUsage(cpu)
  say(`${pass.compared} comparisons, ${Math.round(process.memoryUsage().rss / 1e6)} MB`)
  const { precision, recall, truth } = await judge(pool, entities)
  const times = await timeNew(db)
  const at = (share: number) => times[Math.floor((times.length - 1) * share)] ?? 0
  console.log(
    [
      `${ids.length} people in ${communes.length} communes, ${truth} pairs of one person, ${pass.pairs} found`,
      `precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`,
      `one new record: median ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms, worst of ${NEW} ${at(1).toFixed(1)} ms`,
      `full pass: ${passed.toFixed(0)} s, of them ${((user + system) / 1e6).toFixed(0)} s of CPU in this process; keys of everybody, made once: ${indexed.toFixed(0)} s`,
    ].join('\n'),
  )
  const met =
    precision >= LIMITS.precision &&
    recall >= LIMITS.recall &&
    at(0.95) < LIMITS.newMs &&
    passed < LIMITS.passMinutes * 60
  if (!met) process.exitCode = 1
}

const idOf = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
const hash = (text: string | null) => (text === null ? null : createHash('sha256').update(text).digest('base64url'))

/** Writes the people down, some thousand at a time; answers who is who. */
async function writePeople(pool: Pool): Promise<Map<string, number>> {
  await pool.query(
    `insert into units (id, code, level, name, name_en, parent_code, identifier, valid_from)
     select gen_random_uuid(), c, case when length(c) = 2 then 'province' else 'commune' end, 'Xã ' || c, 'Commune ' || c,
            case when length(c) = 2 then null else '48' end, c, '2025-07-01' from unnest($1::text[]) as c`,
    [['48', ...communes]],
  )
  const entities = new Map<string, number>()
  let batch: (LabelledPerson & { id: string; national: string | null; old: string | null; n: number })[] = []
  const flush = async () => {
    await pool.query(INSERT, [JSON.stringify(batch)])
    batch = []
  }
  let n = 0
  for (const person of labelledPeople(PEOPLE, { communes })) {
    const id = idOf(++n)
    entities.set(id, person.entity)
    batch.push({
      ...person,
      name: person.name.normalize('NFC'),
      id,
      n,
      national: hash(person.nationalId),
      old: hash(person.oldId),
    })
    if (batch.length === 5_000) await flush()
    if (n % 200_000 === 0) say(`${n} people`)
  }
  await flush()
  await pool.query('vacuum analyze')
  return entities
}

const INSERT = `
  with r as (select * from jsonb_to_recordset($1::jsonb) as r(id uuid, n int, name text, "otherNames" jsonb, sex text,
      "birthDate" date, "birthYear" int, national text, old text, phone text, "phoneShared" boolean, commune text, line text)),
    p as (insert into people (id, name, other_names, sex, birth_date, birth_year, national_id_sealed, national_id_hash,
        old_id_sealed, old_id_hash, created_at)
      select id, name, array(select jsonb_array_elements_text("otherNames")), sex, "birthDate", "birthYear",
        case when national is not null then 'v1' end, national, case when old is not null then 'v1' end, old, now() from r),
    f as (insert into person_phones (person_id, phone, kind)
      select id, phone, case when "phoneShared" then 'shared' else 'own' end from r where phone is not null)
  insert into person_addresses (id, person_id, kind, line, unit_code, map_of)
  select gen_random_uuid(), id, 'residence', line, commune, '2025-07-01' from r`

async function judge(pool: Pool, entities: ReadonlyMap<string, number>) {
  const { rows } = await pool.query<{ a: string; b: string }>(`select a, b from duplicate_pairs where state = 'open'`)
  const right = rows.filter(({ a, b }) => entities.get(a) === entities.get(b)).length
  const sizes = new Map<number, number>()
  for (const entity of entities.values()) sizes.set(entity, (sizes.get(entity) ?? 0) + 1)
  const truth = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
  if (values.explain)
    for (const { a, b } of rows.filter((row) => entities.get(row.a) !== entities.get(row.b)).slice(0, 20))
      say(`wrong: ${a} ${b}`)
  return { precision: right / rows.length, recall: right / truth, truth }
}

/** Times of the check of one new record, sorted, in milliseconds: people drawn anew, so some are namesakes of known ones. */
async function timeNew(db: Db): Promise<number[]> {
  const times: number[] = []
  for (const person of labelledPeople(NEW, { communes, seed: 7 })) {
    const candidate: Candidate = {
      ref: '1',
      name: person.name,
      otherNames: person.otherNames,
      sex: person.sex,
      birthDate: person.birthDate,
      birthYear: person.birthYear,
      nationalIdHash: hash(person.nationalId),
      oldIdHash: hash(person.oldId),
      phones: person.phone === null ? [] : [person.phone],
      units: [person.commune],
      line: person.line,
    }
    const from = performance.now()
    await probableDuplicates(db, [candidate])
    times.push(performance.now() - from)
  }
  return times.toSorted((a, b) => a - b)
}

const dir = mkdtempSync(join(tmpdir(), 'motcua-duplicates-bench-'))
chmodSync(dir, 0o755)
const server = await startEmbeddedPostgres({ dataDir: join(dir, 'postgres') })
const connection = { host: server.host, user: server.user, database: 'postgres' }
await migrate(connection, { schema: 'motcua', folder: 'db/migrations' })
const pool = createPool(connection, 'motcua', 4)
pool.on('error', () => {})
try {
  await measure(pool, createDb(pool))
} finally {
  await pool.end()
  await server.stop()
  rmSync(dir, { recursive: true, force: true })
}
