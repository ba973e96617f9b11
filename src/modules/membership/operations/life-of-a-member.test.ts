import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/access/actor.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { verifySeal } from '#kernel/seal/verify-web.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { readQrFromPdf } from '#kernel/testing/read-qr.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { aToken, anAccount, signedIn, whoIs } from '#modules/identity/testing/fixtures.ts'
import { findMember, listMembersOf } from '../member.questions.ts'
import {
  BRANCH,
  COMMUNE,
  FAR_BRANCH,
  GROUP,
  OTHER_BRANCH,
  OTHER_COMMUNE,
  someone,
  someUnion,
} from '../testing/fixtures.ts'
import { applyForMembership, withdrawApplication } from './apply-for-membership.ts'
import { changeKind } from './change-kind.ts'
import { checkCard } from './check-card.ts'
import { correctMembership } from './correct-membership.ts'
import { decideApplications } from './decide-applications.ts'
import { decideTransfer } from './decide-transfer.ts'
import { endMembership } from './end-membership.ts'
import { getMember, getOwnMembership } from './get-member.ts'
import { listApplications } from './list-applications.ts'
import { listMembers } from './list-members.ts'
import { listTransfers } from './list-transfers.ts'
import { getOwnCard, issueOwnCard } from './own-card.ts'
import { printCards, renewCard } from './print-cards.ts'
import { readmitMember } from './readmit-member.ts'
import { registerMember } from './register-member.ts'
import { requestOwnTransfer, requestTransfer } from './request-transfer.ts'
import { setAssociation, setKind } from './set-kind.ts'
import { settleTransfers } from './settle-transfers.ts'
import { resumeMember, suspendMember } from './suspend-member.ts'

const { pool } = await testDatabase()
const office = testRuntime({ pool })
const { run } = office
const { db } = office.runtime
const decision = { number: '07/QĐ-BTV', on: '2026-11-18', signer: 'Trần Thị Mai' }
let head: Actor
let cadre: Actor
let farCadre: Actor
let leader: Actor
beforeAll(async () => {
  await someUnion(office)
  head = (await signedIn(office, 'branch_head', BRANCH)).actor
  cadre = (await signedIn(office, 'union_cadre', COMMUNE)).actor
  farCadre = (await signedIn(office, 'union_cadre', OTHER_COMMUNE)).actor
  leader = (await signedIn(office, 'union_leader', 'PN48')).actor
})

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof AppError ? (error.fields[0]?.code ?? error.code) : error),
  )

/** A member since 2015, as the paper register has her. */
const aMember = async (unit = BRANCH, name = 'Huỳnh Thị Thu') =>
  (await run(registerMember, someone({ person: { name, birthYear: 1980 }, unit, joinedOn: '2015-03-08' }), leader)).id

async function aResident(name = 'Phan Thị Mận') {
  const account = await anAccount(office, { name, phone: `+84905${String(Math.random()).slice(2, 8)}` })
  return whoIs(office, await aToken(office, account))
}

const where = async (id: string, day: string) => (await findMember(db, id, day))?.unit

