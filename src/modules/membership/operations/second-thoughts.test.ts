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
import { endMembership } from './end-membership.ts'
import { listApplications } from './list-applications.ts'
import { readmitMember } from './readmit-member.ts'

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

describe('a correction of where she was', () => {
  const correct = (member: string, place: { unit: string; from: string; to?: string }) =>
    run(correctMembership, { member, reason: 'Ghi nhầm chi hội', place }, leader)

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
