import { describe, expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor } from '#kernel/testing/runtime.ts'
import { findMember } from '../member.questions.ts'
import { BRANCH, FAR_BRANCH, OTHER_BRANCH } from '../testing/fixtures.ts'
import { applyForMembership } from './apply-for-membership.ts'
import { correctMembership } from './correct-membership.ts'
import { decideApplications } from './decide-applications.ts'
import { decideTransfer } from './decide-transfer.ts'
import { getMember } from './get-member.ts'
import { listApplications } from './list-applications.ts'
import { listTransfers } from './list-transfers.ts'
import { requestOwnTransfer, requestTransfer } from './request-transfer.ts'
import { setAssociation } from './set-kind.ts'
import { settleTransfers } from './settle-transfers.ts'
import { decision, refusal, unionOffice } from '../testing/union-office.ts'

const { pool } = await testDatabase()
const { office, run, db, cadre, farCadre, leader, aMember, aResident, where } = await unionOffice(pool)

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
    const seenBy = async (actor: typeof cadre, view: 'open' | 'done') =>
      (await run(listTransfers, { view }, actor)).items.find((one) => one.id === transfer)
    // Numbers count on: who tries them out learns no name and no branch.
    expect(await seenBy(farCadre, 'open')).toMatchObject({ name: '', from: { code: '', name: '' }, number })
    expect(await seenBy(cadre, 'open')).toMatchObject({ name: 'Huỳnh Thị Thu', from: { code: OTHER_BRANCH } })
    expect(await refusal(run(decideTransfer, { transfer, decision: 'refuse' }, cadre))).toBe(
      'membership.reason_missing',
    )
    await run(decideTransfer, { transfer, decision: 'refuse', reason: 'Chưa bàn giao sổ' }, cadre)
    expect(await where(id, '2026-11-20')).toBe(OTHER_BRANCH)
    expect((await seenBy(farCadre, 'done'))?.name).toBe('')
    const { id: second } = await run(requestTransfer, { number, to: FAR_BRANCH }, farCadre)
    await run(decideTransfer, { transfer: second, decision: 'release' }, cadre)
    const released = (await run(listTransfers, {}, farCadre)).items.find((one) => one.id === second)
    expect(released).toMatchObject({ name: 'Huỳnh Thị Thu', from: { code: OTHER_BRANCH } })
    await run(decideTransfer, { transfer: second, decision: 'withdraw' }, farCadre)
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
    expect(await run(settleTransfers, {}, systemActor)).toEqual({ done: 0, more: false })
    office.setNow('2026-11-30T00:20:00+07:00')
    expect((await run(settleTransfers, {}, systemActor)).done).toBe(1)
    expect((await run(settleTransfers, {}, systemActor)).done).toBe(0)
    office.setNow('2026-11-20T09:00:00+07:00')
    expect([await where(id, '2026-11-29'), await where(id, '2026-11-30')]).toEqual([BRANCH, FAR_BRANCH])
    const done = (await run(listTransfers, { view: 'done' }, farCadre)).items.find((one) => one.member === id)
    expect(done).toMatchObject({ automatic: true, requestedAs: 'member', effectiveOn: '2026-11-30' })
  })

  test('one that cannot be done by itself holds up no other', async () => {
    const [stuck, other] = [await aMember(), await aMember()]
    for (const member of [stuck, other]) await run(requestTransfer, { member, to: FAR_BRANCH }, cadre)
    await pool.query(`update membership_places set valid_from = '2027-01-01' where membership_id = $1`, [stuck])
    office.setNow('2026-12-20T00:20:00+07:00')
    expect((await run(settleTransfers, {}, systemActor)).done).toBe(1)
    office.setNow('2026-11-20T09:00:00+07:00')
    expect(await where(other, '2026-12-20')).toBe(FAR_BRANCH)
    const open = (await run(listTransfers, {}, farCadre)).items.map((one) => one.member)
    expect(open).toContain(stuck)
    expect(open).not.toContain(other)
  })

  test('who is asked for by the number of her card is a member of the association that asks', async () => {
    const [twin, id] = [await aMember(), await aMember()]
    const number = (await findMember(db, id))?.number ?? ''
    // Another association counts its members by itself, and has come to the same number.
    await pool.query(
      `update memberships set association = (select key from associations where key <> 'womens_union' limit 1), number = $2
        where id = $1`,
      [twin, number],
    )
    await pool.query(`update memberships set version = version + 1 where id = $1`, [id])
    const { id: transfer } = await run(requestTransfer, { number, to: FAR_BRANCH }, farCadre)
    expect((await run(listTransfers, {}, farCadre)).items.find((one) => one.id === transfer)?.member).toBe(id)
  })

  test('a correction of where she is takes back a transfer from where she was thought to be', async () => {
    const id = await aMember()
    const { id: transfer } = await run(requestTransfer, { member: id, to: FAR_BRANCH }, cadre)
    const place = { unit: OTHER_BRANCH, from: '2025-07-01' }
    await run(correctMembership, { member: id, reason: 'Ghi nhầm chi hội', place }, cadre)
    expect(await refusal(run(decideTransfer, { transfer, decision: 'accept' }, farCadre))).toBe(
      'membership.already_decided',
    )
  })
})
