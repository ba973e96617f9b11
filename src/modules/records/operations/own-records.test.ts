import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor } from '#kernel/testing/runtime.ts'
import { refusal, unionOffice } from '#modules/membership/testing/union-office.ts'
import { aMemberOfTwo, someElderly } from '#modules/membership/testing/two-associations.ts'
import { changeRecord } from './change-record.ts'
import { getOwnRecord } from './own-record.ts'
import { decideCorrection } from './decide-correction.ts'
import { proposeCorrection } from './propose-correction.ts'
import { tellOfCorrection } from './tell-of-correction.ts'

const { pool } = await testDatabase()
const { office, run, head } = await unionOffice(pool)
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

test('she hears that her proposal was answered, once for several, and reads the reason on her page', async () => {
  const her = await aMemberOfTwo(office, 'Ngô Thị Mười')
  await pool.query(`update accounts set phone = '+84905990009' where id = $1`, [her.actor.accountId])
  await run(proposeCorrection, { member: her.union, field: 'workplace', value: 'Chợ Tam Kỳ' }, her.actor)
  await run(proposeCorrection, { member: her.union, field: 'education', value: 'primary' }, her.actor)
  const proposed = office.outboxed.filter(({ type }) => type === 'record.correction_proposed').slice(-2)
  for (const { streamId: correction } of proposed)
    await run(decideCorrection, { correction, decision: 'refuse', reason: 'Chưa đủ giấy tờ' }, head)
  const answered = office.outboxed.filter(({ type }) => type === 'record.correction_refused')
  const sent: boolean[] = []
  for (const { streamId, seq, type, at } of answered)
    sent.push((await run(tellOfCorrection, { event: { streamId, seq, type, at: at.toISOString() } }, systemActor)).sent)
  expect(sent).toEqual([true, false])
  expect(office.texts).toMatchObject([{ phone: '+84905990009', data: { event: 'people.correct.told' } }])
  const { corrections } = await run(getOwnRecord, { member: her.union }, her.actor)
  expect(corrections[0]).toMatchObject({ state: 'refused', decision: 'Chưa đủ giấy tờ' })
})
