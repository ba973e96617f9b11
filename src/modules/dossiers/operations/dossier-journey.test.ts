import { describe, expect, test } from 'vitest'
import { AppError } from '#kernel/errors/app-error.ts'
import { verifyLog } from '#kernel/events/verify/verify-log.ts'
import { verifySeal } from '#kernel/seal/verify-web.ts'
import { sealUrl } from '#kernel/seal/sealer.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { readQrFromPdf } from '#kernel/testing/read-qr.ts'
import { anOffice, examined, owner, received, submitted } from '../testing/fixtures.ts'
import { acceptDossier } from './accept-dossier.ts'
import { answerSupplement } from './answer-supplement.ts'
import { approveDossier } from './approve-dossier.ts'
import { forwardDossier } from './forward-dossier.ts'
import { getDossier } from './get-dossier.ts'
import { getResultFile } from './get-file.ts'
import { markPaid } from './mark-paid.ts'
import { printForm } from './print-form.ts'
import { refuseDossier } from './refuse-dossier.ts'
import { requestPayment } from './request-payment.ts'
import { requestSupplement } from './request-supplement.ts'
import { returnResult } from './return-result.ts'
import { revealNationalId } from './reveal-national-id.ts'
import { replaceResult, revokeResult } from './revoke-result.ts'
import { sendBackDossier } from './send-back-dossier.ts'
import { stopDossier } from './stop-dossier.ts'
import { takeDossier } from './take-dossier.ts'
import { trackDossier } from './track-dossier.ts'
import { verifyResult } from './verify-result.ts'
import { extendDossier } from './extend-dossier.ts'
import { withdrawDossier } from './withdraw-dossier.ts'

const { pool } = await testDatabase()
const office = await anOffice(pool)
const { run, reception, specialist, specialist2, chair } = office
const WITH_TIME = '1.004873' // three working days

async function refusal(promise: Promise<unknown>): Promise<AppError> {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof AppError)) throw new Error(`expected a refusal, got ${String(error)}`)
  return error
}

test('from the resident to a result that anybody can check, with empty bodies', async () => {
  office.setNow('2026-11-19T16:40:00+07:00')
  const { id, code, trackingCode } = await submitted(office, WITH_TIME)
  const accepted = await run(acceptDossier, { code }, reception)
  expect(accepted).toMatchObject({
    state: 'received',
    nationalState: 2,
    step: 'examination',
    dueAt: '2026-11-25T17:00:00+07:00',
  })
  office.setNow('2026-11-20T09:00:00+07:00')
  const asked = await run(requestSupplement, { code, reason: 'Ảnh bị mờ, xin chụp lại' }, specialist)
  expect(asked).toMatchObject({ state: 'waiting_supplement', nationalState: 5 })
  office.setNow('2026-11-23T10:00:00+07:00')
  const component =
    office.procedures
      .find((one) => one.code === WITH_TIME)
      ?.components.find((one) => one.kind !== 'eform' && one.kind !== 'info')?.key ?? ''
  const uploads = [await office.upload()]
  const answered = await run(answerSupplement, { code, components: [{ component, uploads }] }, owner(id))
  expect(answered).toMatchObject({ state: 'in_process', step: 'examination' })
  const policy = office.procedures.find((one) => one.code === WITH_TIME)?.supplementPolicy
  expect(answered.dueAt).toBe(
    { pause: '2026-11-27T08:00:00+07:00', restart: '2026-11-27T17:00:00+07:00', none: '2026-11-25T17:00:00+07:00' }[
      policy ?? 'none'
    ],
  )
  expect(await run(forwardDossier, { code }, specialist)).toMatchObject({ state: 'in_process', step: 'approval' })
  expect(await run(approveDossier, { code }, chair)).toMatchObject({ state: 'resolved', nationalState: 9 })
  expect(await run(returnResult, { code }, reception)).toMatchObject({ state: 'returned', nationalState: 10 })

  const view = await run(getDossier, { code }, reception)
  expect(view.timeline.map((line) => line.type)).toEqual([
    'dossier.submitted',
    'dossier.accepted',
    'dossier.supplement_requested',
    'dossier.supplemented',
    'dossier.forwarded',
    'dossier.resolved',
    'dossier.returned',
  ])
  expect(view.standing).toBe('early')
  expect(view.can).toEqual([])
  const result = view.results[0]
  expect(result).toMatchObject({ outcome: 'granted', status: 'valid', signer: 'Trần Quốc Bảo' })

  const verified = await run(verifyResult, { code: result?.code ?? '' })
  expect(verified).toMatchObject({
    status: 'valid',
    number: result?.number,
    sha256: result?.sha256,
    unit: { code: '20965' },
  })
  const { sealer } = office.runtime.services
  expect(await verifySeal(verified.seal ?? '', sealer.publicKeys())).toMatchObject({
    ok: true,
    seal: { number: result?.number },
  })
  const file = await run(getResultFile, { trackingCode }, owner(id))
  expect(await readQrFromPdf(file.bytes, 1)).toContain(
    sealUrl('https://motcua.test', result?.code ?? '', verified.seal ?? ''),
  )
  expect((await refusal(run(getResultFile, { trackingCode }))).status).toBe(404)

  const tracked = await run(trackDossier, { trackingCode })
  expect(tracked).toMatchObject({
    state: 'returned',
    opened: false,
    code: null,
    id: null,
    holder: null,
    result: { ready: true, code: null },
  })
  expect(JSON.stringify(tracked)).not.toMatch(/mờ|Dũng|Thủy|Bảo/)
  expect((await run(trackDossier, { trackingCode }, owner(id))).code).toBe(code)
})

