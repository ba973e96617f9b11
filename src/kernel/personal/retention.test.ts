import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { createAead } from '#kernel/crypto/aead.ts'
import { createDb, type Db } from '#kernel/db/db.ts'
import type { PersonalData } from '#kernel/manifest/personal-data.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { planRetention } from './retention-plan.ts'
import { countDue, sweepStep, type IsHeld } from './retention-sweep.ts'

const { owner: pool } = await testDatabase()
const db = createDb(pool)
const aead = createAead([{ id: 'test', key: new Uint8Array(32).fill(7), from: '2026-01-01' }])
const NOW = new Date('2026-11-20T09:00:00+07:00')
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000)

const base = { purposes: ['accounts'], seenBy: ['self'] } as const
/** A case that is anonymised with its letters and loses its papers, sessions that are deleted, files when unused. */
const inventory: PersonalData = [
  {
    table: 'r_cases',
    none: ['finished_at', 'mark'],
    personal: {
      id: { kind: 'reference' },
      name: { kind: 'name', becomes: '—' },
      phone: { kind: 'phone', protection: { sealed: 'r_cases.phone' }, becomes: '' },
    },
    subjects: [{ kind: 'dossier', column: 'id' }],
    retention: { rule: 'dossier_archive', after: 'finished_at', how: 'anonymise', mark: 'mark' },
    erase: { hold: 'archive_duty' },
    ...base,
  },
  {
    table: 'r_letters',
    none: ['id'],
    personal: { case_id: { kind: 'reference' }, words: { kind: 'correspondence', becomes: '' } },
    subjects: [{ kind: 'dossier', column: 'case_id' }],
    retention: { with: 'r_cases', by: 'case_id' },
    erase: 'anonymise',
    ...base,
  },
  {
    table: 'r_papers',
    none: ['id'],
    personal: { case_id: { kind: 'reference' }, file_id: { kind: 'papers' } },
    subjects: [{ kind: 'dossier', column: 'case_id' }],
    retention: { with: 'r_cases', by: 'case_id' },
    erase: 'delete',
    ...base,
  },
  {
    table: 'r_sessions',
    none: ['id', 'expires_at'],
    personal: { account_id: { kind: 'reference' } },
    subjects: [{ kind: 'account', column: 'account_id' }],
    retention: { rule: 'session', after: 'expires_at' },
    erase: 'delete',
    ...base,
  },
  {
    table: 'r_files',
    none: ['created_at'],
    personal: { id: { kind: 'papers' } },
    subjects: [{ kind: 'file', column: 'id' }],
    retention: { unreferenced: 'upload', after: 'created_at' },
    erase: 'delete',
    ...base,
  },
]
const steps = planRetention(
  inventory,
  new Map([
    ['dossier_archive', 100],
    ['session', 10],
    ['upload', 2],
  ]),
)

beforeAll(async () => {
  await pool.query(`
    create table r_files (id uuid primary key, created_at timestamptz not null);
    create table r_cases (id uuid primary key, finished_at timestamptz, name text not null, phone text not null, mark timestamptz);
    create table r_letters (id uuid primary key, case_id uuid not null references r_cases, words text not null);
    create table r_papers (id uuid primary key, case_id uuid not null references r_cases, file_id uuid not null references r_files);
    create table r_sessions (id uuid primary key, account_id uuid not null, expires_at timestamptz not null);
    create table r_holds (kind text, id uuid);`)
})

const isHeld: IsHeld = (kind, id) => sql`exists (select from r_holds h where h.kind = ${kind} and h.id = ${id})`

const uuid = (kind: number, n: number) => `00000000-0000-7000-800${kind}-${String(n).padStart(12, '0')}`

type Case = { age: number | null; held: boolean; papers: number }
type Session = { age: number; held: boolean }
type World = { cases: Case[]; sessions: Session[]; loose: number[] }

/** As one script: a property builds many worlds. */
async function build({ cases, sessions, loose }: World) {
  const lines = ['truncate r_files, r_cases, r_letters, r_papers, r_sessions, r_holds cascade']
  const text = (value: Date | string | null) =>
    value === null ? 'null' : `'${value instanceof Date ? value.toISOString() : value}'`
  const insert = (table: string, ...values: (Date | string | null)[]) =>
    lines.push(`insert into ${table} values (${values.map(text).join(', ')})`)
  let paper = 0
  for (const [n, { age, held, papers }] of cases.entries()) {
    const phone = aead.encrypt('0905123456', 'r_cases.phone')
    insert('r_cases', uuid(1, n), age === null ? null : daysAgo(age), 'Nguyễn Thị Hạnh', phone)
    insert('r_letters', uuid(2, n), uuid(1, n), 'Kính gửi')
    if (held) insert('r_holds', 'dossier', uuid(1, n))
    for (let each = 0; each < papers; each += 1) {
      paper += 1
      insert('r_files', uuid(3, paper), daysAgo(200))
      insert('r_papers', uuid(4, paper), uuid(1, n), uuid(3, paper))
    }
  }
  for (const [n, { age, held }] of sessions.entries()) {
    insert('r_sessions', uuid(5, n), uuid(6, n), daysAgo(age))
    if (held) insert('r_holds', 'account', uuid(6, n))
  }
  for (const [n, age] of loose.entries()) insert('r_files', uuid(7, n), daysAgo(age))
  await pool.query(lines.join(';\n'))
}

