import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/access/actor.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { officer, systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { aToken, anAccount, rightsHoldings, somePlaces, whoIs } from '#modules/identity/testing/fixtures.ts'
import { APPLY, PREPARE } from '../reorganisation.policy.ts'
import { addStep } from './change-steps.ts'
import { confirmAct, withdrawAct } from './confirm-act.ts'
import { continueAct } from './continue-act.ts'
import { createAct } from './create-act.ts'
import { getReorganisation } from './get-act.ts'
import { listActs } from './list-acts.ts'
import { undoAct } from './undo-act.ts'

const { pool, owner } = await testDatabase()
const office = testRuntime({ pool, unitHoldings: rightsHoldings })
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

test('an act by which its own unit ends is seen and taken back by who prepares where that unit goes on, and above', async () => {
  await owner.query(`update roles set permissions = permissions || $1::text[] where key = 'union_leader'`, [
    [PREPARE, APPLY],
  ])
  const [heir, province, other] = await Promise.all(
    [STAYS, PROVINCE, '46'].map(async (unit) => {
      const account = await anAccount(office, { role: 'union_leader', unit })
      return aToken(office, account)
    }),
  )
  // As the office knows her at that moment: after the act her positions cover what went up in her unit.
  const as = async (token: string | undefined): Promise<Actor> => ({
    ...(await whoIs(office, token)),
    confirmedAt: new Date('9999-12-31'),
  })
  const said = { decisionNumber: '2/NQ', decisionDate: '2026-11-20', signer: 'Trần Thanh Mẫn', scope: GOES }
  const [tree, title, effectiveOn] = ['administration', 'Nhập xã', '2026-11-20']
  const { id } = await run(createAct, { tree, title, effectiveOn, ...said }, systemActor)
  const from = [GOES, STAYS].map((code) => ({ code, extent: 'whole' as const }))
  const step = { kind: 'merge' as const, from, into: { code: STAYS, name: 'Xã Tam Mỹ' } }
  await run(addStep, { id, step }, systemActor)
  const seen = async (token: string | undefined) =>
    (await run(listActs, {}, await as(token))).items.some((act) => act.id === id)
  expect([await seen(heir), await seen(province), await seen(other)]).toEqual([false, true, false])

  await run(confirmAct, { id, version: 2 }, await as(province))
  while ((await run(continueAct, { event: { data: { act: id } } }, systemActor)).more);
  expect([await seen(heir), await seen(province), await seen(other)]).toEqual([true, true, false])
  expect((await run(getReorganisation, { id }, await as(heir))).act.state).toBe('applied')
  await expect(run(getReorganisation, { id }, await as(other))).rejects.toMatchObject({ kind: 'not_found' })
  await expect(run(undoAct, { id, reason }, await as(other))).rejects.toMatchObject({ kind: 'not_found' })
  // She sees it; the place of the communes in their province is not hers to change.
  await expect(run(undoAct, { id, reason }, await as(heir))).rejects.toMatchObject({ kind: 'forbidden' })
  await run(undoAct, { id, reason }, await as(province))
  while ((await run(continueAct, { event: { data: { act: id } } }, systemActor)).more);
  expect([await seen(heir), await seen(province)]).toEqual([false, true])
})