test('a birth certificate with all its facts, signature and QR fits one sheet', async () => {
  const { id, code } = await examined(office)
  await run(approveDossier, { code }, chair)
  const { bytes } = await run(getResultFile, { code }, owner(id))
  expect(await office.runtime.services.pdf.pageCount(bytes)).toBe(1)
  expect((await readQrFromPdf(bytes, 1))[0]).toMatch(/^https:\/\/motcua\.test\/v\//)
})

describe('two officers at once', () => {
  test('one takes it, the other is told who and when', async () => {
    const { code } = await received(office)
    const results = await Promise.allSettled([
      run(takeDossier, { code }, specialist),
      run(takeDossier, { code }, specialist2),
    ])
    const lost = results.find((one) => one.status === 'rejected')?.reason as AppError
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(lost).toMatchObject({ code: 'dossiers.already_moved', status: 409 })
    expect(['Phạm Văn Dũng', 'Võ Thị Mai']).toContain(lost.params['by'])
    expect(lost.params['at']).toMatch(/^\d\d:\d\d \d\d\/\d\d\/2026$/)
  })

  test('a page that was opened before a colleague moved the dossier does not move it again', async () => {
    const { code } = await received(office)
    const seen = await run(getDossier, { code }, specialist)
    await run(takeDossier, { code, version: seen.version }, specialist2)
    expect(
      await refusal(run(requestSupplement, { code, reason: 'x', version: seen.version }, specialist)),
    ).toMatchObject({
      code: 'dossiers.already_moved',
      params: { by: 'Võ Thị Mai' },
    })
    const again = await submitted(office)
    const both = await Promise.allSettled([
      run(acceptDossier, { code: again.code }, reception),
      run(refuseDossier, { code: again.code, reason: 'x' }, reception),
    ])
    expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('what an officer may not do', () => {
  test('looks absent at another unit and for the public, also prints', async () => {
    const { code } = await received(office)
    for (const actor of [office.stranger, undefined]) {
      expect((await refusal(run(getDossier, { code }, actor))).status).toBe(404)
      expect((await refusal(run(printForm, { code, form: '01' }, actor))).status).toBe(404)
    }
    expect((await refusal(run(takeDossier, { code }, office.stranger))).status).toBe(404)
    expect((await refusal(run(withdrawDossier, { code }))).status).toBe(404)
    expect((await refusal(run(approveDossier, { code }, chair))).code).toBe('dossiers.wrong_step')
  })

  test('without reasons: refusing, denying, a supplement request', async () => {
    const fresh = await submitted(office)
    expect((await refusal(run(refuseDossier, { code: fresh.code }, reception))).status).toBe(422)
    const { code } = await examined(office)
    expect((await refusal(run(approveDossier, { code, outcome: 'denied' }, chair))).status).toBe(422)
    expect((await refusal(run(requestSupplement, { code }, specialist))).status).toBe(422)
  })

  test('a second supplement request needs force and a reason, and the event says that it is late in the index', async () => {
    const { id, code } = await received(office)
    await run(requestSupplement, { code, reason: 'thiếu trang 2' }, specialist)
    expect((await refusal(run(answerSupplement, { code }, owner(id)))).code).toBe('dossiers.answer_empty')
    expect(await run(answerSupplement, { code }, reception)).toMatchObject({ state: 'in_process' })
    expect((await refusal(run(requestSupplement, { code, reason: 'còn thiếu' }, specialist))).code).toBe(
      'dossiers.second_supplement',
    )
    expect((await refusal(run(requestSupplement, { code, reason: 'còn thiếu', force: true }, specialist))).code).toBe(
      'dossiers.force_needs_reason',
    )
    await run(requestSupplement, { code, reason: 'còn thiếu', force: true, forceReason: 'Luật đổi' }, specialist)
    expect(office.outboxed.at(-1)?.data).toMatchObject({ late766: true, number: 2 })
    expect(await run(withdrawDossier, { code }, owner(id))).toMatchObject({ state: 'withdrawn' })
  })
})

describe('other ways', () => {
  test('paying, sending back, denying, revoking, replacing', async () => {
    const { code } = await received(office)
    expect(await run(requestPayment, { code, amount: 8000 }, reception)).toMatchObject({
      state: 'waiting_payment',
      nationalState: 6,
    })
    expect(await run(markPaid, { code }, reception)).toMatchObject({ state: 'received' })
    expect(await run(forwardDossier, { code }, reception)).toMatchObject({ state: 'in_process', step: 'examination' })
    await run(forwardDossier, { code }, specialist)
    await run(sendBackDossier, { code, reason: 'xem lại tên mẹ' }, chair)
    expect((await run(getDossier, { code }, chair)).assignee?.id).toBe(specialist.accountId)
    await run(forwardDossier, { code }, specialist)
    await run(approveDossier, { code, outcome: 'denied', reasons: ['Đã đăng ký ở nơi khác'] }, chair)
    const result = (await run(getDossier, { code }, chair)).results[0]?.code ?? ''
    const { replacedBy } = await run(replaceResult, { result, reason: 'Sai tên' }, chair)
    expect(await run(verifyResult, { code: result })).toMatchObject({ status: 'replaced', revokedBy: 'Trần Quốc Bảo' })
    await run(revokeResult, { result: replacedBy ?? '', reason: 'Hồ sơ giả' }, chair)
    expect(await run(verifyResult, { code: replacedBy ?? '' })).toMatchObject({ status: 'revoked' })
    expect(await run(verifyResult, { code: 'K7M4-QX9T-2RB' })).toMatchObject({ status: 'unknown', number: null })
    expect((await refusal(run(revokeResult, { result, reason: 'x' }, chair))).status).toBe(409)
  })

  test('extending once, then every form prints', async () => {
    office.setNow('2026-11-20T09:00:00+07:00')
    const { id, code } = await received(office, WITH_TIME)
    const dueAt = '2026-12-01T17:00:00+07:00'
    expect(await run(extendDossier, { code, dueAt, reason: 'chờ xác minh' }, chair)).toMatchObject({ dueAt })
    expect(
      (await refusal(run(extendDossier, { code, dueAt: '2026-12-02T17:00:00+07:00', reason: 'y' }, chair))).code,
    ).toBe('dossiers.already_extended')
    await run(requestSupplement, { code, reason: 'mờ', items: [] }, specialist)
    await run(stopDossier, { code, reason: 'người nộp đã mất' }, chair)
    for (const form of ['01', '02', '04', '05', '06', 'acknowledgement', '01.pdf'])
      expect((await run(printForm, { code, form }, reception)).bytes.byteLength).toBeGreaterThan(5000)
    expect((await refusal(run(printForm, { code, form: '03' }, reception))).code).toBe('dossiers.print_unknown')
    expect((await refusal(run(printForm, { code, form: '06' }, owner(id)))).status).toBe(404)
    expect((await run(printForm, { code, form: '01' }, owner(id))).mediaType).toBe('application/pdf')
    const refused = await submitted(office)
    await run(refuseDossier, { code: refused.code, reasons: ['Không đúng nơi'] }, reception)
    expect((await run(printForm, { code: refused.code, form: '03' }, reception)).bytes.byteLength).toBeGreaterThan(5000)
    expect((await run(trackDossier, { trackingCode: refused.trackingCode }, owner(refused.id))).reasons).toEqual([
      'Không đúng nơi',
    ])
  })

  test('a full look at the identity number is recorded', async () => {
    const { code } = await received(office)
    const masked = (await run(getDossier, { code }, specialist)).applicant.nationalId
    const { nationalId } = await run(revealNationalId, { code, reason: 'đối chiếu' }, specialist)
    expect(masked).toBe(`${nationalId.slice(0, 3)}*****${nationalId.slice(-4)}`)
    expect(office.outboxed.at(-1)).toMatchObject({ type: 'dossier.national_id_revealed', actorName: 'Phạm Văn Dũng' })
  })

  test('numbers of results have no gap, and the event log holds', async () => {
    const { pool: direct } = { pool }
    const { rows } = await direct.query(
      'select notation, array_agg(number order by number) as numbers from results group by notation',
    )
    for (const { numbers } of rows as { numbers: number[] }[]) expect(numbers).toEqual(numbers.map((_, n) => n + 1))
    expect((await verifyLog(pool, { keys: [] })).faults).toEqual([])
  })
})
