import { describe, expect, test } from 'vitest'
import { verifySeal } from '#kernel/seal/verify-web.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { findMember, listMembersOf } from '../member.questions.ts'
import { BRANCH, GROUP, OTHER_BRANCH, someone } from '../testing/fixtures.ts'
import { applyForMembership, withdrawApplication } from './apply-for-membership.ts'
import { changeKind } from './change-kind.ts'
import { checkCard } from './check-card.ts'
import { correctMembership } from './correct-membership.ts'
import { decideApplications } from './decide-applications.ts'
import { endMembership } from './end-membership.ts'
import { getMember, getOwnMembership } from './get-member.ts'
import { listApplications } from './list-applications.ts'
import { getOwnCard, issueOwnCard } from './own-card.ts'
import { printCards } from './print-cards.ts'
import { readmitMember } from './readmit-member.ts'
import { registerMember } from './register-member.ts'
import { setKind } from './set-kind.ts'
import { resumeMember, suspendMember } from './suspend-member.ts'
import { decision, refusal, unionOffice } from '../testing/union-office.ts'

const { pool } = await testDatabase()
const { office, run, db, head, cadre, farCadre, leader, aMember, aResident, where } = await unionOffice(pool)

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
    expect(await run(getOwnCard, {}, resident)).toMatchObject({ member: true, card: null })
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

  test.each(['quit', 'dead'] as const)('an end (%s) that was written by mistake is taken back', async (why) => {
    const id = await aMember()
    await run(suspendMember, { member: id, on: '2026-03-01', reason: 'Ốm' }, cadre)
    const before = await run(getMember, { member: id }, cadre)
    await run(endMembership, { member: id, on: '2026-11-10', why }, cadre)
    const [ended] = (await run(getMember, { member: id }, cadre)).history
    expect(ended).toMatchObject({ on: '2026-11-10', state: why === 'dead' ? 'dead' : 'left' })
    await run(correctMembership, { member: id, notEnded: true, reason: 'Nhầm người cùng tên' }, cadre)
    const { version: _one, ...after } = await run(getMember, { member: id }, cadre)
    const { version: _other, ...was } = before
    expect(after).toEqual(was)
    expect(await where(id, '2026-11-19')).toBe(BRANCH)
    expect(await refusal(run(correctMembership, { member: id, notEnded: true, reason: 'Nhầm' }, cadre))).toBe(
      'membership.not_ended',
    )
  })

  test('of two officers at once the second is told', async () => {
    const id = await aMember()
    const { version } = await run(getMember, { member: id }, cadre)
    await run(suspendMember, { member: id, version, reason: 'Ốm' }, cadre)
    expect(await refusal(run(endMembership, { member: id, version, why: 'quit' }, cadre))).toBe('membership.changed')
  })
})
