import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/access/actor.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { officer, systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { anAccount, somePlaces } from '#modules/identity/testing/fixtures.ts'
import { APPLY, PREPARE } from '../reorganisation.policy.ts'
import { addStep } from './change-steps.ts'
import { confirmAct, withdrawAct } from './confirm-act.ts'
import { continueAct } from './continue-act.ts'
import { createAct } from './create-act.ts'
import { undoAct } from './undo-act.ts'

const { pool } = await testDatabase()
const office = testRuntime({ pool })
const { run } = office
let there: Actor
let above: Actor

const [PROVINCE, GOES, STAYS] = ['48', '20965', '20971']
const reason = 'Không đồng ý với việc nhập'

async function leader(unit: string, units: string[]): Promise<Actor> {
  const { id } = await anAccount(office, { role: 'union_leader', unit })
  const actor = officer({ accountId: id, role: 'union_leader', unit, permissions: [PREPARE, APPLY] })
  return { ...actor, positions: actor.positions.map((position) => ({ ...position, units })) }
}

beforeAll(async () => {
  await somePlaces(office)
  there = await leader(STAYS, [STAYS])
  above = await leader(PROVINCE, [PROVINCE, GOES, STAYS])
})

/** The province decides what the commune that stays had prepared for itself: another goes up in it. */
async function decided(effectiveOn: string): Promise<string> {
  const said = { decisionNumber: '1/NQ', decisionDate: '2026-11-20', signer: 'Trần Thanh Mẫn', scope: STAYS }
  const { id } = await run(createAct, { tree: 'administration', title: 'Nhập xã', effectiveOn, ...said }, there)
  const from = [GOES, STAYS].map((code) => ({ code, extent: 'whole' as const }))
  await run(addStep, { id, step: { kind: 'merge', from, into: { code: STAYS, name: 'Xã Tam Mỹ' } } }, there)
  await expect(run(confirmAct, { id, version: 2 }, there)).rejects.toMatchObject({ kind: 'forbidden' })
  await run(confirmAct, { id, version: 2 }, above)
  return id
}

test('who could not have made an act happen does not call it off, nor take it back', async () => {
  const planned = await decided('2026-12-20')
  await expect(run(withdrawAct, { id: planned }, there)).rejects.toMatchObject({ kind: 'forbidden' })
  await run(withdrawAct, { id: planned }, above)

  const id = await decided('2026-11-20')
  while ((await run(continueAct, { event: { data: { act: id } } }, systemActor)).more);
  await expect(run(undoAct, { id, reason }, there)).rejects.toMatchObject({ kind: 'forbidden' })
  await run(undoAct, { id, reason }, above)
  while ((await run(continueAct, { event: { data: { act: id } } }, systemActor)).more);
})
