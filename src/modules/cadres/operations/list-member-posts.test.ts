import { expect, test } from 'vitest'
import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor } from '#kernel/testing/runtime.ts'
import { foldMembership, unfoldMembership } from '#modules/membership/index.ts'
import { appoint } from './appoint.ts'
import { endWithMembership } from './end-with-membership.ts'
import { postsOfMember } from '../cadres.questions.ts'
import { listMemberPosts } from './list-member-posts.ts'
import { cadreOffice, chair } from '../testing/fixtures.ts'

const { pool } = await testDatabase()
const { run, db, cadre, aMember } = await cadreOffice(pool)

const fold = operation({
  name: 'test.fold',
  permission: 'test:make',
  kind: 'write',
  input: z.strictObject({ id: z.uuid(), into: z.uuid().nullable() }),
  output: z.null(),
  run: async (ctx, { id, into }) => {
    await (into === null ? unfoldMembership(ctx, id) : foldMembership(ctx, id, into))
    return null
  },
})

test('posts of a merged record stand beside those of the one that goes on, apart, until the merge is taken back', async () => {
  const [on, folded] = [await aMember('Đỗ Thị Còn'), await aMember('Đỗ Thị Còn')]
  const own = await run(appoint, chair(on, { kind: 'vice_chair' }), cadre)
  const brought = await run(appoint, chair(folded), cadre)
  const seen = async () => {
    const { posts, brought: told } = await run(listMemberPosts, { member: on }, cadre)
    return [posts, told].map((list) => list.map(({ id }) => id))
  }
  expect(await seen()).toEqual([[own.id], []])
  await run(fold, { id: folded, into: on }, systemActor)
  expect(await seen()).toEqual([[own.id], [brought.id]])
  await run(fold, { id: folded, into: null }, systemActor)
  expect(await seen()).toEqual([[own.id], []])
})

test('who leaves holds no post of a merged record either', async () => {
  const [on, folded] = [await aMember('Đỗ Thị Đi'), await aMember('Đỗ Thị Đi')]
  await run(appoint, chair(folded, { kind: 'executive_member' }), cadre)
  await run(fold, { id: folded, into: on }, systemActor)
  await pool.query(
    `update memberships set state = 'left', ended_on = '2026-11-18', end_reason = 'quit' where id = $1`,
    [on],
  )
  const event = { streamId: on, type: 'member.left' as const, at: '2026-11-20T09:00:00+07:00' }
  expect(await run(endWithMembership, { event }, systemActor)).toEqual({ ended: 1 })
  expect(await postsOfMember(db, [folded])).toMatchObject([{ to: '2026-11-18', endReason: 'left' }])
})
