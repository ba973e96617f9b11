import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { z } from 'zod'
import { AppError } from '#kernel/errors/app-error.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { foundUnit } from '#modules/units/index.ts'
import { somePlaces } from '#modules/identity/testing/fixtures.ts'
import type { TypedStep } from '../reorganisation.schema.ts'
import { addTypedStep } from './change-steps.ts'
import { createAct } from './create-act.ts'
import { getReorganisation } from './get-act.ts'
import { previewAct } from './preview-act.ts'
import { updateAct } from './update-act.ts'

const { pool } = await testDatabase()
const office = testRuntime({ pool })
const run: typeof office.run = (op, input) => office.run(op, input, systemActor)
let id: string

const ACT = { tree: 'departments', scope: '48', title: 'Sắp xếp phòng', effectiveOn: '2026-12-01' }
const decided = { reason: 'Quyết định 1/QĐ-UBND', from: '2025-07-01', level: 'department' }

beforeAll(async () => {
  await somePlaces(office)
  for (const name of ['Phòng Tư pháp', 'Phòng Y tế', 'Phòng Văn hóa'])
    await run(foundUnit, { ...decided, parent: '20965', name, nameEn: name })
  for (const name of ['Phòng Tư pháp', 'Phòng Kinh tế'])
    await run(foundUnit, { ...decided, parent: '20971', name, nameEn: name })
})

beforeEach(async () => {
  id = (await run(createAct, ACT)).id
})

type Typed = z.input<typeof TypedStep>
const add = (step: Typed) => run(addTypedStep, { id, step })
const refused = async (step: Typed) => {
  const error = await add(step).catch((caught: unknown) => caught)
  return error instanceof AppError ? error.fields[0] : error
}
const last = async () => (await run(getReorganisation, { id })).steps.at(-1)

test('units are typed by name, without accents, and a new one gets the next number', async () => {
  await add({ kind: 'merge', units: 'phong y te\nPhòng Văn hóa (P20965-03)', name: 'Phòng Văn hóa - Y tế' })
  expect((await last())?.data).toMatchObject({
    from: [{ code: 'P20965-02' }, { code: 'P20965-03' }],
    into: { code: 'P20965-04', name: 'Phòng Văn hóa - Y tế' },
  })
  // The number that this decision gave away is not given to the next.
  await add({ kind: 'split', unit: 'Phòng Tư pháp, Núi Thành', by: 'address', pick: 'thôn 1', name: 'Phòng Hộ tịch' })
  expect((await last())?.data).toMatchObject({ into: { code: 'P20965-05' } })
})

test('a part is counted as what its rule picks, and what should be seen before one confirms is said', async () => {
  await add({ kind: 'transfer', unit: 'P20965-02', by: 'address', pick: 'thôn 1', into: 'P20965-03' })
  const { id: other } = await run(createAct, { ...ACT, decisionNumber: '9/QĐ', effectiveOn: '2026-11-01' })
  await run(updateAct, { id, decisionNumber: '9/qđ' })
  expect((await run(previewAct, { id })).notes).toMatchObject([{ code: 'same_decision' }])
  expect((await run(previewAct, { id: other })).notes.map(({ code }) => code)).toEqual(['past_day', 'same_decision'])
  expect((await last())?.kind).toBe('transfer')
})

test('codes on one line still name several units', async () => {
  await add({ kind: 'merge', units: 'p20965-02, P20965-03', into: 'phong tu phap, nui thanh' })
  expect((await last())?.data).toMatchObject({
    from: [{ code: 'P20965-02' }, { code: 'P20965-03' }],
    into: { code: 'P20965-01', name: 'Phòng Tư pháp' },
  })
})

test('a name that several units have, or none, is asked for beside its field', async () => {
  expect(await refused({ kind: 'rename', unit: 'Phòng Tư pháp', name: 'X' })).toMatchObject({
    path: 'unit',
    code: 'reorganisation.many_units',
    params: { units: expect.stringContaining('Xã Tam Mỹ') as string },
  })
  expect(await refused({ kind: 'abolish', unit: 'Phòng Thủy sản' })).toMatchObject({
    path: 'unit',
    code: 'reorganisation.no_unit',
  })
})

test('half of what a step needs is asked for, and a part is never taken for the whole', async () => {
  const part = { kind: 'transfer', unit: 'P20965-02', into: 'P20965-03' } as const
  expect(await refused({ ...part, by: 'address', pick: ' ' })).toMatchObject({ path: 'pick', code: 'kernel.required' })
  expect(await refused({ ...part, by: '', pick: 'thôn 1' })).toMatchObject({ path: 'by', code: 'kernel.required' })
  expect(await refused({ kind: 'merge', units: 'P20965-02', name: 'Một mình' })).toMatchObject({
    path: 'units',
    code: 'reorganisation.two_units',
  })
  const bad = { kind: 'merge', units: 'P20965-02 P20965-03', name: 'A', code: 'ba con' } as const
  expect(await refused(bad)).toMatchObject({ path: 'code', code: 'units.bad_code' })
})

test('departments are reorganised too, although they lie in communes', async () => {
  await add({ kind: 'merge', units: 'P20965-02', into: 'P20965-03', name: 'Phòng Văn hóa - Y tế' })
  await add({ kind: 'reparent', unit: 'Phòng Kinh tế', parent: 'xã Núi Thành' })
  const { conflicts, units } = await run(previewAct, { id })
  expect(conflicts).toEqual([])
  expect(units.find(({ code }) => code === 'P20971-02')).toMatchObject({ kind: 'changes', parent: '20965' })
})
