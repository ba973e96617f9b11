import { describe, expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor } from '#kernel/testing/runtime.ts'
import { uploadFile } from '#modules/forms/index.ts'
import { jpeg } from '#modules/forms/testing/files.ts'
import { BRANCH, COMMUNE, FAR_BRANCH, OTHER_COMMUNE } from '#modules/membership/testing/fixtures.ts'
import { postsOf, postsOfMember } from '../cadres.questions.ts'
import { appoint } from './appoint.ts'
import { endPost } from './end-post.ts'
import { endWithMembership } from './end-with-membership.ts'
import { getCommittee } from './get-committee.ts'
import { getPost } from './get-post.ts'
import { listCommittees, listExpiring } from './list-committees.ts'
import { listMemberPosts } from './list-member-posts.ts'
import { reElect } from './re-elect.ts'
import { getDecisionFile, setDecision } from './set-decision.ts'
import { cadreOffice, chair, refusal } from '../testing/fixtures.ts'

const { pool } = await testDatabase()
const { run, db, cadre, head, leader, aMember } = await cadreOffice(pool)

describe('putting somebody into a post', () => {
  test('the officer of the commune records the chair with the decision behind it; the term follows from the charter', async () => {
    const member = await aMember('Nguyễn Thị Chủ')
    const { uploadId } = await run(uploadFile, { bytes: jpeg(), name: 'qd-12.jpg' }, cadre)
    const decision = {
      decisionNumber: '12/QĐ-BTV',
      decisionOn: '2025-06-30',
      decisionSigner: 'Lê Thị A',
      decisionFile: uploadId,
    }
    const { id } = await run(appoint, chair(member, decision), cadre)
    const post = await run(getPost, { post: id }, cadre)
    expect(post).toMatchObject({ name: 'Nguyễn Thị Chủ', kindName: 'Chủ tịch', termTo: '2030-06-30', how: 'appointed' })
    expect(post.decision).toEqual({ number: '12/QĐ-BTV', on: '2025-06-30', signer: 'Lê Thị A', file: true })
    expect((await run(getDecisionFile, { post: id }, cadre)).name).toBe('qd-12.jpg')
    const committee = await run(getCommittee, { unit: COMMUNE }, cadre)
    expect(committee.posts.map(({ name }) => name)).toEqual(['Nguyễn Thị Chủ'])
    expect(committee.vacant.map(({ kind }) => kind)).toContain('standing_vice_chair')
    expect(await postsOf(db, [COMMUNE], '2025-06-30')).toEqual([])
    // A seat for one is given to one.
    expect(await refusal(run(appoint, chair(await aMember('Người Hai')), cadre))).toBe('cadres.seat_taken')
    expect(await refusal(run(appoint, chair(member, { kind: 'vice_chair' }), cadre))).toBeUndefined()
    expect(await refusal(run(appoint, chair(member, { kind: 'vice_chair' }), cadre))).toBe('cadres.post_twice')
  })

  test('the paper is one that she uploaded, or one that lies with a post she may read; of another nobody learns', async () => {
    const { uploadId: hers } = await run(uploadFile, { bytes: jpeg(31), name: 'giay-khai-sinh.jpg' }, head)
    const { uploadId: nobodys } = await run(uploadFile, { bytes: jpeg(32), name: 'cccd.jpg' })
    const { uploadId: own } = await run(uploadFile, { bytes: jpeg(33), name: 'qd-99.jpg' }, cadre)
    const member = await aMember('Phạm Thị Giấy')
    const post = { ...chair(member), kind: 'executive_member' }
    for (const decisionFile of [hers, nobodys])
      expect(await refusal(run(appoint, { ...post, decisionFile }, cadre))).toBe('cadres.no_file')
    const { id } = await run(appoint, { ...post, decisionFile: own }, cadre)
    const change = { post: id, version: 1, decisionNumber: '99/QĐ' }
    expect(await refusal(run(setDecision, { ...change, decisionFile: hers }, cadre))).toBe('cadres.no_file')
    const again = { ...chair(await aMember('Phạm Thị Hai'), { decisionFile: own }), kind: 'executive_member' }
    await run(appoint, again, leader)
    const { uploadId: other } = await run(uploadFile, { bytes: jpeg(34), name: 'qd-100.jpg' }, leader)
    await run(setDecision, { ...change, decisionFile: other }, leader)
    // One decision for several: it lies with a post that she may read.
    await run(
      appoint,
      { ...chair(await aMember('Phạm Thị Ba'), { decisionFile: other }), kind: 'executive_member' },
      cadre,
    )
  })

  test('she must be a member there on that day, and the unit must have such a post', async () => {
    const member = await aMember('Trần Thị Xa', FAR_BRANCH)
    expect(await refusal(run(appoint, chair(member, { kind: 'executive_member' }), cadre))).toBe('cadres.not_member')
    const near = await aMember('Trần Thị Gần')
    const early = chair(near, { kind: 'executive_member', from: '2009-01-01' })
    expect(await refusal(run(appoint, early, cadre))).toBe('cadres.unknown_unit')
    expect(await refusal(run(appoint, chair(near, { kind: 'branch_head' }), cadre))).toBe('cadres.unknown_kind')
    expect(await refusal(run(appoint, chair(near, { kind: 'vice_chair', from: '2028-01-01' }), cadre))).toBe(
      'cadres.too_far',
    )
  })

  test('a branch head reads her branch and appoints nobody; a commune knows nothing of another', async () => {
    const member = await aMember('Võ Thị Chi')
    const post = { ...chair(member), unit: BRANCH, kind: 'branch_head' }
    expect(await refusal(run(appoint, post, head))).toBe('kernel.forbidden')
    await run(appoint, post, cadre)
    expect((await run(getCommittee, { unit: BRANCH }, head)).posts).toHaveLength(1)
    expect(await refusal(run(getCommittee, { unit: COMMUNE }, head))).toBe('kernel.not_found')
    expect(await refusal(run(getCommittee, { unit: OTHER_COMMUNE }, cadre))).toBe('kernel.not_found')
    expect(await refusal(run(appoint, chair(member, { unit: OTHER_COMMUNE }), cadre))).toBe('kernel.not_found')
    expect(await refusal(run(listMemberPosts, { member: await aMember('Xa', FAR_BRANCH) }, cadre))).toBe(
      'kernel.not_found',
    )
  })

  test('her page says where a cadre may put her, each with the posts of its level', async () => {
    const member = await aMember('Lê Thị Trang')
    const seen = await run(listMemberPosts, { member }, cadre)
    expect(seen.places.map(({ code }) => code)).toEqual([BRANCH, COMMUNE])
    expect(seen.places[0]?.kinds.map(({ kind }) => kind)).toEqual(['branch_head', 'branch_deputy'])
    expect((await run(listMemberPosts, { member }, head)).places).toEqual([])
  })

  test('of two who take the same seat at once one is refused', async () => {
    const two = [await aMember('Một'), await aMember('Hai')]
    const seat = (member: string) => chair(member, { kind: 'standing_vice_chair' })
    const answers = await Promise.allSettled(two.map((member) => run(appoint, seat(member), cadre)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('terms', () => {
  test('who is elected again begins a new term, and the old one is told as such', async () => {
    const member = await aMember('Đỗ Thị Tái')
    const first = chair(member, { kind: 'executive_member', from: '2025-07-01', termTo: '2026-12-31' })
    const { id } = await run(appoint, first, cadre)
    expect((await run(listExpiring, {}, cadre)).items.map((post) => post.id)).toContain(id)
    const next = { post: id, how: 'elected' as const, from: '2026-11-10', term: '2026 - 2031' }
    const { id: again } = await run(reElect, next, cadre)
    expect(await run(getPost, { post: id }, cadre)).toMatchObject({
      to: '2026-11-09',
      endReason: 're_elected',
      followedBy: again,
    })
    expect(await run(getPost, { post: again }, cadre)).toMatchObject({
      follows: id,
      termTo: '2031-11-09',
      how: 'elected',
    })
    expect((await run(listExpiring, {}, cadre)).items.map((post) => post.id)).not.toContain(id)
  })

  test('a committee can be seen as of any day', async () => {
    const member = await aMember('Hồ Thị Cũ')
    const { id } = await run(appoint, chair(member, { kind: 'standing_member' }), cadre)
    const end = { post: id, lastDay: '2026-03-31', reason: 'other' as const }
    await expect(run(endPost, end, cadre)).rejects.toMatchObject({ fields: [{ code: 'cadres.reason_missing' }] })
    await run(endPost, { ...end, reason: 'resigned' }, cadre)
    const on = async (asOf: string) =>
      (await run(getCommittee, { unit: COMMUNE, asOf }, cadre)).posts.map(({ name }) => name)
    expect(await on('2026-03-31')).toContain('Hồ Thị Cũ')
    expect(await on('2026-04-01')).not.toContain('Hồ Thị Cũ')
    const today = await run(getCommittee, { unit: COMMUNE }, cadre)
    expect(today.past.find((post) => post.id === id)).toMatchObject({ endReason: 'resigned', standing: 'ended' })
    expect(await refusal(run(endPost, { ...end, reason: 'resigned' }, cadre))).toBe('cadres.ended')
  })

  test('units are listed a branch at a time, with empty seats and terms that end', async () => {
    const top = await run(listCommittees, {}, leader)
    expect(top.items.map(({ code }) => code)).toEqual(['PN48'])
    const below = await run(listCommittees, { under: 'PN48' }, leader)
    expect(below.items.map(({ code }) => code)).toEqual([COMMUNE, OTHER_COMMUNE])
    expect(below.items[1]).toMatchObject({ posts: 0, vacant: 5, head: null })
    expect((await run(listCommittees, {}, head)).items.map(({ code }) => code)).toEqual([BRANCH])
  })

  test('two who correct a decision at once: the second is told to look again', async () => {
    const { id } = await run(appoint, chair(await aMember('Lê Thị Sửa'), { kind: 'executive_member' }), cadre)
    const { version } = await run(getPost, { post: id }, cadre)
    await run(setDecision, { post: id, version, decisionNumber: '1/QĐ' }, cadre)
    expect(await refusal(run(setDecision, { post: id, version, decisionNumber: '2/QĐ' }, cadre))).toBe('cadres.changed')
  })
})

describe('posts and membership', () => {
  test('who dies or leaves holds no post any more, and hearing of it twice changes nothing', async () => {
    const member = await aMember('Mai Thị Mất')
    await run(appoint, chair(member, { kind: 'executive_member' }), cadre)
    await pool.query(
      `update memberships set state = 'dead', ended_on = '2026-11-18', end_reason = 'dead' where id = $1`,
      [member],
    )
    const event = { streamId: member, type: 'member.died' as const, at: '2026-11-20T09:00:00+07:00' }
    expect(await run(endWithMembership, { event }, systemActor)).toEqual({ ended: 1 })
    expect(await run(endWithMembership, { event }, systemActor)).toEqual({ ended: 0 })
    expect(await postsOfMember(db, [member])).toMatchObject([{ to: '2026-11-18', endReason: 'died' }])
  })

  test('who moves to another commune keeps no post of the one she left, but those of the province', async () => {
    const member = await aMember('Mai Thị Chuyển')
    await run(appoint, chair(member, { kind: 'executive_member' }), cadre)
    await run(appoint, chair(member, { unit: 'PN48', kind: 'executive_member' }), leader)
    await pool.query(`update membership_places set unit_code = $2 where membership_id = $1`, [member, FAR_BRANCH])
    const event = { streamId: member, type: 'member.transferred' as const, at: '2026-11-20T09:00:00+07:00' }
    await run(endWithMembership, { event }, systemActor)
    const open = (await postsOfMember(db, [member])).filter(({ to }) => to === null)
    expect(open.map(({ unit }) => unit)).toEqual(['PN48'])
  })
})
