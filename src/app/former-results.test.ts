// A result of a commune that went up in another is revoked and replaced by the office that goes on, and by no other.
import { expect, test } from 'vitest'
import type { Actor } from '#kernel/access/actor.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor } from '#kernel/testing/runtime.ts'
import {
  acceptDossier,
  approveDossier,
  forwardDossier,
  getDossier,
  previewRevocation,
  replaceResult,
  returnResult,
  revokeResult,
  submitDossier,
  trackDossier,
  verifyResult,
} from '#modules/dossiers/index.ts'
import { dossiersModule } from '#modules/dossiers/module.ts'
import { anOffice, OTHER_UNIT, proved, UNIT } from '#modules/dossiers/testing/fixtures.ts'
import { identityModule } from '#modules/identity/module.ts'
import { signedIn, whoIs } from '#modules/identity/testing/fixtures.ts'
import { addStep, confirmAct, continueAct, createAct, undoAct } from '#modules/reorganisation/index.ts'

const { pool } = await testDatabase()
const office = await anOffice(pool)
const { run } = office
office.runtime.services.unitHoldings = [identityModule, dossiersModule].flatMap((one) => one.unitHoldings ?? [])

const DAY = '2026-11-20'
// Whole lives of dossiers with their printed papers.
const LONG = { timeout: 60_000 }
const [EVE, MORNING] = ['2026-11-19T09:00:00+07:00', '2026-11-20T09:00:00+07:00']
type StepOf = Parameters<typeof addStep.run>[1]['step']

async function work(act: string): Promise<void> {
  while ((await run(continueAct, { event: { data: { act } } }, systemActor)).more);
}

async function reform(step: StepOf): Promise<string> {
  const { id } = await run(
    createAct,
    {
      tree: 'administration',
      title: 'Sắp xếp xã',
      effectiveOn: DAY,
      decisionNumber: '1/NQ-UBTVQH',
      decisionDate: DAY,
      signer: 'Trần Thanh Mẫn',
      scope: '48',
    },
    systemActor,
  )
  await run(addStep, { id, step }, systemActor)
  await run(confirmAct, { id, version: 2 }, systemActor)
  await work(id)
  return id
}

const undo = async (act: string) => {
  await run(undoAct, { id: act, reason: 'Thử, trả lại như cũ' }, systemActor)
  await work(act)
}
const status = (asked: Promise<unknown>) =>
  asked.then(
    () => 200,
    (error: { status?: number }) => error.status,
  )

/** A dossier whose result was handed over at this commune, by three people of its own; with the code of the result. */
async function handedOver(unit: string): Promise<{ code: string; tracking: string; result: string }> {
  const [reception, specialist, chair] = [
    await signedIn(office, 'reception', unit),
    await signedIn(office, 'specialist', unit),
    await signedIn(office, 'chair', unit),
  ]
  const { code, trackingCode } = await run(submitDossier, await office.submission(undefined, unit), proved)
  await run(acceptDossier, { code }, reception.actor)
  await run(forwardDossier, { code }, specialist.actor)
  await run(approveDossier, { code }, chair.actor)
  await run(returnResult, { code }, reception.actor)
  const { results } = await run(getDossier, { code }, chair.actor)
  return { code, tracking: trackingCode, result: results[0]?.code ?? '' }
}

const preview = (result: string, actor: Actor) =>
  run(previewRevocation, { result, act: 'replace', ground: 'wrong_facts', reason: 'Sai tên' }, actor)
const revoke = (result: string, actor: Actor) => run(revokeResult, { result, reason: 'Hồ sơ giả' }, actor)
const replace = (result: string, actor: Actor) => run(replaceResult, { result, reason: 'Sai tên' }, actor)

