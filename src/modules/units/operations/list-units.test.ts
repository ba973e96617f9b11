import { describe, expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { readUnitFolder } from '../unit-folder.reads.ts'
import { importUnits } from './import-units.ts'
import { listUnits } from './list-units.ts'

const { pool } = await testDatabase()
const { run } = testRuntime({ pool, now: '2026-11-22T09:00:00+07:00' })
await run(importUnits, await readUnitFolder('reference/units'), systemActor)
await pool.query('analyze units')

const codes = async (q: string, more: object = {}) =>
  (await run(listUnits, { q, level: 'commune', ...more })).items.map((unit) => unit.code)

describe('a branch', () => {
  test('today has 34 provinces, sorted as Vietnamese sorts, and no districts', async () => {
    const { items, next } = await run(listUnits, { level: 'province' })
    expect(items).toHaveLength(34)
    expect(next).toBeNull()
    expect(items.map((unit) => unit.name)).toEqual(
      items.map((unit) => unit.name).toSorted(new Intl.Collator('vi').compare),
    )
    expect((await run(listUnits, { level: 'district' })).items).toEqual([])
  })

  test('the last day of June 2025 had 63 provinces, and Quảng Nam had Núi Thành district', async () => {
    expect((await run(listUnits, { level: 'province', asOf: '2025-06-30', limit: 200 })).items).toHaveLength(63)
    const districts = await run(listUnits, { parent: '49', asOf: '2025-06-30' })
    expect(districts.items.map((unit) => unit.name)).toContain('Huyện Núi Thành')
    const communes = await run(listUnits, { parent: '49', level: 'commune', q: 'tam xuan', asOf: '2025-06-30' })
    expect(communes.items.map((unit) => unit.name)).toEqual(['Xã Tam Xuân I', 'Xã Tam Xuân II'])
  })

  test('goes on page by page until every commune was seen once', async () => {
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const part: Awaited<ReturnType<typeof page>> = await page(cursor)
      seen.push(...part.items.map((unit) => unit.code))
      cursor = part.next
    }
    expect(seen).toHaveLength(3321)
    expect(new Set(seen).size).toBe(3321)
  })
  const page = (cursor: string) => run(listUnits, { level: 'commune', limit: 200, cursor })

  test('a made-up cursor is refused', async () => {
    await expect(page('nonsense')).rejects.toMatchObject({ code: 'kernel.bad_cursor' })
  })

  test('empty parameters mean what leaving them out means', async () => {
    expect((await run(listUnits, { level: '', parent: '', q: '', asOf: '', cursor: '' } as never)).items).toHaveLength(
      50,
    )
  })
})

describe('a search among all communes', () => {
  test.each([
    ['nui thanh', '20965'],
    ['Núi Thành', '20965'],
    ['NÚI THÀNH'.normalize('NFD'), '20965'],
    ['xa nui thanh', '20965'],
    ['Nui Thanh commune', '20965'],
    ['20965', '20965'],
    ['nui thahn', '20965'],
    ['nuithanh', '20965'],
    ['đặc khu lý sơn', '21548'],
    ['ba dinh, ha noi', '00004'],
    ['phường ba đình', '00004'],
  ])('"%s" finds the right one first', async (q, code) => {
    expect((await codes(q))[0]).toBe(code)
  })

  test('says where it lies', async () => {
    const { items } = await run(listUnits, { q: 'nui thanh', level: 'commune' })
    expect(items[0]).toMatchObject({ name: 'Xã Núi Thành', place: 'Thành phố Đà Nẵng', path: ['48', '20965'] })
  })

  test('each of the 3,321 is found by its own name without accents', async () => {
    const { rows } = await pool.query<{ code: string; name: string }>(
      `select code, f_unaccent(name) as name from units where level = 'commune' and valid_to is null and code like '2%'`,
    )
    for (const row of rows.filter((_, index) => index % 10 === 0)) expect(await codes(row.name)).toContain(row.code)
  })

  test('wildcards of the database and nonsense find nothing', async () => {
    expect(await codes('%%%')).toEqual([])
    expect(await codes("'; drop table units --")).toEqual([])
    expect(await codes('qwzxk')).toEqual([])
  })

  test('a literal search reads the index, not the table', async () => {
    const { rows } = await pool.query<{ 'QUERY PLAN': string }>(
      `explain select code from units where name_search like '%nui thanh%'`,
    )
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('units_name_search')
  })
})