describe('a resident applies', () => {
  test('she chooses a branch, is seen there, is admitted by a decision and finds her card', async () => {
    const resident = await aResident()
    const wanted = { unit: BRANCH, birthDate: '1990-05-20', address: 'Khối phố 1', charter: true }
    expect(await refusal(run(applyForMembership, { ...wanted, charter: false }, resident))).toBe(
      'membership.charter_first',
    )
    const { id } = await run(applyForMembership, wanted, resident)
    expect(await refusal(run(applyForMembership, wanted, resident))).toBe('membership.already_member')
    expect((await run(getOwnMembership, {}, resident)).items[0]).toMatchObject({ id, state: 'applied', can: [] })
    const waiting = (await run(listApplications, {}, head)).items.find((one) => one.member === id)
    expect(waiting).toMatchObject({ name: 'Phan Thị Mận', birthYear: 1990, bySelf: true, can: [] })
    expect((await run(listApplications, {}, farCadre)).items.map((one) => one.member)).not.toContain(id)
    const yes = { applications: [waiting?.id ?? ''], outcome: 'admit' as const }
    expect(await refusal(run(decideApplications, yes, cadre))).toBe('membership.needs_decision')
    expect(await refusal(run(decideApplications, { ...yes, decision }, farCadre))).toBe('kernel.not_found')
    await run(decideApplications, { ...yes, decision }, cadre)
    expect(await refusal(run(decideApplications, { ...yes, decision }, cadre))).toBe('membership.already_decided')
    expect(await findMember(db, id)).toMatchObject({
      state: 'active',
      joinedOn: '2026-11-18',
      number: expect.stringMatching(/^HV/),
    })
    expect(await run(getOwnCard, {}, resident)).toEqual({ member: true, card: null })
    const card = await run(issueOwnCard, {}, resident)
    expect((await run(issueOwnCard, {}, resident)).code).toBe(card.code)
    // Its QR carries what stands on it, sealed: enough for whoever has no network, and nothing beyond the card.
    const sealed = await verifySeal(card.url, office.runtime.services.sealer.publicKeys())
    expect(sealed).toMatchObject({
      ok: true,
      seal: {
        kind: 'card',
        code: card.code.replaceAll('-', ''),
        issuedOn: '2026-11-20',
        facts: { name: 'Phan Thị Mận', number: card.number, unit: 'Hội LHPN xã Núi Thành', since: '2026-11-18' },
      },
    })
    expect(await run(checkCard, { code: card.code.toLowerCase() })).toMatchObject({
      status: 'valid',
      holder: 'P. T. Mận',
      sinceYear: 2026,
      unit: 'Hội LHPN xã Núi Thành',
    })
  })

  test('one decision admits a whole list, and a refusal has its reason; she may ask again', async () => {
    const people = await Promise.all(
      ['Lê Thị Hai', 'Lê Thị Ba'].map((name) => run(registerMember, someone({ person: { name } }), head)),
    )
    const waiting = (await run(listApplications, { unit: BRANCH }, cadre)).items.filter((one) =>
      people.some(({ id }) => id === one.member),
    )
    expect(waiting).toHaveLength(2)
    await run(
      decideApplications,
      { applications: waiting.map(({ id }) => id), outcome: 'admit', decision: { ...decision, number: '08/QĐ-BTV' } },
      cadre,
    )
    const resident = await aResident('Võ Thị Tư')
    const wanted = { unit: OTHER_BRANCH, birthDate: '1970-01-02', charter: true }
    const { id } = await run(applyForMembership, wanted, resident)
    const own = (await run(listApplications, {}, cadre)).items.find((one) => one.member === id)
    const no = { applications: [own?.id ?? ''], outcome: 'refuse' as const }
    expect(await refusal(run(decideApplications, no, cadre))).toBe('membership.reason_missing')
    await run(decideApplications, { ...no, reason: 'Chưa cư trú tại xã' }, cadre)
    expect((await run(getOwnMembership, {}, resident)).items[0]).toMatchObject({
      state: 'refused',
      application: { refusal: 'Chưa cư trú tại xã' },
    })
    await run(applyForMembership, wanted, resident)
    expect(await run(withdrawApplication, { member: id }, resident)).toMatchObject({ state: 'refused' })
    expect(await refusal(run(withdrawApplication, { member: id }, await aResident('Lê Thị Sáu')))).toBe(
      'kernel.not_found',
    )
  })
})

