// A result that counts no more: who is told what, and that a form sent twice does it once.
import { expect, test } from 'vitest'
import { TextError, type TextMessage } from '#kernel/texting/texting.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { publicActor, systemActor } from '#kernel/testing/runtime.ts'
import { anOffice, examined, owner } from '../testing/fixtures.ts'
import { approveDossier } from './approve-dossier.ts'
import { chooseMessages } from './choose-messages.ts'
import { getDossier } from './get-dossier.ts'
import { previewRevocation } from './preview-revocation.ts'
import { returnResult } from './return-result.ts'
import { replaceResult, revokeResult } from './revoke-result.ts'
import { tellOfResult } from './tell-of-result.ts'
import { trackDossier } from './track-dossier.ts'
import { verifyResult } from './verify-result.ts'

const { pool } = await testDatabase()
const office = await anOffice(pool)
const { run, chair, reception, runtime } = office

const REASON = 'Bà Hạnh khai sai tên mẹ'
const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => undefined,
    (error: { code: string; fields?: { path: string; code: string }[] }) =>
      error.fields?.[0] ? `${error.fields[0].path} ${error.fields[0].code}` : error.code,
  )

async function issued() {
  const dossier = await examined(office)
  await run(approveDossier, { code: dossier.code }, chair)
  await run(returnResult, { code: dossier.code }, reception)
  const { results } = await run(getDossier, { code: dossier.code }, chair)
  return { ...dossier, result: results[0]?.code ?? '' }
}

test('everybody is told since when and on what ground; the words of the officer only the office and the owner', async () => {
  const { id, code, trackingCode, result } = await issued()
  const [before] = (await run(getDossier, { code }, chair)).results
  expect(before).toMatchObject({ status: 'valid', can: ['revoke', 'replace'] })
  expect((await run(getDossier, { code }, reception)).results[0]?.can).toEqual([])

  const why = { ground: 'wrong_facts' as const, reason: REASON, decision: '12/QĐ-UBND', decisionOn: '2026-11-19' }
  const plan = await run(previewRevocation, { result, act: 'revoke', ...why }, chair)
  expect(plan).toMatchObject({ unit: { name: 'Xã Núi Thành' }, texted: false })
  await run(revokeResult, { result, ...why }, chair)

  const told = {
    revokedAt: '2026-11-20T09:00:00+07:00',
    revokedUnit: { name: 'Xã Núi Thành' },
    revokedGround: 'wrong_facts',
    revokedDecision: { number: '12/QĐ-UBND', on: '2026-11-19' },
  }
  expect(await run(verifyResult, { code: result })).toMatchObject({ status: 'revoked', ...told, revokedReason: null })
  const seen = await run(trackDossier, { trackingCode }, publicActor)
  expect(seen.result).toMatchObject({ ready: false, ...told, revokedReason: null, code: null })
  expect(seen.sentence).toBe('dossiers.state.result_revoked.resident')
  expect(JSON.stringify(seen)).not.toContain('Hạnh')
  expect((await run(trackDossier, { trackingCode }, owner(id))).result).toMatchObject({ revokedReason: REASON })
  const after = await run(getDossier, { code }, chair)
  expect(after.results[0]).toMatchObject({ status: 'revoked', revokedBy: chair.name, revokedReason: REASON, can: [] })
  expect(after.timeline.at(-1)).toMatchObject({ type: 'dossier.result_revoked', notes: [REASON] })
})

test('sent twice it is done once; a replacement stands alone and says what it stands for', async () => {
  const { code, trackingCode, result } = await issued()
  const again = await Promise.allSettled([1, 2].map(() => run(replaceResult, { result, reason: REASON }, chair)))
  expect(again.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const { results } = await run(getDossier, { code }, chair)
  expect(results.map(({ status }) => status)).toEqual(['replaced', 'valid'])
  expect(results[0]).toMatchObject({ replacedBy: results[1]?.code })
  expect((await run(trackDossier, { trackingCode }, publicActor)).result).toMatchObject({
    ready: true,
    revokedAt: null,
    replacesSince: '2026-11-20T09:00:00+07:00',
  })
  expect(await refusal(run(revokeResult, { result, reason: 'x' }, chair))).toBe('dossiers.result_revoked')
})

test('a ground is chosen, a reason written, and a decision has a number and a day that has come', async () => {
  const { result } = await issued()
  const preview = (change: object) =>
    refusal(run(previewRevocation, { result, act: 'revoke', ground: 'asked', reason: 'Xin thôi', ...change }, chair))
  expect(await preview({})).toBeUndefined()
  expect(await preview({ ground: '' })).toBe('ground dossiers.ground_missing')
  expect(await preview({ reason: ' ' })).toBe('reason dossiers.reason_missing')
  expect(await preview({ decision: '1/QĐ-UBND' })).toBe('decisionOn dossiers.decision_incomplete')
  expect(await preview({ decisionOn: '2026-11-20' })).toBe('decision dossiers.decision_incomplete')
  expect(await preview({ decision: '1/QĐ', decisionOn: '2026-11-21' })).toBe('decisionOn dossiers.decision_to_come')
  const late = { reason: 'x', decision: '1/QĐ', decisionOn: '2026-11-21' }
  expect(await refusal(run(revokeResult, { result, ...late }, chair))).toBe('decisionOn dossiers.decision_to_come')
  expect(await run(verifyResult, { code: result })).toMatchObject({ status: 'valid' })
})

test('who agreed to messages gets one without a name or a reason; nobody else does', async () => {
  const { id, code, result } = await issued()
  const sent: TextMessage[] = []
  let reachable = true
  runtime.services.texting = {
    can: () => true,
    async send(message) {
      if (!reachable) throw new TextError('unreachable', 'no Zalo')
      sent.push(message)
    },
  }
  await run(revokeResult, { result, reason: REASON }, chair)
  const event = { streamId: id, seq: 9, type: 'dossier.result_revoked', at: '2026-11-20T09:00:00+07:00' }
  expect(await run(tellOfResult, { event }, systemActor)).toEqual({ sent: false })
  await run(chooseMessages, { code, agree: true, version: 1 }, owner(id))
  expect(await run(tellOfResult, { event }, systemActor)).toEqual({ sent: true })
  expect(sent).toMatchObject([{ template: 'notice', trackingId: `${id}.9`, data: { time: '09:00 20/11/2026' } }])
  expect(sent[0]?.phone).toMatch(/^\+84[1-9]\d{8,9}$/)
  expect(sent[0]?.data['event']).toBe('dossiers.told.revoked')
  expect(JSON.stringify(sent)).not.toMatch(/Hạnh|mẹ/)
  reachable = false
  expect(await run(tellOfResult, { event }, systemActor)).toEqual({ sent: false })
})
