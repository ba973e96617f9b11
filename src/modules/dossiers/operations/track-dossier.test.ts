import { describe, expect, test } from 'vitest'
import { CODE_ALPHABET } from '#kernel/codes/code-alphabet.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { openedByApplicantToken } from '../dossier.questions.ts'
import { anOffice, owner, received, submitted } from '../testing/fixtures.ts'
import { askClock } from './ask-clock.ts'
import { getDossierFile } from './get-file.ts'
import { getDossier } from './get-dossier.ts'
import { openDossier } from './open-dossier.ts'
import { requestSupplement } from './request-supplement.ts'
import { submitDossier } from './submit-dossier.ts'
import { trackDossier } from './track-dossier.ts'

const { pool } = await testDatabase()
const office = await anOffice(pool)
const { run } = office
const refused = (promise: Promise<unknown>) =>
  promise.then(
    () => 'found',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  )

describe('the tracking code', () => {
  test('is read with dashes, spaces and small letters', async () => {
    const { trackingCode } = await submitted(office)
    const typed = ` ${trackingCode.slice(0, 4).toLowerCase()}-${trackingCode.slice(4, 8)} ${trackingCode.slice(8)}`
    expect(await run(trackDossier, { trackingCode: typed })).toMatchObject({ state: 'submitted', dueAt: null })
  })

  test('with one wrong or two swapped characters says "check the code", as an unknown one does', async () => {
    const { trackingCode } = await submitted(office)
    const [a = '', b = '', ...rest] = trackingCode
    const other = [...CODE_ALPHABET].find((letter) => letter !== a) ?? ''
    const wrong = [other + b + rest.join(''), 'K7M4QX9T2RB', 'x', '', '../../etc/passwd', '💥'.repeat(60)]
    if (a !== b) wrong.push(b + a + rest.join(''))
    for (const code of wrong)
      expect(await refused(run(trackDossier, { trackingCode: code }))).toBe('dossiers.check_code')
  })

  test('tells where it is and why, and says nothing about people', async () => {
    const input = await office.submission()
    const { id, trackingCode, code } = await run(submitDossier, input)
    const { acceptDossier } = await import('./accept-dossier.ts')
    await run(acceptDossier, { code }, office.reception)
    const component = input.components?.[0]?.component ?? ''
    await run(requestSupplement, { code, items: [{ component, reason: 'Giấy của bà Hạnh bị mờ' }] }, office.specialist)
    const tracked = await run(trackDossier, { trackingCode })
    expect(tracked).toMatchObject({
      state: 'waiting_supplement',
      holder: { role: 'specialist' },
      supplement: { reason: null, items: [{ component, reason: null }] },
    })
    expect(tracked.steps.length).toBeGreaterThan(1)
    expect(tracked.history).toHaveLength(3)
    const text = JSON.stringify(tracked)
    for (const secret of [
      'Hạnh',
      code,
      id,
      ...Object.values(input.applicant).filter((value) => typeof value === 'string'),
    ])
      expect(text).not.toContain(secret)
    const mine = await run(trackDossier, { trackingCode }, owner(id))
    expect(mine).toMatchObject({
      opened: true,
      id,
      code,
      can: ['supplement', 'withdraw'],
      supplement: { items: [{ reason: 'Giấy của bà Hạnh bị mờ' }] },
    })
  })
})

