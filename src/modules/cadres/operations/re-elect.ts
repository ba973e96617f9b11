import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { findMember } from '#modules/membership/index.ts'
import { cadreErrors, conflict, notFound, onField } from '../post.errors.ts'
import { MANAGE, mayManage } from '../post.policy.ts'
import { readKinds } from '../post.reads.ts'
import { plusDays } from '../post.rules.ts'
import { ReElect } from '../post.schema.ts'
import { lockPost } from '../post.store.ts'
import { beginPost } from './appoint.ts'
import { closePost } from './end-post.ts'

/** A new term of the same person in the same post: the old one ends on the eve, the role goes on with the new one. */
export const reElect = operation({
  name: 'cadres.re-elect',
  permission: MANAGE,
  kind: 'write',
  input: ReElect,
  output: z.object({ id: z.uuid() }),
  async run(ctx, input) {
    const post = await lockPost(ctx.db, input.post)
    if (!post) throw notFound()
    ctx.allow(mayManage(ctx.actor, post.unit_code))
    if (post.valid_to !== null) throw conflict(cadreErrors.ended)
    if (input.from <= post.valid_from) throw onField('from', cadreErrors.periodReversed)
    const kind = (await readKinds(ctx.db, post.level)).find(({ key }) => key === post.kind)
    if (!kind) throw notFound()
    const member = await findMember(ctx.db, post.membership_id, input.from)
    if (member?.state !== 'active') throw conflict(cadreErrors.notMember)
    await closePost(ctx, post, { lastDay: plusDays(input.from, -1), reason: 're_elected' }, true)
    const { post: follows, ...rest } = input
    const held = { position_id: post.position_id, position_account: post.position_account }
    return {
      id: await beginPost(ctx, { ...rest, member: post.membership_id, unit: post.unit_code, kind, follows, held }),
    }
  },
})
