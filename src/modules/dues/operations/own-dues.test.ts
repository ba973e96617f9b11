import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor } from '#kernel/testing/runtime.ts'
import { refusal, unionOffice } from '#modules/membership/testing/union-office.ts'
import { aMemberOfTwo, someElderly } from '#modules/membership/testing/two-associations.ts'
import { usualFee } from '../testing/fixtures.ts'
import { chooseReminders, getOwnDues } from './get-member-dues.ts'
import { setFee } from './set-fee.ts'

const { pool } = await testDatabase()
const { office, run } = await unionOffice(pool)
beforeAll(async () => {
  await someElderly(office)
  await run(setFee, usualFee(2026), systemActor)
  const shares = [{ level: 'elderly_branch', share: 100 }]
  const elderly = { ...usualFee(2026), association: 'elderly_association', unit: 'CT48', amount: 60_000, shares }
  await run(setFee, elderly, systemActor)
})

test('who belongs to two associations sees what she owes each of them', async () => {
  const her = await aMemberOfTwo(office)
  const owed = async (member: string) => {
    const { items, memberships } = await run(getOwnDues, { member }, her.actor)
    return [items.map((one) => one.owed), memberships.length]
  }
  expect([await owed(her.union), await owed(her.elderly)]).toEqual([
    [[24_000], 2],
    [[60_000], 2],
  ])
  expect((await run(getOwnDues, {}, her.actor)).items).toHaveLength(2)
  await run(chooseReminders, { member: her.elderly, wanted: true }, her.actor)
  const reminded = (await run(getOwnDues, {}, her.actor)).items.filter(({ reminders }) => reminders)
  expect(reminded.map(({ id }) => id)).toEqual([her.elderly])
})

test('dues of somebody else are not there for her', async () => {
  const [her, other] = [await aMemberOfTwo(office), await aMemberOfTwo(office, 'Ngô Thị Chín')]
  expect(await refusal(run(getOwnDues, { member: other.elderly }, her.actor))).toBe('kernel.not_found')
  expect(await refusal(run(chooseReminders, { member: other.union, wanted: true }, her.actor))).toBe('dues.no_choice')
})
