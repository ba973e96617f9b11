import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/access/actor.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor } from '#kernel/testing/runtime.ts'
import { aToken, anAccount, signedIn, whoIs } from '#modules/identity/testing/fixtures.ts'
import { endMembership, findMember } from '#modules/membership/index.ts'
import { BRANCH, COMMUNE, OTHER_COMMUNE } from '#modules/membership/testing/fixtures.ts'
import { appoint } from './appoint.ts'
import { endPost } from './end-post.ts'
import { endWithMembership } from './end-with-membership.ts'
import { getPost } from './get-post.ts'
import { giveRole, takeRole } from './give-role.ts'
import { beginHandover, printHandover, tickHandover } from './hand-over.ts'
import { listOwnPosts } from './list-own-posts.ts'
import { reElect } from './re-elect.ts'
import { cadreOffice, chair, refusal } from '../testing/fixtures.ts'

const { pool } = await testDatabase()
const { office, run, db, cadre, administrator, aMember } = await cadreOffice(pool)

/** Somebody who is a member and has an account of her own, linked with her person. */
async function withAccount(name: string): Promise<{ member: string; login: string; actor: Actor }> {
  const member = await aMember(name)
  const account = await anAccount(office, { name, unit: COMMUNE })
  const person = (await findMember(db, member))?.personId ?? ''
  await sql`insert into person_accounts (account_id, person_id, linked_at) values (${account.id}::uuid, ${person}::uuid, now())`.execute(
    db,
  )
  return { member, login: account.login, actor: await whoIs(office, await aToken(office, account)) }
}

const rolesOf = async (login: string): Promise<string[]> => {
  const { rows } = await pool.query<{ role: string }>(
    `select p.role from positions p join accounts a on a.id = p.account_id
      where a.login = $1 and p.ended_at is null and (p.valid_to is null or p.valid_to > '2026-11-20')`,
    [login],
  )
  return rows.map(({ role }) => role)
}

describe('the role that comes with a post', () => {
  const post = async (member: string, from = '2025-07-01') =>
    (await run(appoint, { ...chair(member, { from }), unit: 'PN20965-02', kind: 'branch_head' }, systemActor)).id
  const inSecond = async (name: string) => {
    const given = await withAccount(name)
    await sql`update membership_places set unit_code = 'PN20965-02' where membership_id = ${given.member}::uuid`.execute(
      db,
    )
    return given
  }

  test('is never given with the post itself, only by whoever may give it, and ends with the post', async () => {
    const { member, login } = await inSecond('Phan Thị Vai')
    const id = await post(member)
    expect(await rolesOf(login)).toEqual([])
    expect((await run(getPost, { post: id }, cadre)).can).not.toContain('give_role')
    expect(await refusal(run(giveRole, { post: id, login }, cadre))).toBe('kernel.forbidden')
    const seen = await run(getPost, { post: id }, administrator)
    expect(seen.can).toContain('give_role')
    expect(seen.accounts).toEqual([{ login, name: 'Phan Thị Vai' }])
    expect(seen.role?.permissions).toContain('members.permission.read')
    await run(giveRole, { post: id, login }, administrator)
    expect(await rolesOf(login)).toEqual(['branch_head'])
    expect(await refusal(run(giveRole, { post: id, login }, administrator))).toBe('cadres.role_held')
    // The officer of the commune administers no accounts; ending the post ends the right all the same.
    await run(endPost, { post: id, lastDay: '2026-11-20', reason: 'term' }, cadre)
    expect(await rolesOf(login)).toEqual([])
  })

  test('goes to her own accounts only, goes on with a new term, and can be taken away while the post lasts', async () => {
    const { member, login } = await inSecond('Phan Thị Hai')
    const id = await post(member, '2026-11-21')
    const stranger = await anAccount(office, { unit: COMMUNE })
    expect(await refusal(run(giveRole, { post: id, login: stranger.login }, administrator))).toBe(
      'cadres.not_her_account',
    )
    await run(giveRole, { post: id, login }, administrator)
    const { id: again } = await run(reElect, { post: id, how: 'elected', from: '2026-12-01' }, cadre)
    expect(await rolesOf(login)).toEqual(['branch_head'])
    await run(takeRole, { post: again }, administrator)
    expect(await rolesOf(login)).toEqual([])
    await run(endPost, { post: again, lastDay: '2026-12-05', reason: 'term' }, cadre)
  })
})

