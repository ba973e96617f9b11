import { beforeAll, expect, test } from 'vitest'
import { systemActor } from '#kernel/access/actor.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { signedIn, somePlaces } from '#modules/identity/testing/fixtures.ts'
import { importUnits, readUnitFolder } from '#modules/units/index.ts'
import { exchangePersonal } from '../exchange.personal.ts'
import { STEP } from '../import.rules.ts'
import { csvOf } from '../testing/fixtures.ts'
import { beginImport } from './begin-import.ts'
import { continueImport } from './continue-import.ts'
import { getImport } from './get-import.ts'
import { listImportRows } from './list-import-rows.ts'
import { mapImport } from './map-import.ts'
import { runImport, undoImport } from './run-import.ts'

const { pool, owner } = await testDatabase()
const office = testRuntime({ pool, now: '2026-11-22T09:00:00+07:00', personalData: exchangePersonal })
const { run } = office
let cadre: Awaited<ReturnType<typeof signedIn>>
beforeAll(async () => {
  await somePlaces(office)
  await run(importUnits, await readUnitFolder('reference/demo-union'), systemActor)
  cadre = await signedIn(office, 'union_cadre', 'PN20965')
})

const LANES = 3
// Short steps: what matters is that there are several.
Object.assign(STEP, { read: 400, check: 200, run: 100, undo: 200 })
const ROWS = 900
/** A row near the end names the person of row 10: they are read by different steps. */
const lines = Array.from({ length: ROWS }, (_none, at) => {
  const who = at === ROWS - 50 ? 10 : at
  return [
    `Nguyễn Thị Hoa ${'abcdefghij'[who % 10]}${'klmnopqrst'[Math.floor(who / 10) % 10]}`,
    `0791850${String(who).padStart(5, '0')}`,
  ]
})

/** As many steps at once as there are lanes, until none finds anything. */
async function inLanes(id: string): Promise<void> {
  const lane = async () => {
    while ((await run(continueImport, { event: { data: { import: id } } }, systemActor)).more);
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}

test('steps side by side do each row once, see who stands twice, and number members in the order of the sheet', async () => {
  const bytes = csvOf([['Họ và tên', 'Số CCCD'], ...lines])
  const { id } = await run(beginImport, { bytes, name: 'ds.csv', unit: 'PN20965' }, cadre.actor)
  const { sheet, headerFrom, headerTo, joinedOn, kind, columns } = await run(getImport, { id }, cadre.actor)
  const mapping = columns.map(({ field }) => field)
  await run(mapImport, { id, sheet, headerFrom, headerTo, joinedOn, kind, mapping }, cadre.actor)
  await inLanes(id)
  const checked = await run(getImport, { id }, cadre.actor)
  expect(checked).toMatchObject({ state: 'ready', counts: { new: ROWS - 1, error: 1, waiting: 0 } })
  const wrong = await run(listImportRows, { id, state: 'error' }, cadre.actor)
  expect(wrong.items.map(({ row, faults }) => [row, faults.map(({ code }) => code)])).toEqual([
    [ROWS - 50 + 2, ['twice_in_file']],
  ])

  await run(runImport, { id }, cadre.actor)
  await inLanes(id)
  expect(await run(getImport, { id }, cadre.actor)).toMatchObject({ state: 'done', outcomes: { created: ROWS - 1 } })
  const { rows } = await owner.query<{ people: number; members: number; numbers: number; ordered: boolean }>(`
    select count(distinct m.person_id)::int as people, count(distinct m.id)::int as members, count(distinct m.number)::int as numbers,
           bool_and(m.number > before) as ordered
      from (select m.*, lag(m.number, 1, '') over (order by r.row) as before from import_rows r join memberships m on m.id = r.membership_id) m`)
  expect(rows[0]).toEqual({ people: ROWS - 1, members: ROWS - 1, numbers: ROWS - 1, ordered: true })

  await run(undoImport, { id }, cadre.actor)
  await inLanes(id)
  const left = await owner.query(
    'select (select count(*) from people)::int as people, (select count(*) from memberships)::int as members',
  )
  expect(left.rows[0]).toEqual({ people: 0, members: 0 })
}, 60_000)
