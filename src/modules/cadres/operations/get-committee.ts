import { civilDate } from '#kernel/i18n/format.ts'
import { holds } from '#kernel/access/actor.ts'
import { question } from '#kernel/operation/operation.ts'
import { findUnit } from '#modules/units/index.ts'
import { notFound } from '../post.errors.ts'
import { MANAGE, mayRead, READ } from '../post.policy.ts'
import { readKinds, readPostsBeside, readPostsOn } from '../post.reads.ts'
import { Committee, GetCommittee } from '../post.schema.ts'
import { toLines, unitHead } from '../post-view.reads.ts'

const PAST = 20

/** Who leads a unit on a day: posts in their order, seats that are empty, and who held them before. */
export const getCommittee = question({
  name: 'cadres.get-committee',
  permission: READ,
  input: GetCommittee,
  output: Committee,
  async run(ctx, input) {
    ctx.allow(mayRead(ctx.actor, input.unit))
    const asOf = input.asOf ?? civilDate(ctx.now())
    const unit = await findUnit(ctx.db, input.unit, asOf)
    if (!unit) throw notFound()
    const kinds = await readKinds(ctx.db, unit.level)
    const now = await readPostsOn(ctx.db, [unit.code], asOf)
    const beside = await readPostsBeside(ctx.db, unit.code, asOf, PAST, input.cursor)
    const lines = await toLines(ctx, [...now, ...beside.items], asOf)
    const held = new Set(now.map((post) => post.kind))
    return {
      unit: await unitHead(ctx, unit, asOf),
      asOf,
      manage: holds(ctx.actor, MANAGE, unit.code) && unit.validTo === null,
      posts: lines.slice(0, now.length),
      vacant: kinds
        .filter((kind) => kind.valid_to === null && !held.has(kind.key))
        .map((kind) => ({ kind: kind.key, name: kind.names[ctx.locale] })),
      past: lines.slice(now.length),
      next: beside.next,
    }
  },
})
