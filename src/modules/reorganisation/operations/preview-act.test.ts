import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/access/actor.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import type { UnitHolding } from '#kernel/manifest/unit-holding.ts'
import { signedIn, somePlaces } from '#modules/identity/testing/fixtures.ts'
import { foundUnit } from '#modules/units/index.ts'
import { addStep } from './change-steps.ts'
import { createAct } from './create-act.ts'
import { previewAct } from './preview-act.ts'

const { pool } = await testDatabase()
/** Seven members lie in every unit. */
const members = {
  key: 'members',
  carry: undefined,
  needsPlace: true,
  count: async (_db: unknown, codes: readonly string[]) => new Map(codes.map((code) => [code, 7])),
} as unknown as UnitHolding
const office = testRuntime({ pool, unitHoldings: [members] })
let leader: Actor

beforeAll(async () => {
  await somePlaces(office)
  const decided = { reason: 'Quyết định 1/QĐ-UBND', from: '2025-07-01', level: 'department' }
  for (const parent of ['20965', '20971'])
    for (const name of ['Phòng Tư pháp', 'Phòng Y tế'])
      await office.run(foundUnit, { ...decided, parent, name, nameEn: name }, systemActor)
  leader = (await signedIn(office, 'administrator', '20965')).actor
})

async function previewed(code: string, successor: string | null) {
  const act = { tree: 'departments', scope: '20965', title: 'Sắp xếp phòng', effectiveOn: '2026-12-01' }
  const { id } = await office.run(createAct, act, leader)
  await office.run(addStep, { id, step: { kind: 'abolish', code, successor } }, leader)
  const { consequences, conflicts } = await office.run(previewAct, { id }, leader)
  return { counted: consequences.map(({ count }) => count), conflicts: conflicts.map((one) => one.code) }
}

test('who prepares an act is told how many lie in her own units, and of a unit that is not hers only that it is not', async () => {
  expect(await previewed('P20965-01', 'P20965-02')).toEqual({ counted: [7], conflicts: [] })
  expect(await previewed('P20965-01', null)).toMatchObject({ counted: [7], conflicts: ['without_place'] })
  expect(await previewed('P20971-01', 'P20971-02')).toMatchObject({ counted: [] })
  const foreign = await previewed('P20971-01', null)
  expect(foreign.counted).toEqual([])
  expect(new Set(foreign.conflicts)).toEqual(new Set(['outside_scope']))
})