describe('opening with the last digits of the phone', () => {
  test('right digits open; five wrong ones lock it for 15 minutes, whatever comes then', async () => {
    office.setNow('2026-11-20T10:00:00+07:00')
    const input = await office.submission()
    const { trackingCode, id } = await run(submitDossier, input)
    const right = String(input.applicant['phone']).slice(-4)
    const wrong = right === '0000' ? '1111' : '0000'
    expect(await run(openDossier, { trackingCode, phoneEnd: wrong })).toEqual({ outcome: 'wrong', triesLeft: 4 })
    expect(await run(openDossier, { trackingCode, phoneEnd: ` ${right} ` })).toMatchObject({ outcome: 'opened', id })
    for (let n = 4; n > 0; n -= 1)
      expect(await run(openDossier, { trackingCode, phoneEnd: wrong })).toEqual({ outcome: 'wrong', triesLeft: n })
    expect(await run(openDossier, { trackingCode, phoneEnd: wrong })).toEqual({
      outcome: 'locked',
      until: '2026-11-20T10:15:00+07:00',
    })
    expect(await run(openDossier, { trackingCode, phoneEnd: right })).toMatchObject({ outcome: 'locked' })
    office.setNow('2026-11-20T10:16:00+07:00')
    expect(await run(openDossier, { trackingCode, phoneEnd: right })).toMatchObject({ outcome: 'opened' })
    expect(await refused(run(openDossier, { trackingCode: 'K7M4QX9T2RB', phoneEnd: right }))).toBe(
      'dossiers.check_code',
    )
  })

  test('guesses at once are counted one by one', async () => {
    const { trackingCode } = await submitted(office)
    const tries = await Promise.all(
      Array.from({ length: 8 }, () => run(openDossier, { trackingCode, phoneEnd: 'abcd' })),
    )
    expect(tries.filter((one) => one.outcome === 'wrong')).toHaveLength(4)
  })

  test('the applicant token opens its dossier and no other text does', async () => {
    const { applicantToken, id } = await submitted(office)
    expect(await openedByApplicantToken(office.runtime.db, applicantToken ?? '')).toBe(id)
    for (const token of ['ap_', 'ap_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', `${applicantToken}x`, ''])
      expect(await openedByApplicantToken(office.runtime.db, token)).toBeUndefined()
  })
})

test('files of a dossier are for its office and its owner', async () => {
  const { id, code } = await submitted(office)
  const view = await run(getDossier, { code }, office.reception)
  const file = view.components.flatMap((component) => component.files)[0]?.id ?? ''
  expect((await run(getDossierFile, { code, file }, office.reception)).mediaType).toBe('image/jpeg')
  expect((await run(getDossierFile, { code, file }, owner(id))).bytes.byteLength).toBeGreaterThan(5)
  for (const actor of [undefined, office.stranger])
    expect(await refused(run(getDossierFile, { code, file }, actor))).toBe('kernel.not_found')
  const other = await received(office)
  expect(await refused(run(getDossierFile, { code: other.code, file }, office.reception))).toBe('kernel.not_found')
})

describe('the clock, asked by anybody', () => {
  const ask = (procedure: string, receivedAt: string) => run(askClock, { procedure, receivedAt })
  test('answers the due moment and its arithmetic', async () => {
    expect((await ask('1.004873', '2026-11-19T16:40:00+07:00')).dueAt).toBe('2026-11-25T17:00:00+07:00')
    expect((await ask('1.004873', '2026-11-19T16:40:00 07:00')).dueAt).toBe('2026-11-25T17:00:00+07:00')
    expect((await ask('1.004873', '2026-11-19T09:40:00Z')).dueAt).toBe('2026-11-25T17:00:00+07:00')
    expect((await ask('1.004873', '2026-11-19T16:40')).dueAt).toBe('2026-11-25T17:00:00+07:00')
    expect((await ask('1.001193', '2026-11-20T15:00:00+07:00')).dueAt).toBe('2026-11-23T17:00:00+07:00')
    expect((await ask('1.001193', '2026-11-20T07:59:00Z')).steps.map((step) => step.kind)).toEqual([
      'received',
      'cutoff_met',
      'due',
    ])
    const withUnit = await run(askClock, {
      procedure: '1.001193',
      receivedAt: '2026-11-20T14:59:00+07:00',
      unit: '20965',
      channel: 'in_person',
    })
    expect(withUnit.dueAt).toBe('2026-11-20T17:00:00+07:00')
  })

  test('warns for a year without a published calendar, and refuses what does not exist', async () => {
    expect((await ask('1.004873', '2027-12-30T09:00:00+07:00')).warnings.length).toBeGreaterThan(0)
    expect(await refused(ask('9.000000', '2026-11-20T09:00:00+07:00'))).toBe('dossiers.procedure_unknown')
    expect(await refused(ask('1.001193', '2026-02-31T09:00:00+07:00'))).toBe('kernel.invalid_input')
    expect(await refused(run(askClock, { procedure: '1.001193', unit: '00000' }))).toBe('dossiers.unit_unknown')
  })
})
