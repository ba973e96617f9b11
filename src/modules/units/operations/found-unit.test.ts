import { describe, expect, test } from 'vitest'
import { systemActor } from '#kernel/access/actor.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { officer, testRuntime } from '#kernel/testing/runtime.ts'
import { readUnitFolder } from '../unit-folder.reads.ts'
import { findUnit, unitCodesUnder } from '../unit.questions.ts'
import { findTrees } from '../unit-level.reads.ts'
import { foundUnit } from './found-unit.ts'
import { importUnits } from './import-units.ts'
import { listUnits } from './list-units.ts'
import { setLevel } from './set-level.ts'

const { pool } = await testDatabase()
const { run, runtime, outboxed } = testRuntime({ pool, now: '2026-11-22T09:00:00+07:00' })
await run(importUnits, await readUnitFolder('reference/demo-union'), systemActor)
const account = (n: number) => `01890000-0000-7000-8000-00000000000${n}`
const branches = await unitCodesUnder(runtime.db, 'PN20965', '2026-11-22')
const cadre = officer({ accountId: account(1), role: 'union_cadre', unit: 'PN20965', permissions: ['units:found'] })
cadre.positions = cadre.positions.map((position) => ({ ...position, units: branches }))
const province = await unitCodesUnder(runtime.db, 'PN48', '2026-11-22')
const leader = officer({ accountId: account(2), role: 'union_leader', unit: 'PN48', permissions: ['units:manage'] })
leader.positions = leader.positions.map((position) => ({ ...position, units: province }))

const branch = {
  level: 'union_branch',
  parent: 'PN20965',
  name: 'Chi hội phụ nữ chợ Núi Thành',
  nameEn: 'Nui Thanh Market Branch',
  from: '2026-12-01',
  reason: 'Quyết định 12/QĐ-BTV ngày 20/11/2026',
}

describe('a unit is founded', () => {
  test('with the next number of its level, at the place of the unit above, from its day on', async () => {
    const { code } = await run(foundUnit, branch, cadre)
    expect(code).toBe('PN20965-05')
    expect(await findUnit(runtime.db, code, '2026-11-30')).toBeUndefined()
    expect(await findUnit(runtime.db, code, '2026-12-01')).toMatchObject({
      tree: 'womens_union',
      placeCode: '20965',
      path: ['PN48', 'PN20965', 'PN20965-05'],
    })
    expect(outboxed.at(-1)).toMatchObject({ type: 'unit.founded', data: { code, reason: branch.reason } })
  })

  test('by several at once, each with a number of its own', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => run(foundUnit, branch, cadre)))
    expect(new Set(made.map(({ code }) => code)).size).toBe(8)
  })

  test('a branch that came from another commune does not take a number away', async () => {
    // PN20989-01 lies in PN20965 since the reform; its number counts where it was founded.
    expect(branches).toContain('PN20989-01')
    const { code } = await run(foundUnit, { ...branch, parent: 'PN20965-01', level: 'union_group' }, cadre)
    expect(code).toBe('PN20965-01-4')
  })

  test('only where its level may lie, and only in a unit of hers', async () => {
    const wrong = run(foundUnit, { ...branch, level: 'union_group' }, cadre)
    await expect(wrong).rejects.toMatchObject({ code: 'units.misplaced' })
    await expect(run(foundUnit, { ...branch, parent: 'PN20971' }, cadre)).rejects.toMatchObject({ status: 403 })
    const top = { ...branch, parent: null, level: 'union_province' }
    await expect(run(foundUnit, top, cadre)).rejects.toMatchObject({ status: 403 })
  })
})

test('associations are not among the places of the administration, and have lists of their own', async () => {
  expect((await run(listUnits, { q: 'chi hội' })).items).toEqual([])
  const found = await run(listUnits, { tree: 'womens_union', q: 'tich dong' })
  expect(found.items.map(({ code, levelName }) => [code, levelName])).toContainEqual(['PN21001-01', 'Chi hội'])
})

describe('a level is data', () => {
  const group = {
    key: 'union_group',
    names: { vi: 'Tổ hội', en: 'Circle', pl: 'Krąg' },
    parents: ['union_branch', 'union_commune'],
    codePattern: '{parent}-{nn}',
  }

  test('of who manages the top of its tree', async () => {
    await expect(run(setLevel, group, cadre)).rejects.toMatchObject({ status: 403 })
    await run(setLevel, group, leader)
    const level = (await findTrees(runtime.db)).levels.find(({ key }) => key === 'union_group')
    expect(level).toMatchObject({ names: group.names, parents: group.parents, codePattern: '{parent}-{nn}' })
    const { code } = await run(foundUnit, { ...branch, level: 'union_group' }, cadre)
    expect(code).toMatch(/^PN20965-\d\d$/)
  })

  test('not of other trees, and never in itself', async () => {
    await expect(run(setLevel, { ...group, key: 'commune', parents: [] }, leader)).rejects.toMatchObject({
      status: 403,
    })
    const loop = run(setLevel, { ...group, parents: ['union_group'] }, leader)
    await expect(loop).rejects.toMatchObject({ code: 'units.misplaced' })
  })
})