describe('from one unit to another', () => {
  test('the old unit lets her go, the new one takes her; number, years and every past day stay', async () => {
    const id = await aMember()
    const before = await findMember(db, id)
    const { id: transfer, state } = await run(
      requestTransfer,
      { member: id, to: FAR_BRANCH, reason: 'Theo chồng' },
      cadre,
    )
    expect(state).toBe('released')
    expect(await refusal(run(requestTransfer, { member: id, to: OTHER_BRANCH }, cadre))).toBe(
      'membership.transfer_open',
    )
    const seen = (await run(listTransfers, {}, farCadre)).items.find((one) => one.id === transfer)
    expect(seen).toMatchObject({ name: 'Huỳnh Thị Thu', can: ['accept', 'refuse'], dueOn: '2026-12-05' })
    expect(await refusal(run(decideTransfer, { transfer, decision: 'accept' }, cadre))).toBe('membership.not_at_unit')
    expect(await refusal(run(decideTransfer, { transfer, decision: 'accept' }, await aResident('Ai đó')))).toBe(
      'kernel.not_found',
    )
    await run(decideTransfer, { transfer, decision: 'accept', on: '2026-11-19' }, farCadre)
    const after = await findMember(db, id)
    expect(after).toEqual({ ...before, unit: FAR_BRANCH })
    expect([await where(id, '2026-11-18'), await where(id, '2026-11-19'), await where(id, '2015-03-08')]).toEqual([
      BRANCH,
      FAR_BRANCH,
      BRANCH,
    ])
    expect(await refusal(run(getMember, { member: id }, cadre))).toBe('kernel.not_found')
    expect((await run(getMember, { member: id }, farCadre)).history.map(({ what }) => what)).toEqual([
      'place',
      'joined',
    ])
  })

  test('who works for both units moves her at once; the new unit asks by the number on her card', async () => {
    const id = await aMember()
    expect(await run(requestTransfer, { member: id, to: OTHER_BRANCH }, cadre)).toMatchObject({ state: 'accepted' })
    const number = (await findMember(db, id))?.number ?? ''
    const { id: transfer, state } = await run(requestTransfer, { number, to: FAR_BRANCH }, farCadre)
    expect(state).toBe('requested')
    expect(await refusal(run(decideTransfer, { transfer, decision: 'refuse' }, cadre))).toBe(
      'membership.reason_missing',
    )
    await run(decideTransfer, { transfer, decision: 'refuse', reason: 'Chưa bàn giao sổ' }, cadre)
    expect(await where(id, '2026-11-20')).toBe(OTHER_BRANCH)
    expect(await refusal(run(requestTransfer, { number: 'HV99999999', to: FAR_BRANCH }, farCadre))).toBe(
      'membership.no_such_number',
    )
  })

  test('when nobody answers for so many days it is done by itself, and done once', async () => {
    const resident = await aResident('Đinh Thị Năm')
    const { id } = await run(applyForMembership, { unit: BRANCH, birthDate: '1988-08-08', charter: true }, resident)
    const own = (await run(listApplications, {}, cadre)).items.find((one) => one.member === id)
    await run(decideApplications, { applications: [own?.id ?? ''], outcome: 'admit', decision }, cadre)
    await run(
      setAssociation,
      { association: 'womens_union', transferDays: 10, readmissionKeepsSeniority: true },
      leader,
    )
    await run(requestOwnTransfer, { to: FAR_BRANCH, reason: 'Chuyển nhà' }, resident)
    expect(await run(settleTransfers, {}, systemActor)).toEqual({ done: 0 })
    office.setNow('2026-11-30T00:20:00+07:00')
    expect((await run(settleTransfers, {}, systemActor)).done).toBe(1)
    expect((await run(settleTransfers, {}, systemActor)).done).toBe(0)
    office.setNow('2026-11-20T09:00:00+07:00')
    expect([await where(id, '2026-11-29'), await where(id, '2026-11-30')]).toEqual([BRANCH, FAR_BRANCH])
    const done = (await run(listTransfers, { view: 'done' }, farCadre)).items.find((one) => one.member === id)
    expect(done).toMatchObject({ automatic: true, requestedAs: 'member', effectiveOn: '2026-11-30' })
  })
})

