import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/access/actor.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import {
  aMember,
  aUnion,
  BRANCH,
  GROUP,
  OTHER_BRANCH,
  unionOfficer,
  usualFees,
} from '#modules/dues/testing/fixtures.ts'
import type { Action, Item } from '../action.rules.ts'
import { doAction } from './do-action.ts'
import { getBranch } from './get-branch.ts'
import { getBranchMember } from './get-branch-member.ts'
import { openDevice } from './open-device.ts'
import { syncActions } from './sync-actions.ts'
import { takeAlong } from './take-along.ts'

const { pool } = await testDatabase()
const union = testRuntime({ pool })
const { run } = union
const HEAD = [
  'outreach:work',
  'people:read',
  'people:write',
  'members:read',
  'members:write',
  'dues:read',
  'dues:collect',
]

async function head(unit = BRANCH): Promise<Actor> {
  const actor = { ...unionOfficer(unit, HEAD), sessionId: randomUUID() }
  await pool.query(`insert into accounts (id, display_name, created_at) values ($1, 'Chi hội trưởng', now())`, [
    actor.accountId,
  ])
  return actor
}
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  )
const item = (action: Action, key = randomUUID()): Item => ({ key, at: '2026-11-20T08:00:00+07:00', action })
const visit = (member: string): Action => ({ kind: 'note', member, what: 'visit', text: '', on: '2026-11-20' })
const dues = (member: string, amount = 24_000): Action => ({
  kind: 'dues',
  member,
  amount,
  on: '2026-11-20',
  slip: 'T-K7QX-001',
})
const newcomer: Action = {
  kind: 'register',
  unit: BRANCH,
  name: 'Trần Thị Bích Liên',
  born: '1990',
  phone: '0905 333 444',
  line: 'Khối phố 1',
  basis: 'signed_form',
  on: '2026-11-20',
}
const opened = async (actor: Actor, devices: string[] = []) => run(openDevice, { devices }, actor)
const receipts = async (member: string) =>
  Number((await pool.query('select count(*) from dues_receipts where membership_id = $1', [member])).rows[0].count)

beforeAll(async () => {
  await aUnion(union)
  await usualFees(union, 2026)
})

describe('the lists of a branch head', () => {
  test('are of her own branch with its groups, with what is owed and how to call, and one recorded look', async () => {
    const actor = await head()
    const member = await aMember(union, pool, { name: 'Nguyễn Thị Hạnh', unit: GROUP })
    await pool.query(
      `insert into person_phones (person_id, phone) select person_id, '+84905111222' from memberships where id = $1`,
      [member],
    )
    const elsewhere = await aMember(union, pool, { unit: OTHER_BRANCH })
    const branch = await run(getBranch, {}, actor)
    expect(branch.members.find(({ id }) => id === member)).toMatchObject({
      name: 'Nguyễn Thị Hạnh',
      phone: '+84905111222',
      unit: GROUP,
      born: '1980',
      owed: 24_000,
      owedYears: [2026],
      seenOn: null,
      marked: null,
    })
    expect(branch.members.some(({ id }) => id === elsewhere)).toBe(false)
    const { rows } = await pool.query(`select data from events where type like 'access%' and actor_id = $1`, [
      actor.accountId,
    ])
    expect(rows).toHaveLength(1)
    expect(await refusal(run(getBranch, { unit: OTHER_BRANCH }, actor))).toBe('kernel.not_found')
    expect(await refusal(run(getBranchMember, { member: elsewhere }, actor))).toBe('kernel.not_found')
  })

  test('show how a number ends to whoever may not read people there', async () => {
    const blind: Actor = unionOfficer(BRANCH, ['outreach:work'])
    const shown = (await run(getBranch, {}, blind)).members.find(({ phoneMasked }) => phoneMasked !== null)
    expect(shown).toMatchObject({ phone: null, phoneMasked: '+84••••••222' })
  })
})

describe('at the door', () => {
  test('a visit is noted, who was to be visited is not any more, and the note can be read again', async () => {
    const actor = await head()
    const member = await aMember(union, pool)
    await run(doAction, item({ kind: 'mark', member, marked: true, reason: 'mới sinh' }), actor)
    expect((await run(getBranchMember, { member }, actor)).member.marked).toBe('mới sinh')
    await run(doAction, item({ ...visit(member), text: 'Mẹ tròn con vuông' } as Action), actor)
    const { member: seen, notes } = await run(getBranchMember, { member }, actor)
    expect(seen).toMatchObject({ marked: null, seenOn: '2026-11-20' })
    expect(notes).toMatchObject([{ kind: 'visit', text: 'Mẹ tròn con vuông', on: '2026-11-20' }])
    const { rows } = await pool.query('select text_sealed from outreach_notes where membership_id = $1', [member])
    expect(rows[0].text_sealed).toMatch(/^v1\./)
  })

  test('what another branch has is not hers to note', async () => {
    const elsewhere = await aMember(union, pool, { unit: OTHER_BRANCH })
    expect(await refusal(run(doAction, item(visit(elsewhere)), await head()))).toBe('kernel.not_found')
  })

  test('dues need the right to collect them', async () => {
    const member = await aMember(union, pool)
    const noCollector = unionOfficer(BRANCH, ['outreach:work'])
    expect(await refusal(run(doAction, item(dues(member)), noCollector))).toBe('kernel.forbidden')
  })
})

