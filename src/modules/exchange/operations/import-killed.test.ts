import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/access/actor.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { signedIn, somePlaces } from '#modules/identity/testing/fixtures.ts'
import { importUnits, readUnitFolder } from '#modules/units/index.ts'
import { exchangePersonal } from '../exchange.personal.ts'
import { STEP } from '../import.rules.ts'
import { checkAsFound, csvOf, finish } from '../testing/fixtures.ts'
import { beginImport } from './begin-import.ts'
import { continueImport } from './continue-import.ts'
import { getImport } from './get-import.ts'
import { resumeImports } from './resume-imports.ts'
import { runImport, undoImport } from './run-import.ts'

// Steps of a few rows, so that a short list takes several.
Object.assign(STEP, { check: 40, run: 8, undo: 8 })
const ROWS = 30
const { pool, owner } = await testDatabase()
const office = testRuntime({ pool, now: '2026-11-22T09:00:00+07:00', personalData: exchangePersonal })
const { run } = office
let cadre: Actor
let id = ''

beforeAll(async () => {
  await somePlaces(office)
  await run(importUnits, await readUnitFolder('reference/demo-union'), systemActor)
  cadre = (await signedIn(office, 'union_cadre', 'PN20965')).actor
})

const step = () => run(continueImport, { event: { data: { import: id } } }, systemActor)
const view = () => run(getImport, { id }, cadre)

/** How many lines each table that an import writes to has. */
async function counts(): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const table of ['people', 'person_phones', 'memberships', 'membership_places', 'record_facts', 'match_keys']) {
    const { rows } = await owner.query<{ n: number }>(`select count(*)::int as n from ${table}`)
    found[table] = rows[0]?.n ?? 0
  }
  return found
}

/** Lets a step come as far as this table, and takes its connection away there, as the death of the process does. */
async function killedAt(table: string): Promise<unknown> {
  await owner.query('begin')
  await owner.query(`lock table ${table} in share row exclusive mode`)
  const died = step().then(
    () => 'lived',
    (error: unknown) => error,
  )
  for (;;) {
    const { rows } = await owner.query<{ killed: boolean }>(
      `select pg_terminate_backend(pid) as killed from pg_locks where not granted and relation = $1::regclass
          and database = (select oid from pg_database where datname = current_database())`,
      [table],
    )
    if (rows.length > 0) break
    await new Promise((done) => setTimeout(done, 20))
  }
  await owner.query('rollback')
  return died
}

/** The minute's look of the job that goes on with what was cut off. */
async function resume(now: string): Promise<void> {
  office.setNow(now)
  expect(await run(resumeImports, {}, systemActor)).toEqual({ resumed: 1 })
  await finish(office, id)
}

test('an import killed in the middle of a step goes on, and everybody is there once', { timeout: 60_000 }, async () => {
  const rows = Array.from({ length: ROWS }, (_none, n) => [
    `Nguyễn Thị ${['Hoa', 'Lan', 'Huệ', 'Cúc', 'Mai', 'Đào'][n % 6]} ${['An', 'Bình', 'Châu', 'Diệp', 'Giang'][n % 5]}`,
    `${1 + (n % 28)}/${1 + (n % 12)}/${1950 + n}`,
    `09054${String(n).padStart(5, '0')}`,
    'Khối phố 1',
    'Nông dân',
  ])
  const bytes = csvOf([['Họ và tên', 'Ngày sinh', 'SĐT', 'Chi hội', 'Nghề nghiệp'], ...rows])
  id = (await run(beginImport, { bytes, name: 'ds.csv', unit: 'PN20965' }, cadre)).id
  await checkAsFound(office, id, cadre)
  expect((await view()).counts).toMatchObject({ new: ROWS })
  await run(runImport, { id }, cadre)
  while ((await counts())['people'] === 0) await step()
  const half = await counts()
  expect(half['people']).toBeLessThan(ROWS)
  // People of the step were written by then; with it they are gone.
  expect(await killedAt('membership_places')).toBeInstanceOf(Error)
  expect(await counts()).toEqual(half)
  await resume('2026-11-22T09:02:00+07:00')
  expect(await view()).toMatchObject({ state: 'done', outcomes: { created: ROWS, refused: 0 } })
  const whole = { people: ROWS, person_phones: ROWS, memberships: ROWS, membership_places: ROWS, record_facts: ROWS }
  expect(await counts()).toMatchObject(whole)
  const { rows: numbers } = await owner.query('select count(distinct number)::int as n from memberships')
  expect(numbers).toEqual([{ n: ROWS }])
  // Called again, nothing more happens.
  expect(await step()).toEqual({ more: false })
  expect(await counts()).toMatchObject(whole)
})

test('an undo killed in the middle of a step goes on, and nobody is left', { timeout: 60_000 }, async () => {
  await run(undoImport, { id }, cadre)
  await step()
  const half = await counts()
  expect(half['people']).toBeLessThan(ROWS)
  expect(half['people']).toBeGreaterThan(0)
  expect(await killedAt('people')).toBeInstanceOf(Error)
  expect(await counts()).toEqual(half)
  await resume('2026-11-22T09:04:00+07:00')
  expect((await view()).state).toBe('undone')
  expect(new Set(Object.values(await counts()))).toEqual(new Set([0]))
})