describe('what else happens in a member’s life, each with its day', () => {
  test('suspended and back; any day of the past is told as it was', async () => {
    const id = await aMember(GROUP)
    await run(suspendMember, { member: id, on: '2026-05-01', reason: 'Đi làm xa' }, cadre)
    expect(await refusal(run(resumeMember, { member: id, on: '2026-04-01' }, cadre))).toBe('membership.later_change')
    await run(resumeMember, { member: id, on: '2026-09-01' }, cadre)
    const states = await Promise.all(
      ['2026-04-30', '2026-05-01', '2026-08-31', '2026-09-01'].map((day) => findMember(db, id, day)),
    )
    expect(states.map((one) => one?.state)).toEqual(['active', 'suspended', 'suspended', 'active'])
    expect(await refusal(run(suspendMember, { member: id, reason: 'x' }, head))).toBe('kernel.forbidden')
  })

  test('she leaves and is gone from the next day on; readmitted she has her number and years again', async () => {
    const id = await aMember()
    await run(endMembership, { member: id, on: '2026-10-31', why: 'quit' }, cadre)
    expect(await findMember(db, id)).toMatchObject({ state: 'left', endedOn: '2026-10-31', endReason: 'quit' })
    expect(await findMember(db, id, '2026-10-31')).toMatchObject({ state: 'active', endedOn: null })
    expect((await listMembersOf(db, [BRANCH], '2026-11-01', { limit: 100 })).items.map((one) => one.id)).not.toContain(
      id,
    )
    const number = (await findMember(db, id))?.number
    await run(readmitMember, { member: id, unit: OTHER_BRANCH, decision, on: '2026-11-18' }, cadre)
    expect(await findMember(db, id)).toMatchObject({
      state: 'active',
      number,
      seniorityFrom: '2015-03-08',
      unit: OTHER_BRANCH,
      endedOn: null,
    })
    expect(await findMember(db, id, '2026-11-05')).toMatchObject({ state: 'left' })
    const { rows } = await pool.query(`select count(*)::int as n from membership_places where membership_id = $1`, [id])
    expect(rows[0].n).toBe(2)
  })

  test('expelled only by a decision; who has died is a member no more and her card says so', async () => {
    const id = await aMember()
    await run(printCards, { members: [id] }, cadre)
    const { rows } = await pool.query(`select code from membership_cards where membership_id = $1`, [id])
    expect(await refusal(run(endMembership, { member: id, why: 'expelled' }, cadre))).toBe('membership.needs_decision')
    await run(endMembership, { member: id, why: 'dead', on: '2026-11-10' }, cadre)
    expect(await run(checkCard, { code: rows[0].code })).toMatchObject({ status: 'ended', holder: null })
    expect(await refusal(run(readmitMember, { member: id, unit: BRANCH, decision }, cadre))).toBe(
      'membership.not_ended',
    )
  })

  test('of another kind from a day on, by the rules of that day', async () => {
    const id = await aMember()
    expect(await refusal(run(changeKind, { member: id, kind: 'core' }, cadre))).toBe('membership.needs_decision')
    await run(changeKind, { member: id, kind: 'core', decision }, cadre)
    expect([(await findMember(db, id, '2026-11-17'))?.kind, (await findMember(db, id, '2026-11-18'))?.kind]).toEqual([
      'ordinary',
      'core',
    ])
    const names = { vi: 'Hội viên nòng cốt', en: 'Core member', pl: 'Aktywistka' }
    const rules = { minAge: 60, sexes: ['female' as const], needsDecision: true, paysDues: true, votes: true }
    const kind = { association: 'womens_union', kind: 'core' as const, names, rules, reason: 'Đại hội XIV' }
    expect(await refusal(run(setKind, { ...kind, from: '2026-11-01' }, leader))).toBe('membership.past')
    expect(await refusal(run(setKind, { ...kind, from: '2026-11-20' }, cadre))).toBe('kernel.forbidden')
    await run(setKind, { ...kind, from: '2026-11-20' }, leader)
    const other = await aMember()
    expect(await refusal(run(changeKind, { member: other, kind: 'core', decision, on: '2026-11-20' }, cadre))).toBe(
      'membership.too_young',
    )
    expect(
      await refusal(run(changeKind, { member: other, kind: 'core', decision, on: '2026-11-19' }, cadre)),
    ).toBeUndefined()
  })

  test('a wrong day and a wrong place are put right, and she is in one place on every day', async () => {
    const id = await aMember()
    await run(correctMembership, { member: id, reason: 'Sổ cũ ghi 2012', joinedOn: '2012-10-20' }, cadre)
    expect(await findMember(db, id)).toMatchObject({ joinedOn: '2012-10-20', seniorityFrom: '2012-10-20' })
    const place = { unit: OTHER_BRANCH, from: '2025-08-01', to: '2025-12-31' }
    await run(correctMembership, { member: id, reason: 'Sinh hoạt ở khối 2', place }, cadre)
    expect([
      await where(id, '2025-07-31'),
      await where(id, '2025-08-01'),
      await where(id, '2025-12-31'),
      await where(id, '2026-01-01'),
    ]).toEqual([BRANCH, OTHER_BRANCH, OTHER_BRANCH, BRANCH])
    expect(await refusal(run(correctMembership, { member: id, reason: 'x', joinedOn: '2025-09-01' }, cadre))).toBe(
      'membership.later_change',
    )
  })

  test('of two officers at once the second is told', async () => {
    const id = await aMember()
    const { version } = await run(getMember, { member: id }, cadre)
    await run(suspendMember, { member: id, version, reason: 'Ốm' }, cadre)
    expect(await refusal(run(endMembership, { member: id, version, why: 'quit' }, cadre))).toBe('membership.changed')
  })
})

