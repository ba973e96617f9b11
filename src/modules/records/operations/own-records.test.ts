import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor } from '#kernel/testing/runtime.ts'
import { refusal, unionOffice } from '#modules/membership/testing/union-office.ts'
import { aMemberOfTwo, someElderly } from '#modules/membership/testing/two-associations.ts'
import { changeRecord } from './change-record.ts'
import { getOwnRecord } from './own-record.ts'
import { proposeCorrection } from './propose-correction.ts'

const { pool } = await testDatabase()
const { office, run } = await unionOffice(pool)
beforeAll(() => someElderly(office))

test('who belongs to two associations sees the record of each, and proposes to the one she means', async () => {
  const her = await aMemberOfTwo(office)
  await run(changeRecord, { member: her.union, facts: { workplace: 'Chợ Núi Thành' } }, systemActor)
  await run(changeRecord, { member: her.elderly, facts: { workplace: 'Nghỉ hưu' } }, systemActor)
  const workplace = async (member: string) => {
    const { fields, memberships } = await run(getOwnRecord, { member }, her.actor)
    return [fields.find(({ key }) => key === 'workplace')?.text, memberships.length]
  }
  expect([await workplace(her.union), await workplace(her.elderly)]).toEqual([
    ['Chợ Núi Thành', 2],
    ['Nghỉ hưu', 2],
  ])
  await run(proposeCorrection, { member: her.elderly, field: 'workplace', value: 'Chợ Tam Kỳ' }, her.actor)
  const proposals = async (member: string) => (await run(getOwnRecord, { member }, her.actor)).corrections.length
  expect([await proposals(her.union), await proposals(her.elderly)]).toEqual([0, 1])
})

test('the record of somebody else is not there for her', async () => {
  const [her, other] = [await aMemberOfTwo(office), await aMemberOfTwo(office, 'Ngô Thị Chín')]
  expect(await refusal(run(getOwnRecord, { member: other.elderly }, her.actor))).toBe('kernel.not_found')
  const proposal = { member: other.union, field: 'workplace', value: 'Chợ' }
  expect(await refusal(run(proposeCorrection, proposal, her.actor))).toBe('kernel.not_found')
})
