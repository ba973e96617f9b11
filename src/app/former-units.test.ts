// What stays recorded at a commune that went up in another is looked at by the office that goes on, and by no other.
import { expect, test } from 'vitest'
import { holds, unitsWith, type Actor } from '#kernel/access/actor.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor } from '#kernel/testing/runtime.ts'
import {
  approveDossier,
  forwardDossier,
  getDossier,
  listDossiers,
  refuseDossier,
  returnResult,
} from '#modules/dossiers/index.ts'
import { dossiersModule } from '#modules/dossiers/module.ts'
import { anOffice, OTHER_UNIT, received, submitted, UNIT } from '#modules/dossiers/testing/fixtures.ts'
import { identityModule } from '#modules/identity/module.ts'
import { signedIn, whoIs } from '#modules/identity/testing/fixtures.ts'
import { addStep, confirmAct, continueAct, createAct, undoAct } from '#modules/reorganisation/index.ts'

const { pool } = await testDatabase()
const office = await anOffice(pool)
const { run } = office
office.runtime.services.unitHoldings = [identityModule, dossiersModule].flatMap((one) => one.unitHoldings ?? [])

const ELSEWHERE = '20341'
const DAY = '2026-11-20'

async function work(act: string): Promise<void> {
  while ((await run(continueAct, { event: { data: { act } } }, systemActor)).more);
}

/** Núi Thành goes up in Tam Mỹ, whose code stays. */
async function merge(): Promise<string> {
  const { id } = await run(
    createAct,
    {
      tree: 'administration',
      title: 'Nhập xã',
      effectiveOn: DAY,
      decisionNumber: '1/NQ-UBTVQH',
      decisionDate: DAY,
      signer: 'Trần Thanh Mẫn',
      scope: '48',
    },
    systemActor,
  )
  const into = { code: OTHER_UNIT, name: 'Xã Tam Mỹ' }
  const from = [
    { code: UNIT, extent: 'whole' as const },
    { code: OTHER_UNIT, extent: 'whole' as const },
  ]
  await run(addStep, { id, step: { kind: 'merge', from, into } }, systemActor)
  await run(confirmAct, { id, version: 2 }, systemActor)
  await work(id)
  return id
}

const status = (asked: Promise<unknown>) =>
  asked.then(
    () => 200,
    (error: { status?: number }) => error.status,
  )
const finished = async (actor: Actor) =>
  (await run(listDossiers, { state: 'finished' }, actor)).items.map(({ code }) => code)

test('a finished dossier of a commune that was merged is found and opened by the office that goes on', async () => {
  const { code } = await received(office)
  await run(forwardDossier, { code }, office.specialist)
  await run(approveDossier, { code }, office.chair)
  await run(returnResult, { code }, office.reception)
  const refused = await submitted(office)
  await run(refuseDossier, { code: refused.code, reasons: ['Không đúng nơi'] }, office.reception)
  const waiting = await received(office)
  await run(forwardDossier, { code: waiting.code }, office.specialist)
  await run(approveDossier, { code: waiting.code }, office.chair)

  const heir = await signedIn(office, 'reception', OTHER_UNIT)
  const stranger = await signedIn(office, 'reception', ELSEWHERE)
  expect(await status(run(getDossier, { code }, heir.actor))).toBe(404)

  const act = await merge()
  const now = await whoIs(office, heir.token)
  const other = await whoIs(office, stranger.token)
  expect(now.positions[0]).toMatchObject({ units: [OTHER_UNIT], former: [UNIT] })
  expect((await run(getDossier, { code }, now)).state).toBe('returned')
  expect(await status(run(getDossier, { code: refused.code }, now))).toBe(200)
  expect(await finished(now)).toContain(code)
  expect(await status(run(getDossier, { code }, other))).toBe(404)
  expect(await finished(other)).toEqual([])

  // She looks; what is decided at a unit that is no more stays as it was. A result that waits was passed on to be handed over.
  expect(holds(now, 'dossiers:read', UNIT)).toBe(true)
  expect(holds(now, 'dossiers:receive', UNIT)).toBe(false)
  expect(unitsWith(now, 'dossiers:receive')).toEqual([OTHER_UNIT])
  expect(await run(returnResult, { code: waiting.code }, now)).toMatchObject({ state: 'returned' })

  await run(undoAct, { id: act, reason: 'Thử, trả lại như cũ' }, systemActor)
  await work(act)
  expect((await whoIs(office, heir.token)).positions[0]?.former).toBeUndefined()
  expect(await status(run(getDossier, { code }, await whoIs(office, heir.token)))).toBe(404)
})
