import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import {
  addPeople,
  addPerson,
  correctPersonRecord,
  findPeople,
  mergePerson,
  personIds,
  placePeople,
  separatePerson,
  unitsOfPeople,
  unplacePeople,
} from './index.ts'
import { refreshWords } from './person-words.store.ts'
import { callWithin } from './testing/fixtures.ts'

const { pool, owner } = await testDatabase()
const { run, runtime } = testRuntime({ pool })
const db = runtime.db

const within = callWithin({ run })

const membership = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const wordsOf = async (id: string) =>
  (await pool.query<{ words: string[] }>('select words from people where id = $1', [id])).rows[0]?.words

beforeAll(async () => {
  await owner.query(`
    insert into units (id, code, tree, level, name, name_en, parent_code, place_code, identifier, valid_from, valid_to) values
      (gen_random_uuid(), '48', 'administration', 'province', 'Thành phố Đà Nẵng', 'Da Nang City', null, null, '48', '1997-01-01', null),
      (gen_random_uuid(), '20965', 'administration', 'commune', 'Xã Núi Thành', 'Nui Thanh Commune', '48', null, '20965', '2025-07-01', null),
      (gen_random_uuid(), 'PN48', 'womens_union', 'union_province', 'Hội LHPN Đà Nẵng', 'Da Nang Union', null, '48', 'PN48', '1997-01-01', null),
      (gen_random_uuid(), 'PN20965', 'womens_union', 'union_commune', 'Hội LHPN xã Núi Thành', 'Nui Thanh Union', 'PN48', '20965', 'PN20965', '2025-07-01', null),
      (gen_random_uuid(), 'PN20965-01', 'womens_union', 'union_branch', 'Chi hội An Hải', 'An Hai Branch', 'PN20965', null, 'PN20965-01', '2025-07-01', null);
    insert into unit_successions values ('20977', '20965', 'whole', '2025-07-01'), ('20980', '20965', 'part', '2025-07-01'),
      ('20980', '20971', 'part', '2025-07-01')`)
})

const hanh = {
  name: ' Nguyễn  Thị Hạnh ',
  otherNames: ['Út Hạnh'],
  sex: 'female' as const,
  birthYear: 1985,
  phones: [{ phone: '0905 123 456' }, { phone: '0235 3888 999', kind: 'shared' as const }],
}

test('words made as people are written down are those that the database makes of them', async () => {
  const names = [
    'Nguyễn Thị Hạnh', 'ĐẶNG Ưu Đãi', "H'Hen Niê", 'Y Bhok', 'Lê Thị Út - Em', 'Trần Văn A2', 'Søren Łódź', 'Straße Æsir', '김 하나', 'Võ\u00a0Thị Sáu',
    Array.from({ length: 40 }, (_none, at) => `tên${at}`).join(' '), 'x'.repeat(40),
  ] // oxfmt-ignore
  const ids = names.map((_name, at) => membership(50_000 + at))
  await within(async (ctx) => {
    const rows = names.map((name, at) => ({
      id: ids[at] ?? '',
      name,
      otherNames: ['Út Nữ'],
      birthDate: '1985-03-08',
      phones: [{ phone: '0905 123 456' }],
      places: [
        {
          unitCode: 'PN20965-01',
          source: 'membership' as const,
          sourceId: membership(51_000 + at),
          number: `MNT-Đ${at}`,
        },
        {
          unitCode: 'PN20965',
          source: 'membership' as const,
          sourceId: membership(52_000 + at),
          number: `MNT-00${at}`,
        },
      ].slice(at % 2),
    }))
    await addPeople(ctx, rows)
  })
  const before = await Promise.all(ids.map(wordsOf))
  await pool.query(`update people set words = '{}' where id = any($1)`, [ids])
  await within((ctx) => refreshWords(ctx.db, ids, '2026-11-22'))
  expect(before).toEqual(await Promise.all(ids.map(wordsOf)))
  expect(before[0]).toEqual(expect.arrayContaining(['hanh', 'hạnh', 'y1985', 'b1985-03-08', '#456', '#3456', 'uPN48']))
})

