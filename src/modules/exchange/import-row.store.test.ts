import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { systemActor } from '#kernel/access/actor.ts'
import { createDb } from '#kernel/db/db.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { signedIn, somePlaces } from '#modules/identity/testing/fixtures.ts'
import { importUnits, readUnitFolder } from '#modules/units/index.ts'
import { exchangePersonal } from './exchange.personal.ts'
import { type CheckedRow, insertRows, markTwins, saveChecked, saveDone } from './import-row.store.ts'
import { beginImport } from './operations/begin-import.ts'
import { csvOf } from './testing/fixtures.ts'

const { pool, owner } = await testDatabase()
const office = testRuntime({ pool, now: '2026-11-22T09:00:00+07:00', personalData: exchangePersonal })
const db = createDb(pool)
let begin: (name: string) => Promise<string>
beforeAll(async () => {
  await somePlaces(office)
  await office.run(importUnits, await readUnitFolder('reference/demo-union'), systemActor)
  const { actor } = await signedIn(office, 'union_leader', 'PN48')
  begin = async (name) => {
    const bytes = csvOf([['Họ và tên'], [`Nguyễn Thị ${name}`]])
    return (await office.run(beginImport, { bytes, name: 'ds.csv', unit: 'PN20965' }, actor)).id
  }
}, 60_000)

const LONG = 30_000
const sheet = (rows: number): (CheckedRow & { cells: string })[] =>
  Array.from({ length: rows }, (_none, at) => ({
    row: at + 1,
    cells: 'sealed',
    state: 'new',
    faults: [],
    changes: 0,
    // The last ten are those of the first ten once more.
    twin: `hash ${at < rows - 10 ? at : at - (rows - 10)}`,
    matches: [],
    person: null,
    member: null,
  }))

// A statement that compares each row with each takes minutes here; the limit is no measure of speed.
test('a long list is dealt with set by set, also where the database only ever counted short ones', async () => {
  await insertRows(db, await begin('Ngắn'), sheet(12))
  await owner.query('analyze import_rows')
  const id = await begin('Dài')
  for (let from = 0; from < LONG; from += 5000) await insertRows(db, id, sheet(LONG).slice(from, from + 5000))
  const done = sheet(LONG).slice(5000, 8000)
  await db.transaction().execute(async (trx) => {
    await sql`set local statement_timeout = '15s'`.execute(trx)
    await markTwins(trx, id, 'name')
    await saveChecked(trx, id, done)
    await saveDone(
      trx,
      id,
      done.map(({ row, person, member }) => ({ row, person, member, outcome: 'untouched', before: null })),
    )
  })
  const { rows } = await owner.query(
    `select count(*) filter (where faults[1] = 'name:twice_in_file:' || row - ${LONG - 10})::int as twins,
            count(*) filter (where state = 'error')::int as errors, count(*) filter (where outcome = 'untouched')::int as done,
            count(*)::int as all
       from import_rows where import_id = $1`,
    [id],
  )
  expect(rows).toEqual([{ twins: 10, errors: 10, done: 3000, all: LONG }])
})
