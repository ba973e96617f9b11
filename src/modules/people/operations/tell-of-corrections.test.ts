import { beforeEach, expect, test } from 'vitest'
import { systemActor } from '#kernel/testing/runtime.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { TextError } from '#kernel/texting/texting.ts'
import { correctionsWorld, refusal } from '../testing/corrections-world.ts'
import { decideCorrections } from './decide-corrections.ts'
import { listOwnCorrections } from './list-own-corrections.ts'
import { proposeCorrections } from './propose-corrections.ts'
import { tellOfCorrections } from './tell-of-corrections.ts'

const { pool } = await testDatabase()
const { office, run, herself, head, queueOf } = await correctionsWorld(pool)
const { outboxed, texts, setNow } = office
beforeEach(() => {
  outboxed.length = 0
  texts.length = 0
})

/** What the queue does with the answers that were recorded. */
async function hear(): Promise<boolean[]> {
  const heard = outboxed.filter(({ type }) => /^person\.correction_(?:accepted|refused)$/.test(type))
  const sent: boolean[] = []
  for (const event of heard) {
    const { streamId, seq, type, data, at } = event
    const input = { event: { streamId, seq, type, data, at: at.toISOString() } } as never
    sent.push((await run(tellOfCorrections, input, systemActor)).sent)
  }
  return sent
}

let phones = 0
async function withPhone(change: object) {
  const her = await herself()
  phones += 1
  await pool.query('update accounts set phone = $2 where id = $1', [her.account, `+8490599000${phones}`])
  await run(proposeCorrections, change, her.actor)
  return { ...her, phone: `+8490599000${phones}` }
}

const answer = async (person: string, answers: readonly ('accept' | 'refuse')[]) => {
  const fields = (await queueOf(head, person))?.fields ?? []
  const decisions = answers.map((decision, place) => ({
    correction: fields[place]?.id ?? '',
    decision,
    word: 'Cần bản gốc giấy khai sinh',
  }))
  await run(decideCorrections, { decisions }, head)
}

test('she hears once that she was answered, and nothing of what; the reason stands on her page', async () => {
  const her = await withPhone({ name: 'Nguyễn Thị Bính', birthYear: 1981 })
  await answer(her.person, ['accept', 'refuse'])
  expect((await hear()).toSorted()).toEqual([false, true])
  expect(texts).toHaveLength(1)
  expect(texts[0]).toMatchObject({ phone: her.phone, template: 'notice', data: { event: 'people.correct.told' } })
  expect(JSON.stringify(texts)).not.toMatch(/Bính|1981|giấy khai sinh/)
  const { items } = await run(listOwnCorrections, {}, her.actor)
  expect(items.find(({ state }) => state === 'refused')).toMatchObject({ decision: 'Cần bản gốc giấy khai sinh' })
})

test('what the officer answers field after field is one message; what comes later is another', async () => {
  const her = await withPhone({ name: 'Nguyễn Thị Bính', birthYear: 1981, otherNames: ['Bính con'] })
  for (const at of ['09:00', '09:04', '09:30']) {
    setNow(`2026-11-20T${at}:00+07:00`)
    await answer(her.person, ['refuse'])
  }
  expect(await hear()).toEqual([true, false, true])
})

test('whose account has no phone is not told; a carrier that is away is tried again, an unreachable phone is not', async () => {
  const silent = await herself()
  await run(proposeCorrections, { birthYear: 1981 }, silent.actor)
  await answer(silent.person, ['accept'])
  expect(await hear()).toEqual([false])
  outboxed.length = 0
  await answer((await withPhone({ birthYear: 1982 })).person, ['accept'])
  const { services } = office.runtime
  const { texting } = services
  const failing = (why: 'failed' | 'unreachable') => ({
    ...texting,
    send: () => Promise.reject(new TextError(why, why)),
  })
  services.texting = failing('failed')
  expect(await refusal(hear())).toBeInstanceOf(TextError)
  services.texting = failing('unreachable')
  expect(await hear()).toEqual([false])
  services.texting = texting
  expect(await hear()).toEqual([true])
})