describe('a person', () => {
  test('is registered once, with her name as written, phones as one spelling, and found by her words', async () => {
    const id = await within((ctx) => addPerson(ctx, hanh))
    expect((await findPeople(db, [id])).get(id)).toMatchObject({
      name: 'Nguyễn Thị Hạnh',
      birthYear: 1985,
      birthDate: null,
      phone: '+84905123456',
      phoneShared: false,
    })
    expect(await wordsOf(id)).toEqual(
      [
        '#3456',
        '#456',
        '#8999',
        '#999',
        'hanh',
        'hạnh',
        'nguyen',
        'nguyễn',
        'thi',
        'thị',
        'ut',
        'út',
        'y1985',
      ].toSorted(),
    )
  })

  test('who lived in a commune that became part of another whole is known at that one; the address stays as written', async () => {
    const address = { kind: 'residence' as const, line: 'Thôn An Hải', unit: '20977', mapOf: '2024-05-01' }
    const id = await within((ctx) => addPerson(ctx, { ...hanh, addresses: [address] }))
    expect((await unitsOfPeople(db, [id])).get(id)).toEqual(['20965'])
    expect((await findPeople(db, [id])).get(id)).toMatchObject({ unit: '20977', address: 'Thôn An Hải' })
  })

  test('who lived in a commune that was split is at none of its heirs until somebody confirms where', async () => {
    const address = { kind: 'residence' as const, line: '', unit: '20980', mapOf: '2024-05-01' }
    const id = await within((ctx) => addPerson(ctx, { ...hanh, addresses: [address] }))
    expect(await unitsOfPeople(db, [id])).toEqual(new Map())
  })

  test('a membership gives her a place and a number, and takes it away', async () => {
    const id = await within((ctx) => addPerson(ctx, hanh))
    const place = { personId: id, unitCode: 'PN20965-01', source: 'membership' as const, sourceId: membership(1) }
    await within((ctx) => placePeople(ctx, [{ ...place, number: 'NT-0042' }]))
    await within((ctx) => placePeople(ctx, [place]))
    expect(await wordsOf(id)).toEqual(expect.arrayContaining(['mnt-0042', 'uPN20965-01', 'uPN20965', 'uPN48']))
    await within((ctx) => unplacePeople(ctx, 'membership', [membership(1)]))
    expect(await unitsOfPeople(db, [id])).toEqual(new Map())
    const { rows } = await pool.query('select unused_since from people where id = $1', [id])
    expect(rows[0].unused_since).not.toBeNull()
  })

  test('is corrected: what is left out stays, what is given replaces, and the log says what without saying it', async () => {
    const id = await within((ctx) => addPerson(ctx, hanh))
    await within((ctx) => correctPersonRecord(ctx, id, { birthDate: '1985-03-08', phones: [{ phone: '0912345678' }] }))
    expect((await findPeople(db, [id])).get(id)).toMatchObject({
      name: 'Nguyễn Thị Hạnh',
      birthDate: '1985-03-08',
      birthYear: 1985,
      phone: '+84912345678',
    })
    const { rows } = await pool.query(`select data from events where stream_id = $1 and type = 'person.corrected'`, [
      id,
    ])
    expect(JSON.stringify(rows[0].data)).not.toMatch(/1985-03|912345678/)
    expect(rows[0].data.replaced).toEqual(['phones'])
  })

  test('a thousand are registered at once with their places', async () => {
    const rows = Array.from({ length: 1000 }, (_, n) => ({
      ...hanh,
      id: membership(10_000 + n),
      places: [
        { unitCode: 'PN20965-01', source: 'membership' as const, sourceId: membership(20_000 + n), number: `A${n}` },
      ],
    }))
    await within((ctx) => addPeople(ctx, rows))
    expect(await wordsOf(membership(10_007))).toEqual(expect.arrayContaining(['ma7', 'uPN48']))
  })
})

describe('two records of one person', () => {
  test('merged, every id leads to the one that goes on; separated again, all is as before', async () => {
    const one = await within((ctx) => addPerson(ctx, hanh))
    const two = await within((ctx) => addPerson(ctx, { name: 'NGUYỄN THỊ HẠNH', birthYear: 1958 }))
    await within((ctx) =>
      placePeople(ctx, [{ personId: two, unitCode: 'PN20965', source: 'membership', sourceId: membership(5) }]),
    )
    const before = [await wordsOf(one), await wordsOf(two)]
    await within((ctx) => mergePerson(ctx, two, one))
    expect((await findPeople(db, [two])).get(two)).toMatchObject({ id: one, birthYear: 1985 })
    expect((await personIds(db, two)).toSorted()).toEqual([one, two].toSorted())
    expect((await unitsOfPeople(db, [one])).get(one)).toEqual(['PN20965'])
    expect(await wordsOf(one)).toEqual(expect.arrayContaining(['y1985', 'y1958', 'uPN20965']))
    expect(await wordsOf(two)).toEqual([])
    await within((ctx) => separatePerson(ctx, two))
    expect([await wordsOf(one), await wordsOf(two)]).toEqual(before)
    expect((await findPeople(db, [two])).get(two)).toMatchObject({ id: two })
  })
})
