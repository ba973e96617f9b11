import { beforeAll, expect, test } from 'vitest'
import { systemActor } from '#kernel/access/actor.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { signedIn, somePlaces } from '#modules/identity/testing/fixtures.ts'
import { importUnits, readUnitFolder } from '#modules/units/index.ts'
import { checkAsFound, csvOf, finish } from '../testing/fixtures.ts'
import { beginImport } from './begin-import.ts'
import { fixRow } from './fix-row.ts'
import { getImportRow, listImportRows } from './list-import-rows.ts'
import { runImport } from './run-import.ts'

const { pool, owner } = await testDatabase()
const office = testRuntime({ pool, now: '2026-11-22T09:00:00+07:00' })
const { run } = office
type Cadre = Awaited<ReturnType<typeof signedIn>>
let [here, there, above] = [] as unknown as [Cadre, Cadre, Cadre]
beforeAll(async () => {
  await somePlaces(office)
  await run(importUnits, await readUnitFolder('reference/demo-union'), systemActor)
  here = await signedIn(office, 'union_cadre', 'PN20965')
  there = await signedIn(office, 'union_cadre', 'PN20971')
  above = await signedIn(office, 'union_cadre', 'PN48')
})

const header = ['Họ và tên', 'Ngày sinh', 'Số CCCD', 'Điện thoại']
async function checked(cadre: Cadre, unit: string, rows: readonly (readonly string[])[]): Promise<string> {
  const { id } = await run(beginImport, { bytes: csvOf([header, ...rows]), name: 'ds.csv', unit }, cadre.actor)
  await checkAsFound(office, id, cadre.actor)
  return id
}
const rowsFor = async (id: string, cadre: Cadre) => (await run(listImportRows, { id }, cadre.actor)).items

test('of somebody of another unit nothing is told but that there may be somebody, however much of her was guessed', async () => {
  const first = await checked(there, 'PN20971', [
    ['Lê Thị Hồng Hạnh', '08/03/1961', '049161001001', '0905000001'],
    ['Trần Thị Mỹ Lệ', '09/04/1962', '049162001002', '0905000002'],
  ])
  await run(runImport, { id: first }, there.actor)
  await finish(office, first)
  const id = await checked(here, 'PN20965', [
    ['Lê Thị Hồng Hạnh', '08/03/1961', '', ''],
    ['Trần Thị Mỹ Lệ', '09/04/1962', '', '0905000002'],
    ['Võ Thị Không Ai', '1970', '', '0905777888'],
  ])
  const { rows: stored } = await owner.query<{ matches: { person: string }[] }>(
    'select matches from import_rows where import_id = $1 order by row',
    [id],
  )
  expect(stored.map(({ matches }) => matches.length > 0)).toEqual([true, true, false])
  const hidden = await rowsFor(id, here)
  expect(hidden.map(({ matches, elsewhere }) => [matches, elsewhere])).toEqual([
    [[], true],
    [[], true],
    [[], false],
  ])
  const person = stored[0]?.matches[0]?.person ?? ''
  expect(JSON.stringify(hidden)).not.toContain(person)
  expect(JSON.stringify(await run(getImportRow, { id, row: 2 }, here.actor))).not.toContain(person)
  // Nor may she take the row for that person, by an id from anywhere.
  await expect(run(fixRow, { id, row: 2, decision: 'same', person }, here.actor)).rejects.toMatchObject({
    kind: 'not_found',
  })
  // Whoever looks after both communes sees who it is, and may say so.
  const [told] = await rowsFor(id, above)
  expect(told).toMatchObject({ elsewhere: false, matches: [{ person, name: 'Lê Thị Hồng Hạnh' }] })
  await run(fixRow, { id, row: 2, decision: 'same', person }, above.actor)
  expect((await rowsFor(id, here))[0]).toMatchObject({ state: 'same', matches: [], elsewhere: true })
})