test(
  'after a merger the office that goes on revokes and replaces what the old one gave, under its own name',
  LONG,
  async () => {
    office.setNow(EVE)
    const [first, second, third] = [await handedOver(UNIT), await handedOver(UNIT), await handedOver(UNIT)]
    const own = (await handedOver(OTHER_UNIT)).result
    office.setNow(MORNING)
    const [heir, clerk, stranger] = [
      await signedIn(office, 'chair', OTHER_UNIT),
      await signedIn(office, 'reception', OTHER_UNIT),
      await signedIn(office, 'chair', '20341'),
    ]
    expect(await status(revoke(first.result, heir.actor))).toBe(404)
    expect(await run(verifyResult, { code: own })).toMatchObject({ number: '01/GCN-UBND' })

    const from = [UNIT, OTHER_UNIT].map((code) => ({ code, extent: 'whole' as const }))
    const act = await reform({ kind: 'merge', from, into: { code: OTHER_UNIT, name: 'Xã Tam Mỹ' } })
    const now = await whoIs(office, heir.token)
    expect(await preview(first.result, now)).toMatchObject({ unit: { code: OTHER_UNIT, name: 'Xã Tam Mỹ' } })
    // What one may do is offered on the dossier, also of the commune that ended; whoever only reads is offered nothing.
    expect((await run(getDossier, { code: first.code }, now)).results[0]?.can).toEqual(['revoke', 'replace'])
    const reader = await whoIs(office, clerk.token)
    expect((await run(getDossier, { code: first.code }, reader)).results[0]?.can).toEqual([])
    for (const by of [preview, revoke, replace]) {
      expect(await status(by(first.result, await whoIs(office, stranger.token)))).toBe(404)
      expect(await status(by(first.result, await whoIs(office, clerk.token)))).toBe(403)
    }

    office.setNow('2026-11-20T09:05:00+07:00')
    await revoke(first.result, now)
    const old = { code: UNIT, name: 'Xã Núi Thành' }
    const heirName = { code: OTHER_UNIT, name: 'Xã Tam Mỹ' }
    expect(await run(verifyResult, { code: first.result })).toMatchObject({
      status: 'revoked',
      unit: old,
      number: '01/GCN-UBND',
      keeper: heirName,
      revokedUnit: heirName,
      revokedBy: 'Nguyễn Thị Hạnh',
      revokedAt: '2026-11-20T09:05:00+07:00',
    })

    const { replacedBy } = await replace(second.result, now)
    expect(await run(verifyResult, { code: second.result })).toMatchObject({
      status: 'replaced',
      unit: old,
      revokedUnit: heirName,
    })
    // The new paper is the heir's, in its own register.
    const fresh = await run(verifyResult, { code: replacedBy ?? '' })
    expect(fresh).toMatchObject({ status: 'valid', unit: heirName, number: '02/GCN-UBND' })
    expect(fresh.seal).not.toBeNull()

    const timeline = (await run(getDossier, { code: first.code }, now)).timeline
    expect(timeline.at(-1)).toMatchObject({ type: 'dossier.result_revoked', at: '2026-11-20T09:05:00+07:00' })
    const { rows } = await pool.query<{ data: unknown; role: string; position: string | null }>(
      `select data, actor_role as role, position_id as position from motcua.events where type = 'dossier.result_revoked'`,
    )
    const said = { unit: UNIT, byUnit: OTHER_UNIT, byUnitName: 'Xã Tam Mỹ' }
    expect(rows).toMatchObject([{ data: said, role: 'chair', position: now.positions[0]?.id }])
    expect((await run(trackDossier, { trackingCode: second.tracking })).history.at(-1)?.type).toBe(
      'dossier.result_replaced',
    )

    // The reform is taken back: what was revoked stays so, by whom it was; what was not is the old office's again.
    await undo(act)
    expect(await status(revoke(third.result, await whoIs(office, heir.token)))).toBe(404)
    expect(await run(verifyResult, { code: first.result })).toMatchObject({ status: 'revoked', revokedUnit: heirName })
    const back = await signedIn(office, 'chair', UNIT)
    await revoke(third.result, back.actor)
    expect(await run(verifyResult, { code: third.result })).toMatchObject({ unit: old, revokedUnit: old })
  },
)

test(
  'of a commune that was divided up only the part that took the rest acts, as open dossiers went there',
  LONG,
  async () => {
    office.setNow(EVE)
    const [rest, part] = ['20243', '20244']
    const done = await handedOver('20242')
    const open = await run(submitDossier, await office.submission(undefined, '20242'), proved)
    office.setNow(MORNING)
    const act = await reform({
      kind: 'split',
      from: '20242',
      into: [
        { unit: { code: part, name: 'Phường Thanh Bình' }, pick: { by: 'address', words: 'Thanh Bình' } },
        { unit: { code: rest, name: 'Phường Thạch Thang' } },
      ],
    })
    const [heir, other, above] = [
      await signedIn(office, 'chair', rest),
      await signedIn(office, 'chair', part),
      await signedIn(office, 'chair', '48'),
    ]
    expect(await run(getDossier, { code: open.code }, heir.actor)).toMatchObject({
      unit: { code: rest },
      passedOn: { from: 'Phường Hải Châu', to: 'Phường Thạch Thang' },
    })
    expect(await status(run(getDossier, { code: open.code }, other.actor))).toBe(404)
    expect(await status(run(getDossier, { code: done.code }, other.actor))).toBe(404)
    expect(await status(revoke(done.result, other.actor))).toBe(404)
    expect(await status(replace(done.result, other.actor))).toBe(404)

    // Who stands above both may, as before the reform; the paper is that of the part that goes on.
    const { replacedBy } = await replace(done.result, above.actor)
    const name = { code: rest, name: 'Phường Thạch Thang' }
    expect(await run(verifyResult, { code: done.result })).toMatchObject({
      unit: { code: '20242', name: 'Phường Hải Châu' },
      revokedUnit: name,
    })
    expect(await run(verifyResult, { code: replacedBy ?? '' })).toMatchObject({ unit: name, status: 'valid' })
    await revoke(replacedBy ?? '', heir.actor)

    // A ward in whose name papers are about was there: the act cannot be made undone.
    await expect(run(undoAct, { id: act, reason: 'Thử, trả lại như cũ' }, systemActor)).rejects.toMatchObject({
      code: 'reorganisation.dependents',
    })
  },
)
