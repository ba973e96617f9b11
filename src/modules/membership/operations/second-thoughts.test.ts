import { describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/access/actor.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { unitsOfPeople } from '#modules/people/index.ts'
import { findMember } from '../member.questions.ts'
import { BRANCH, FAR_BRANCH, OTHER_BRANCH } from '../testing/fixtures.ts'
import { decision, refusal, unionOffice } from '../testing/union-office.ts'
import { applyForMembership, withdrawApplication } from './apply-for-membership.ts'
import { correctMembership } from './correct-membership.ts'
import { decideApplications } from './decide-applications.ts'
import { decideTransfer } from './decide-transfer.ts'
import { endMembership } from './end-membership.ts'
import { getOwnMembership } from './get-member.ts'
import { listApplications } from './list-applications.ts'
import { readmitMember } from './readmit-member.ts'
import { requestOwnTransfer } from './request-transfer.ts'

const { pool } = await testDatabase()
const { run, db, cadre, farCadre, leader, aMember, aResident, where } = await unionOffice(pool)

const form = { birthDate: '1988-08-08', charter: true }
const knownAt = async (member: string) => {
  const person = (await findMember(db, member))?.personId ?? ''
  const units = (await unitsOfPeople(db, [person])).get(person) ?? []
  // Where she lives is another matter.
  return units.filter((unit) => unit.startsWith('PN'))
}
const applicationOf = async (member: string, actor: Actor) =>
  (await run(listApplications, {}, actor)).items.find((one) => one.member === member)?.id ?? ''
/** Somebody with an account who was a member and has left. */
async function whoLeft(name: string): Promise<{ her: Actor; member: string }> {
  const her = await aResident(name)
  const { id: member } = await run(applyForMembership, { ...form, unit: BRANCH }, her)
  const admit = { applications: [await applicationOf(member, cadre)], outcome: 'admit' as const, decision }
  await run(decideApplications, admit, cadre)
  await run(endMembership, { member, on: '2026-11-19', why: 'quit' }, cadre)
  return { her, member }
}

describe('an application that is over', () => {
  test('taken back by herself leaves nothing by which the unit knows her', async () => {
    const her = await aResident('Lê Thị Thôi')
    const { id } = await run(applyForMembership, { ...form, unit: BRANCH }, her)
    expect(await knownAt(id)).toEqual([BRANCH])
    await run(withdrawApplication, { member: id }, her)
    expect(await knownAt(id)).toEqual([])
  })

  test('of one who was a member before lets her be known where she was, not where she asked', async () => {
    const { her, member } = await whoLeft('Lê Thị Xưa')
    await run(applyForMembership, { ...form, unit: FAR_BRANCH }, her)
    expect(await knownAt(member)).toEqual([FAR_BRANCH])
    const refuse = { applications: [await applicationOf(member, farCadre)], outcome: 'refuse' as const }
    await run(decideApplications, { ...refuse, reason: 'Ở nơi khác' }, farCadre)
    expect(await knownAt(member)).toEqual([BRANCH])
  })

  test('is answered by readmitting her, and is not decided once more', async () => {
    const { her, member } = await whoLeft('Lê Thị Lại')
    await run(applyForMembership, { ...form, unit: OTHER_BRANCH }, her)
    const waiting = await applicationOf(member, cadre)
    await run(readmitMember, { member, unit: OTHER_BRANCH, on: '2026-11-20', decision }, cadre)
    expect(await applicationOf(member, cadre)).toBe('')
    const admit = { applications: [waiting], outcome: 'admit' as const, decision }
    expect(await refusal(run(decideApplications, admit, cadre))).toBe('membership.already_decided')
  })

  test('nobody applies into the membership of one who is dead', async () => {
    const her = await aResident('Lê Thị Mất')
    const { id: member } = await run(applyForMembership, { ...form, unit: BRANCH }, her)
    const admit = { applications: [await applicationOf(member, cadre)], outcome: 'admit' as const, decision }
    await run(decideApplications, admit, cadre)
    await run(endMembership, { member, on: '2026-11-19', why: 'dead' }, cadre)
    expect(await refusal(run(applyForMembership, { ...form, unit: BRANCH }, her))).toBe('membership.already_member')
  })
})

describe('what she is told of herself', () => {
  test('an application taken back is no refusal, and what happened on one day stands in its order', async () => {
    const her = await aResident('Lê Thị Rút')
    const { id: member } = await run(applyForMembership, { ...form, unit: BRANCH }, her)
    await run(withdrawApplication, { member }, her)
    await run(applyForMembership, { ...form, unit: BRANCH }, her)
    await run(withdrawApplication, { member }, her)
    const [mine] = (await run(getOwnMembership, {}, her)).items
    expect(mine).toMatchObject({ state: 'refused', application: { state: 'withdrawn' } })
    expect(mine?.history.map(({ what }) => what)).toEqual(['withdrawn', 'applied', 'withdrawn', 'applied'])
  })

  test('that a move was not agreed to, and why', async () => {
    const her = await aResident('Lê Thị Chuyển')
    const { id: member } = await run(applyForMembership, { ...form, unit: BRANCH }, her)
    const admit = { applications: [await applicationOf(member, cadre)], outcome: 'admit' as const, decision }
    await run(decideApplications, admit, cadre)
    const { id: transfer } = await run(requestOwnTransfer, { to: FAR_BRANCH }, her)
    await run(decideTransfer, { transfer, decision: 'refuse', reason: 'Bàn giao sổ quỹ xong đã' }, cadre)
    const [mine] = (await run(getOwnMembership, {}, her)).items
    expect(mine?.transfers[0]).toMatchObject({ state: 'refused', refusal: 'Bàn giao sổ quỹ xong đã' })
    expect(mine?.history[0]).toMatchObject({ what: 'transfer_refused', reason: 'Bàn giao sổ quỹ xong đã' })
  })
})

describe('the birth of who applies', () => {
  const age = async (her: Actor) => (await run(getOwnMembership, {}, her)).items[0]?.person

  test('is asked for, since the charter has ages, and the year alone is enough', async () => {
    const her = await aResident('Lê Thị Năm')
    expect(await refusal(run(applyForMembership, { unit: BRANCH, charter: true }, her))).toBe('membership.birth_needed')
    await run(applyForMembership, { unit: BRANCH, charter: true, birthYear: 1951 }, her)
    expect(await age(her)).toMatchObject({ birthDate: null, birthYear: 1951 })
  })

  test('that was not known is filled by what she says; what is known is left to corrections', async () => {
    const her = await aResident('Lê Thị Sau')
    const { id: member } = await run(applyForMembership, { ...form, unit: BRANCH }, her)
    await run(withdrawApplication, { member }, her)
    await pool.query(
      `update people p set birth_date = null, birth_year = null from memberships m where m.person_id = p.id and m.id = $1`,
      [member],
    )
    await run(applyForMembership, { ...form, unit: BRANCH }, her)
    expect(await age(her)).toMatchObject({ birthDate: '1988-08-08', birthYear: 1988 })
    await run(withdrawApplication, { member }, her)
    await run(applyForMembership, { ...form, birthDate: '1990-01-01', unit: BRANCH }, her)
    expect(await age(her)).toMatchObject({ birthDate: '1988-08-08' })
  })
})

describe('a correction of where she was', () => {
  const correct = (member: string, place: { unit: string; from: string; to?: string }) =>
    run(correctMembership, { member, reason: 'Ghi nhầm chi hội', place }, leader)

  test('that names nothing to correct is none', async () => {
    const id = await aMember()
    const idle = run(correctMembership, { member: id, reason: 'Ghi nhầm' }, leader)
    expect(await refusal(idle)).toBe('membership.nothing_corrected')
  })

  test('says nothing of days to come', async () => {
    const id = await aMember()
    expect(await refusal(correct(id, { unit: OTHER_BRANCH, from: '2026-11-01', to: '2026-12-31' }))).toBe(
      'membership.future',
    )
    expect(await findMember(db, id)).toMatchObject({ unit: BRANCH })
  })

  test('until today is until now and on', async () => {
    const id = await aMember()
    await correct(id, { unit: OTHER_BRANCH, from: '2026-11-01', to: '2026-11-20' })
    expect([await where(id, '2026-10-31'), await where(id, '2026-11-20')]).toEqual([BRANCH, OTHER_BRANCH])
    expect(await findMember(db, id)).toMatchObject({ unit: OTHER_BRANCH })
  })
})
