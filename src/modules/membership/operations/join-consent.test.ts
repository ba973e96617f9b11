import { beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import type { Actor } from '#kernel/access/actor.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { aToken, anAccount, signedIn, whoIs } from '#modules/identity/testing/fixtures.ts'
import { importUnits } from '#modules/units/index.ts'
import type { RegisterMember } from '../member.schema.ts'
import { selfApplied } from '../own-membership.questions.ts'
import { BRANCH, COMMUNE, someone, someUnion } from '../testing/fixtures.ts'
import { applyForMembership } from './apply-for-membership.ts'
import { getMember, getOwnMembership } from './get-member.ts'
import { listAssociations } from './list-associations.ts'
import { registerMember } from './register-member.ts'

const { pool } = await testDatabase()
const office = testRuntime({ pool })
const { run } = office
let head: Actor
beforeAll(async () => {
  await someUnion(office)
  const row = (code: string, parentCode: string | null, level: string) => ({
    code,
    parentCode,
    level,
    name: code,
    nameEn: code,
    placeCode: '20965',
  })
  const rows = [
    row('CT48', null, 'elderly_province'),
    row('CT20965', 'CT48', 'elderly_commune'),
    row('CT20965-01', 'CT20965', 'elderly_branch'),
  ]
  const list = { name: 'elderly', tree: 'elderly_association', validFrom: '2025-07-01', validTo: null, rows }
  await run(importUnits, { lists: [list] }, systemActor)
  head = (await signedIn(office, 'branch_head', BRANCH)).actor
})

let residents = 0
async function aResident(): Promise<Actor> {
  residents += 1
  const account = await anAccount(office, {
    name: 'Phan Thị Mận',
    phone: `+84905${String(residents).padStart(6, '0')}`,
  })
  return whoIs(office, await aToken(office, account))
}
const consentsOf = async (actor: Actor) =>
  (
    await pool.query(
      `select purpose, given_screen from consents where account_id = $1 and withdrawn_at is null order by 1`,
      [actor.accountId],
    )
  ).rows
const form = { unit: BRANCH, birthDate: '1990-05-20', charter: true }

test('what goes beyond her membership is agreed to one by one, and nothing of it is needed to apply', async () => {
  const one = await aResident()
  const { id } = await run(applyForMembership, { ...form, consents: [{ purpose: 'inform_members', version: 1 }] }, one)
  expect(await consentsOf(one)).toEqual([{ purpose: 'inform_members', given_screen: '/join' }])
  const none = await aResident()
  await run(applyForMembership, form, none)
  expect(await consentsOf(none)).toEqual([])
  expect((await selfApplied(office.runtime.db, [id])).get(id)).toBe(one.accountId)
})

test('a consent to something else is not taken here, nor one to words that have changed', async () => {
  const her = await aResident()
  await run(applyForMembership, { ...form, consents: [{ purpose: 'reuse_answers', version: 1 }] }, her)
  expect(await consentsOf(her)).toEqual([])
  const stale = run(
    applyForMembership,
    { ...form, consents: [{ purpose: 'greet_members', version: 9 }] },
    await aResident(),
  )
  expect(await stale.catch((error: unknown) => (error as AppError).code)).toBe('privacy.text_changed')
})

test('on what ground somebody is registered is noted', async () => {
  const basis = async (id: string, actor = head) => (await run(getMember, { member: id }, actor)).basis
  const told = await run(registerMember, someone({ person: { name: 'Lê Thị Hai' } }), head)
  const signed = await run(registerMember, someone({ person: { name: 'Lê Thị Ba' }, basis: 'signed_form' }), head)
  const cadre = (await signedIn(office, 'union_cadre', COMMUNE)).actor
  const known = { joinedOn: '2015-03-08', basis: 'old_register' as const }
  const old = await run(registerMember, someone({ person: { name: 'Lê Thị Tư' }, ...known }), cadre)
  expect([await basis(told.id), await basis(signed.id), await basis(old.id, cadre)]).toEqual([
    'told',
    'signed_form',
    'old_register',
  ])
  const resident = await aResident()
  await run(applyForMembership, form, resident)
  expect((await run(getOwnMembership, {}, resident)).items[0]?.basis).toBe('own_application')
})

test('the ground is never guessed: without it nobody is registered', async () => {
  const { basis: _basis, ...silent } = someone({ person: { name: 'Lê Thị Năm' } })
  const refused = run(registerMember, silent as z.input<typeof RegisterMember>, head)
  await expect(refused).rejects.toMatchObject({ fields: [{ path: 'basis', code: 'kernel.required' }] })
  await expect(run(registerMember, someone({ basis: '' as 'told' }), head)).rejects.toMatchObject({
    fields: [{ path: 'basis', code: 'kernel.required' }],
  })
})

test('any association with kinds of members takes members, and one person may be in two', async () => {
  expect((await run(listAssociations, {})).items).toEqual([
    {
      key: 'womens_union',
      tree: 'womens_union',
      name: expect.any(String),
      gate: 'union_commune',
      below: ['union_branch', 'union_group'],
    },
    {
      key: 'elderly_association',
      tree: 'elderly_association',
      name: expect.any(String),
      gate: 'elderly_commune',
      below: ['elderly_branch'],
    },
  ])
  const her = await aResident()
  const old = { ...form, birthDate: '1950-05-20' }
  await run(applyForMembership, old, her)
  await run(applyForMembership, { ...old, unit: 'CT20965-01' }, her)
  expect((await run(getOwnMembership, {}, her)).items.map((one) => one.association.key).toSorted()).toEqual([
    'elderly_association',
    'womens_union',
  ])
  const young = run(applyForMembership, { ...form, unit: 'CT20965-01' }, await aResident())
  expect(await young.catch((error: unknown) => error instanceof AppError)).toBe(true)
})
