import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { foldedInto, ownMemberships } from '#modules/membership/index.ts'
import { readOpenHandovers } from '../handover.store.ts'
import { readPosts, readPostsOfMembers } from '../post.reads.ts'
import { OwnPosts } from '../post.schema.ts'
import { toLines } from '../post-view.reads.ts'

/** What the caller herself leads and led, and the hand-overs that wait for her: as herself, never for whom she acts. */
export const listOwnPosts = question({
  name: 'cadres.list-own',
  permission: 'signed_in',
  input: z.strictObject({}),
  output: OwnPosts,
  async run(ctx) {
    const mine = (await ownMemberships(ctx.db, ctx.actor)).map(({ id }) => id)
    const folded = (await foldedInto(ctx.db, mine)).map(({ id }) => id)
    const posts = await readPostsOfMembers(ctx.db, [...mine, ...folded])
    const today = civilDate(ctx.now())
    const open = await readOpenHandovers(
      ctx.db,
      posts.map(({ id }) => id),
    )
    const handedOver = await readPosts(
      ctx.db,
      open.map(({ post }) => post),
    )
    const lines = new Map((await toLines(ctx, handedOver, today)).map((line) => [line.id, line]))
    return {
      posts: await toLines(ctx, posts, today),
      handovers: open.flatMap(({ post, side, items }) => {
        const line = lines.get(post)
        return line ? [{ post, kindName: line.kindName, unitName: line.unitName, side, items }] : []
      }),
    }
  },
})
