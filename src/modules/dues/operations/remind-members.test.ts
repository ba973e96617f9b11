import { beforeAll, expect, test } from 'vitest'
import { randomUUID } from 'node:crypto'
import { systemActor } from '#kernel/access/actor.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { TextError } from '#kernel/texting/texting.ts'
import { anAccount } from '#modules/identity/testing/fixtures.ts'
import { setReminderChoice, wantReminders } from '../reminder.store.ts'
import { aMember, aUnion, BRANCH, branchHead, OTHER_BRANCH, usualFees } from '../testing/fixtures.ts'
import { remindYearlyJob } from '../jobs/remind-yearly.job.ts'
import { collectDues } from './collect-dues.ts'
import { followConsent } from './follow-consent.ts'
import { listReminders, noteReminder, remindYearly, revealPhone, sendReminders } from './remind-members.ts'

const { pool } = await testDatabase()
const union = testRuntime({ pool })
const { run, runtime, texts } = union
const head = branchHead()
beforeAll(async () => {
  await aUnion(union)
  await usualFees(union, 2026)
})

let phones = 0
async function someone(wants: boolean): Promise<string> {
  const member = await aMember(union, pool)
  phones += 1
  await pool.query(`insert into person_phones (person_id, phone) select person_id, $2 from memberships where id = $1`, [
    member,
    `+8490511${String(phones).padStart(4, '0')}`,
  ])
  const choice = { membership: member, account: randomUUID(), wanted: wants, at: runtime.now() }
  if (wants) await setReminderChoice(runtime.db, choice)
  return member
}
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  )

test('a message goes to who asked for it and owes, once a month, and says no amount', async () => {
  const [wants, silent, settled] = [await someone(true), await someone(false), await someone(true)]
  await run(collectDues, { member: settled }, head)
  const members = [wants, silent, settled]
  expect(await run(sendReminders, { members }, head)).toEqual({ sent: 1 })
  expect(await run(sendReminders, { members }, head)).toEqual({ sent: 0 })
  expect(texts).toHaveLength(1)
  expect(JSON.stringify(texts)).not.toMatch(/24/)
  const { items } = await run(listReminders, { unit: BRANCH }, head)
  expect(items.find(({ id }) => id === wants)).toMatchObject({ wants: true, remindedOn: '2026-11-20' })
  expect(items.find(({ id }) => id === silent)?.phone).toMatch(/^\+84•+\d{3}$/)
  expect(await refusal(run(sendReminders, { members }, branchHead(OTHER_BRANCH)))).toBe('kernel.not_found')
})

test('sent twice at the same moment, by a double click or by two officers, a message goes out once', async () => {
  const members = await Promise.all([someone(true), someone(true)])
  texts.length = 0
  const all = await Promise.all([head, head, branchHead()].map((by) => run(sendReminders, { members }, by)))
  expect(all.map(({ sent }) => sent).toSorted()).toEqual([0, 0, 2])
  expect(texts).toHaveLength(2)
  const { rows } = await pool.query('select 1 from dues_reminders where membership_id = any($1)', [members])
  expect(rows).toHaveLength(2)
})

test('who could not be reached is told when it is sent again', async () => {
  const member = await someone(true)
  texts.length = 0
  const { texting } = runtime.services
  const away = { ...texting, send: () => Promise.reject(new TextError('failed', 'away')) }
  runtime.services.texting = away
  expect(await run(sendReminders, { members: [member] }, head)).toEqual({ sent: 0 })
  runtime.services.texting = texting
  expect(await run(sendReminders, { members: [member] }, head)).toEqual({ sent: 1 })
})

test('whoever wants no message is called: her number is shown for that, and that it was done is noted', async () => {
  const member = await someone(false)
  expect((await run(revealPhone, { member }, head)).phone).toMatch(/^\+8490511/)
  await run(noteReminder, { member }, head)
  const { items } = await run(listReminders, { unit: BRANCH }, head)
  expect(items.find(({ id }) => id === member)?.remindedOn).toBe('2026-11-20')
  await run(collectDues, { member }, head)
  expect(await refusal(run(revealPhone, { member }, head))).toBe('kernel.not_found')
})

test('once a year the job tells all who asked and owe, and no other', async () => {
  const [one] = [await someone(true), await someone(false)]
  texts.length = 0
  expect(await run(remindYearly, {}, systemActor)).toEqual({ sent: 1, next: null })
  expect(await run(remindYearly, {}, systemActor)).toEqual({ sent: 0, next: null })
  expect(texts).toHaveLength(1)
  expect(one).toBeTruthy()
})

test('the job goes portion by portion; cut off and begun anew, it tells those of the rest and nobody twice', async () => {
  for (let n = 0; n < 3; n += 1) await someone(true)
  texts.length = 0
  const first = await run(remindYearly, { limit: 2 }, systemActor)
  const again = first.next === null ? false : remindYearlyJob.again?.(first)
  expect(again).toEqual({ after: first.next })
  for (let next: string | null = '00000000-0000-0000-0000-000000000000'; next !== null;)
    next = (await run(remindYearly, { limit: 2, after: next }, systemActor)).next
  expect(texts.map(({ phone }) => phone)).toHaveLength(3)
  expect(new Set(texts.map(({ phone }) => phone)).size).toBe(3)
})

test('who agreed to be told of dues is reminded until she withdraws; who agreed to nothing is not', async () => {
  const [agreed, other] = [await someone(false), await someone(false)]
  const { id: account } = await anAccount(union)
  await pool.query(
    `insert into person_accounts (account_id, person_id, linked_at)
    select $1, person_id, now() from memberships where id = $2`,
    [account, agreed],
  )
  const consent = randomUUID()
  await pool.query(
    `insert into consents (id, purpose, version, text_hash, locale, account_id, given_at, given_channel, given_screen)
     values ($1, 'inform_members', 1, $3, 'vi', $2, now(), 'online', '/join')`,
    [consent, account, 'a'.repeat(64)],
  )
  const heard = (type: string, data: Record<string, unknown>, streamId: string = consent) =>
    run(followConsent, { event: { streamId, type, data } }, systemActor)
  const about = { purpose: 'inform_members', account }
  expect(await heard('member.applied', {}, other)).toEqual({ followed: 0 })
  expect(await heard('consent.given', { ...about, purpose: 'greet_members' })).toEqual({ followed: 0 })
  expect(await heard('member.applied', {}, agreed)).toEqual({ followed: 1 })
  expect(await heard('consent.given', about)).toEqual({ followed: 1 })
  expect(await wantReminders(runtime.db, [agreed, other])).toEqual(new Set([agreed]))
  await pool.query(`update consents set withdrawn_at = now(), withdrawn_channel = 'online' where id = $1`, [consent])
  await heard('consent.withdrawn', about)
  expect(await wantReminders(runtime.db, [agreed, other])).toEqual(new Set())
})