/** Runs to the end; before each step that `crashes` says so, one is begun and cut off. */
async function run(limit: number, crashes: readonly boolean[] = []) {
  let turn = 0
  for (const step of steps)
    for (;;) {
      const work = (trx: Db) => sweepStep({ db: trx, aead, asOf: NOW, isHeld }, step, limit)
      if (crashes[turn++ % Math.max(crashes.length, 1)])
        await db
          .transaction()
          .execute(async (trx) => {
            await work(trx as Db)
            throw new Error('cut off')
          })
          .catch(() => undefined)
      const gone = await db.transaction().execute((trx) => work(trx as Db))
      if (gone === 0) break
    }
}

const read = async (query: string) => (await pool.query<{ id: string }>(query)).rows.map((row) => row.id)

async function expectRight({ cases, sessions, loose }: World) {
  const over = ({ age, held }: Case) => age !== null && age > 100 && !held
  const anonymous = cases.flatMap((one, n) => (over(one) ? [uuid(1, n)] : []))
  expect(await read(`select id from r_cases where name = '—' and mark is not null order by id`)).toEqual(anonymous)
  expect(await read(`select id from r_cases where name <> '—' or mark is null order by id`)).toHaveLength(
    cases.length - anonymous.length,
  )
  const blank = await read(`select case_id as id from r_letters where words = '' order by 1`)
  expect(blank).toEqual(anonymous)
  const kept = cases.reduce((sum, one) => sum + (over(one) ? 0 : one.papers), 0)
  expect(await read('select id from r_papers')).toHaveLength(kept)
  expect(await read('select id from r_files')).toHaveLength(kept + loose.filter((age) => age <= 2).length)
  const stay = sessions.flatMap(({ age, held }, n) => (age > 10 && !held ? [] : [uuid(5, n)]))
  expect(await read('select id from r_sessions order by id')).toEqual(stay)
}

const world = fc.record({
  cases: fc.array(
    fc.record({
      age: fc.option(fc.integer({ min: 0, max: 200 })),
      held: fc.boolean(),
      papers: fc.integer({ min: 0, max: 2 }),
    }),
    { maxLength: 8 },
  ),
  sessions: fc.array(fc.record({ age: fc.integer({ min: -5, max: 20 }), held: fc.boolean() }), { maxLength: 8 }),
  loose: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 4 }),
})

describe('retention', () => {
  test('takes exactly what is over its time and not held, in any batches, cut off anywhere, and a second time nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        world,
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.boolean(), { maxLength: 6 }),
        async (given, limit, crashes) => {
          await build(given)
          await run(limit, crashes)
          await expectRight(given)
          await run(limit)
          await expectRight(given)
        },
      ),
      { numRuns: process.env['MOTCUA_TEST_LONG'] ? 300 : 12 },
    )
  }, 120_000)

  test('a dry count says beforehand what goes and what a hold keeps, and changes nothing', async () => {
    const given: World = {
      cases: [
        { age: 150, held: false, papers: 1 },
        { age: 150, held: true, papers: 0 },
        { age: 50, held: false, papers: 0 },
        { age: null, held: false, papers: 0 },
      ],
      sessions: [{ age: 11, held: false }],
      loose: [3, 1],
    }
    await build(given)
    const counts = await Promise.all(steps.map((step) => countDue({ db, aead, asOf: NOW, isHeld }, step)))
    expect(steps.map(({ table }, place) => [table.table, counts[place]?.due, counts[place]?.held])).toEqual([
      ['r_cases', 1, 1],
      ['r_sessions', 1, 0],
      ['r_files', 1, 0],
    ])
    expect(counts[0]?.oldest).toEqual([daysAgo(150)])
    expect(await read('select id from r_cases where mark is null')).toHaveLength(4)
  })

  test('rows that something else still refers to wait', async () => {
    await build({ cases: [], sessions: [], loose: [5] })
    await pool.query('create table r_others (file_id uuid references r_files)')
    await pool.query('insert into r_others values ($1)', [uuid(7, 0)])
    await run(10)
    expect(await read('select id from r_files')).toHaveLength(1)
    await pool.query('drop table r_others')
    await run(10)
    expect(await read('select id from r_files')).toEqual([])
  })

  test('a phone number that was sealed is sealed again as nothing', async () => {
    await build({ cases: [{ age: 150, held: false, papers: 0 }], sessions: [], loose: [] })
    await run(10)
    const { rows } = await pool.query<{ phone: string }>('select phone from r_cases')
    expect(aead.decrypt(rows[0]?.phone ?? '', 'r_cases.phone')).toBe('')
  })
})
