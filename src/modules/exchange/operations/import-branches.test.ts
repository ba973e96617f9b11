import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/access/actor.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { signedIn, somePlaces } from '#modules/identity/testing/fixtures.ts'
import { addPosts } from '#modules/cadres/index.ts'
import { importUnits, readUnitFolder } from '#modules/units/index.ts'
import { exchangePersonal } from '../exchange.personal.ts'
import { checkAsFound, finish } from '../testing/fixtures.ts'
import { beginImport } from './begin-import.ts'
import { fixRow, replaceAlike } from './fix-row.ts'
import { getImport } from './get-import.ts'
import { listImportPosts } from './list-import-posts.ts'
import { listImportRows } from './list-import-rows.ts'
import { runImport, undoImport } from './run-import.ts'

const { pool, owner } = await testDatabase()
const office = testRuntime({ pool, now: '2026-11-22T09:00:00+07:00', personalData: exchangePersonal })
const { run } = office
const book = new Uint8Array(readFileSync('e2e/fixtures/so-hoi-vien-chi-hoi.xlsx'))
let cadre: Actor
let id = ''

beforeAll(async () => {
  await somePlaces(office)
  await run(importUnits, await readUnitFolder('reference/demo-union'), systemActor)
  cadre = (await signedIn(office, 'union_cadre', 'PN20965')).actor
  id = (await run(beginImport, { bytes: book, name: 'so-hoi-vien-chi-hoi.xlsx', unit: 'PN20965' }, cadre)).id
})

const view = () => run(getImport, { id }, cadre)

test('a register of branches is understood: the third sheet, names in two columns, native places in an ABC font', async () => {
  const found = await view()
  expect(found).toMatchObject({ sheet: 'Hội viên', headerFrom: 3, headerTo: 4 })
  expect(found.columns.map(({ field }) => field)).toEqual([
    'skip',
    'family_name',
    'given_name',
    'birth',
    'national_id',
    'phone',
    'post',
    'native_place',
    'ethnicity',
    'joined_on',
  ])
  expect(found.columns[7]).toMatchObject({
    header: 'Quê quán',
    encoding: 'tcvn3',
    samples: expect.arrayContaining(['Bình Giang, Thăng Bình']),
  })
})

test('headings between the rows say the branch; a post is said of the row and not made', async () => {
  await checkAsFound(office, id, cadre)
  const { items } = await run(listImportRows, { id }, cadre)
  expect(
    items.map(({ name, birth, unit, faults }) => [name, birth, unit?.code, faults.map(({ code }) => code)]),
  ).toEqual([
    ['Dương Thị Thắm', '15/08/1979', 'PN20965-01', []],
    ['Đỗ Thị Kim Cúc', '02/09/1966', 'PN20965-01', []],
    ['Lương Thị Ngà', '1991', 'PN20965-02', []],
    ['Trương Thị Mỹ Lệ', '30/11/1984', 'PN20965-02', []],
    ['Phan Thị Hường', '', undefined, ['date_impossible', 'unit_unknown']],
  ])
  const posts = items.map(({ changes }) => changes.filter(({ field }) => field === 'post').map(({ from }) => from))
  expect(posts).toEqual([['Chi hội phó'], [], ['Tổ trưởng'], [], ['Thủ quỹ']])
  expect((await view()).unknownUnits).toEqual([{ text: 'CHI HỘI KHỐI PHỐ 7', count: 1 }])
})

/** Who is named with a post is offered with what is meant; entered by a cadre, it is ticked off. */
async function postsAreOffered(): Promise<void> {
  const offered = async (actor = cadre) => (await run(listImportPosts, { id }, actor)).items
  const items = await offered()
  expect(items.map(({ name, words, meant, held, holds, may }) => [name, words, meant?.kind, held, holds, may])).toEqual(
    [
      ['Dương Thị Thắm', 'Chi hội phó', 'Chi hội phó', false, [], true],
      // She is kept at the branch, which has no such post: the cadre chooses.
      ['Lương Thị Ngà', 'Tổ trưởng', undefined, false, [], true],
      ['Phan Thị Hường', 'Thủ quỹ', undefined, false, [], true],
    ],
  )
  const [deputy] = items
  const [unit, from] = ['PN20965-01', '2024-03-08']
  const post = { id: office.runtime.ids.uuid(), unit, level: 'union_branch', kind: 'branch_deputy', from }
  const held = { ...post, memberId: deputy?.member ?? '', how: 'elected' as const, term: '2024 - 2029' }
  await addPosts(office.runtime.db, [held], office.runtime.now())
  expect((await offered())[0]).toMatchObject({ held: true, holds: [expect.stringContaining('Chi hội phó')] })
  const pages = await run(listImportPosts, { id, limit: 1 }, cadre)
  const rest = await run(listImportPosts, { id, cursor: pages.next ?? '' }, cadre)
  expect([...pages.items, ...rest.items].map(({ name }) => name)).toEqual(items.map(({ name }) => name))
  const stranger = (await signedIn(office, 'union_cadre', 'PN20971')).actor
  await expect(offered(stranger)).rejects.toMatchObject({ kind: 'not_found' })
  await owner.query('delete from posts')
}

test('put right and carried out, the native place is in the record; the undo leaves nothing', async () => {
  await run(replaceAlike, { id, field: 'branch', from: 'CHI HỘI KHỐI PHỐ 7', to: 'PN20965-03' }, cadre)
  await finish(office, id)
  await run(fixRow, { id, row: 13, cells: { '3': '28/02/1975' } }, cadre)
  expect((await view()).counts).toMatchObject({ new: 5, error: 0 })
  await run(runImport, { id }, cadre)
  await finish(office, id)
  const { rows } = await owner.query(
    `select p.name, f.value from record_facts f join memberships m on m.id = f.membership_id join people p on p.id = m.person_id
      where f.field = 'native_place' order by p.name collate "C"`,
  )
  expect(rows).toHaveLength(5)
  expect(rows[0]).toEqual({ name: 'Dương Thị Thắm', value: 'Tam Anh Nam, Núi Thành' })
  expect((await owner.query('select 1 from posts')).rows).toEqual([])
  await postsAreOffered()
  await run(undoImport, { id }, cadre)
  await finish(office, id)
  expect((await owner.query('select 1 from people union all select 1 from record_facts')).rows).toEqual([])
})