describe('lists and cards', () => {
  test('found by name without accents, year, number; a branch head sees her branch only, phones are masked', async () => {
    const { id } = await run(
      registerMember,
      someone({
        person: { name: 'Đặng Thị Ngọc Ánh', birthYear: 1961, phone: '0905 777 888' },
        joinedOn: '2001-01-01',
      }),
      cadre,
    )
    const far = await aMember(FAR_BRANCH, 'Đặng Thị Ngọc Ánh')
    const found = async (q: string) => (await run(listMembers, { q }, head)).items
    expect((await found('ngoc anh')).map((one) => one.id)).toEqual([id])
    expect((await found('dang 1961'))[0]).toMatchObject({ id, phone: '+84••••••888' })
    const number = (await findMember(db, id))?.number ?? ''
    expect((await found(number)).map((one) => one.id)).toEqual([id])
    expect(await found('khong co ai')).toEqual([])
    expect((await run(listMembers, { q: 'anh ngoc' }, leader)).items.map((one) => one.id).toSorted()).toEqual(
      [id, far].toSorted(),
    )
    expect(await refusal(run(listMembers, { unit: FAR_BRANCH }, head))).toBe('kernel.not_found')
  })

  test('pages follow each other without gaps or repeats', async () => {
    const all: string[] = []
    let cursor: string | undefined
    do {
      const page = await run(listMembers, { limit: 3, ...(cursor && { cursor }) }, cadre)
      all.push(...page.items.map((one) => one.id))
      cursor = page.next ?? undefined
      expect(page.count).toEqual({ exactly: true, n: expect.any(Number) })
    } while (cursor)
    expect(new Set(all).size).toBe(all.length)
    expect(all.length).toBe((await run(listMembers, { limit: 200 }, cadre)).count.n)
  })

  test('a sheet of cards is a PDF; a lost card is replaced and the old code is good no more', async () => {
    const id = await aMember()
    const { bytes, name } = await run(printCards, { unit: BRANCH }, cadre)
    expect(await office.runtime.services.pdf.pageCount(bytes)).toBeGreaterThan(0)
    expect(name).toBe('the-hoi-vien-2026-11-20.pdf')
    // Every QR of the sheet is read from its picture as a phone would, and its seal holds.
    const scanned = await readQrFromPdf(bytes, 1, 300)
    expect(scanned.length).toBeGreaterThan(0)
    const keys = office.runtime.services.sealer.publicKeys()
    const verdicts = await Promise.all(scanned.map((text) => verifySeal(text, keys)))
    expect(verdicts.filter(({ ok }) => !ok)).toEqual([])
    const { rows } = await pool.query(`select code from membership_cards where membership_id = $1`, [id])
    const { code } = await run(renewCard, { member: id }, cadre)
    expect(await run(checkCard, { code: rows[0].code })).toMatchObject({ status: 'ended' })
    expect(await run(checkCard, { code })).toMatchObject({ status: 'valid' })
    expect(await run(checkCard, { code: 'K7M4-QX9T-2RB' })).toMatchObject({ status: 'unknown' })
  })
})