describe('who is a member no more', () => {
  const branch = { unit: BRANCH, kind: 'branch_head' }
  const gone = (member: string) => ({
    event: { streamId: member, type: 'member.left', at: '2026-11-20T02:00:00Z' } as const,
  })
  const leaving = async (name: string, from: string) => {
    const { member, login } = await withAccount(name)
    const { id } = await run(appoint, { ...chair(member, { from }), ...branch }, cadre)
    await run(giveRole, { post: id, login }, administrator)
    return { member, login, id }
  }

  test('loses the post and its rights on that day, also when its last day was settled for later', async () => {
    const { member, login, id } = await leaving('Phan Thị Ba', '2026-01-01')
    await run(endPost, { post: id, lastDay: '2026-12-31', reason: 'term' }, cadre)
    expect(await rolesOf(login)).toEqual(['branch_head'])
    await run(endMembership, { member, why: 'quit' }, systemActor)
    expect(await run(endWithMembership, gone(member), systemActor)).toEqual({ ended: 1 })
    expect(await rolesOf(login)).toEqual([])
    expect(await run(getPost, { post: id }, cadre)).toMatchObject({ to: '2026-11-20', endReason: 'left' })
  })

  test('never gets the right of a post that would only have begun', async () => {
    const { member, login } = await leaving('Phan Thị Bốn', '2026-12-10')
    await run(endMembership, { member, why: 'quit' }, systemActor)
    expect(await run(endWithMembership, gone(member), systemActor)).toEqual({ ended: 1 })
    expect(await rolesOf(login)).toEqual([])
    expect(await run(endWithMembership, gone(member), systemActor)).toEqual({ ended: 0 })
  })
})

describe('hand-over', () => {
  test('both sides tick for themselves; the office ticks for who has no account; then it is done and can be printed', async () => {
    const before = await withAccount('Lý Thị Giao')
    const after = await aMember('Lý Thị Nhận')
    const unit = { unit: 'PN20965-01-1', kind: 'group_head' }
    await sql`update membership_places set unit_code = 'PN20965-01-1' where membership_id = any(${[before.member, after]}::uuid[])`.execute(
      db,
    )
    const { id } = await run(appoint, { ...chair(before.member), ...unit }, cadre)
    expect(await refusal(run(beginHandover, { post: id }, cadre))).toBe('cadres.no_term')
    await run(endPost, { post: id, lastDay: '2026-10-31', reason: 'term' }, cadre)
    const { id: next } = await run(appoint, { ...chair(after), ...unit, from: '2026-11-01' }, cadre)
    await run(beginHandover, { post: id, successor: next }, cadre)
    const { handover } = await run(getPost, { post: id }, cadre)
    expect(handover?.items.length).toBeGreaterThan(5)
    expect(handover?.successor?.name).toBe('Lý Thị Nhận')
    expect(handover?.may).toEqual(['taken'])
    const asked = { post: id, side: 'given' as const, items: handover?.items.length }
    const own = await run(listOwnPosts, {}, before.actor)
    expect(own.posts.map((post) => post.id)).toEqual([id])
    expect(own.handovers).toMatchObject([asked])
    expect(await run(listOwnPosts, {}, cadre)).toEqual({ posts: [], handovers: [] })
    const mine = await run(getPost, { post: id }, before.actor)
    expect(mine.handover?.may).toEqual(['given'])
    const [first] = handover?.items ?? []
    const forHer = run(tickHandover, { post: id, item: first?.id ?? '', side: 'given' }, cadre)
    expect(await refusal(forHer)).toBe('cadres.her_own_side')
    for (const { id: item } of handover?.items ?? []) {
      await run(tickHandover, { post: id, item, side: 'given', note: 'đủ' }, before.actor)
      expect(await refusal(run(tickHandover, { post: id, item, side: 'taken' }, before.actor))).toBe(
        'cadres.other_side',
      )
      await run(tickHandover, { post: id, item, side: 'taken' }, cadre)
    }
    const done = await run(getPost, { post: id }, cadre)
    expect(done.handover?.doneAt).not.toBeNull()
    expect((await run(listOwnPosts, {}, before.actor)).handovers).toEqual([])
    expect(done.handover?.items.every(({ note }) => note === 'đủ')).toBe(true)
    expect(done.events.at(-1)?.type).toBe('handover_done')
    const print = await run(printHandover, { post: id }, cadre)
    expect(Buffer.from(print.bytes.slice(0, 5)).toString()).toBe('%PDF-')
    const other = await signedIn(office, 'union_cadre', OTHER_COMMUNE)
    expect(await refusal(run(printHandover, { post: id }, other.actor))).toBe('kernel.not_found')
  })
})