describe('a device that was without a network', () => {
  test('sends what it kept: each is done once, whatever is sent again', async () => {
    const actor = await head()
    const { device } = await opened(actor)
    const [one, two] = [await aMember(union, pool), await aMember(union, pool)]
    const items = [item(dues(one)), item(dues(two)), item(visit(one)), item(newcomer)]
    const first = await run(syncActions, { device, items }, actor)
    expect(first.outcomes.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done', 'done'])
    expect(first.outcomes[0]).toMatchObject({ result: { member: one, receipt: expect.stringMatching(/2026/) } })
    expect(await run(syncActions, { device, items }, actor)).toEqual(first)
    expect(await receipts(one)).toBe(1)
    const people = await pool.query(`select 1 from people where name = 'Trần Thị Bích Liên'`)
    expect(people.rowCount).toBe(1)
  })

  test('the same sent by a page and by the worker at once is done once', async () => {
    const actor = await head()
    const { device } = await opened(actor)
    const member = await aMember(union, pool)
    const items = [item(dues(member))]
    const answers = await Promise.all(Array.from({ length: 5 }, () => run(syncActions, { device, items }, actor)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await receipts(member)).toBe(1)
  })

  test('one that cannot be done says why and takes nothing of the others with it', async () => {
    const actor = await head()
    const { device } = await opened(actor)
    const [here, paid, left] = [await aMember(union, pool), await aMember(union, pool), await aMember(union, pool)]
    await run(doAction, item(dues(paid)), actor)
    await pool.query(
      `update memberships set state = 'left', ended_on = '2026-11-19', end_reason = 'moved' where id = $1`,
      [left],
    )
    const items = [item(dues(paid)), item(dues(left)), item(visit(here)), item({ ...dues(here), amount: -1 } as Action)]
    const { outcomes } = await run(syncActions, { device, items }, actor)
    expect(outcomes.map((one) => (one.outcome === 'refused' ? one.code : 'done'))).toEqual([
      expect.stringMatching(/^dues\./),
      'outreach.member_gone',
      'done',
      'outreach.bad_amount',
    ])
    expect(await receipts(paid)).toBe(1)
    // Corrected under the same key it is done: nothing was done under it before.
    const corrected = { ...items[3], action: dues(here) } as Item
    expect((await run(syncActions, { device, items: [corrected] }, actor)).outcomes[0]?.outcome).toBe('done')
  })

  test('one that nobody understands is refused by itself and does not hold up those behind it', async () => {
    const actor = await head()
    const { device } = await opened(actor)
    const member = await aMember(union, pool)
    const items = [
      { ...item(visit(member)), action: { kind: 'note', member, what: 'visit', text: '', on: '2026-02-30' } },
      item({ ...newcomer, name: 'Trần Thị <b>Liên</b>' } as Action),
      { ...item(visit(member)), action: { kind: 'of a later version' } },
      item({ ...visit(member), text: 'Con ốm, cháu < 3 tuổi' } as Action),
      item(dues(member)),
    ]
    const { outcomes } = await run(syncActions, { device, items }, actor)
    expect(outcomes.map((one) => (one.outcome === 'refused' ? one.code : 'done'))).toEqual([
      'outreach.bad_day',
      'kernel.bad_letters',
      'kernel.bad_value',
      'done',
      'done',
    ])
    expect(await receipts(member)).toBe(1)
  })

  test('may note about somebody whom it registered itself, before anybody told it her number', async () => {
    const actor = await head()
    const { device } = await opened(actor)
    const register = item({ ...newcomer, name: 'Lê Thị Mới', phone: '' } as Action)
    const note = item({ kind: 'note', member: register.key, what: 'wish', text: 'Muốn học nghề may', on: '2026-11-20' })
    const { outcomes } = await run(syncActions, { device, items: [register, note] }, actor)
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['done', 'done'])
  })

  test('a key is for one thing only, and only for whoever made it', async () => {
    const [actor, other] = [await head(), await head()]
    const member = await aMember(union, pool)
    const key = randomUUID()
    await run(doAction, item(visit(member), key), actor)
    expect(await refusal(run(doAction, item(dues(member), key), actor))).toBe('outreach.key_used')
    expect(await refusal(run(doAction, item(visit(member), key), other))).toBe('outreach.key_used')
  })
})

describe('which device may keep a branch', () => {
  test('one of her own; the key of what waits stays the same, that of the lists is new for each session', async () => {
    const actor = await head()
    const first = await opened(actor)
    const later = { ...actor, sessionId: randomUUID() }
    const again = await opened(later, [first.device])
    expect(again).toMatchObject({ device: first.device, code: first.code, outboxKey: first.outboxKey })
    expect(again.listKey).not.toBe(first.listKey)
    // The session before has nothing more to ask here.
    expect(await refusal(run(takeAlong, { device: first.device }, actor))).toBe('outreach.other_device')
    expect((await run(takeAlong, { device: first.device }, later)).unit.code).toBe(BRANCH)
  })

  test('not one that others use, and never somebody else’s', async () => {
    const actor = await head()
    const { device, outboxKey } = await opened(actor)
    const other = await head()
    const theirs = await opened(other, [device])
    expect(theirs.device).not.toBe(device)
    expect(theirs.outboxKey).not.toBe(outboxKey)
    expect(await refusal(run(syncActions, { device, items: [] }, other))).toBe('outreach.other_device')
    expect(await refusal(opened({ ...actor, shared: true }))).toBe('outreach.shared_device')
  })
})
