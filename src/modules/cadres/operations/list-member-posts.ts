import { z } from 'zod'
import { holds } from '#kernel/access/actor.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { findMember, foldedInto } from '#modules/membership/index.ts'
import { findUnit, findUnits, nameUnits, unitName } from '#modules/units/index.ts'
import { notFound } from '../post.errors.ts'
import { MANAGE, mayRead, READ } from '../post.policy.ts'
import { readKinds, readPostsOfMembers } from '../post.reads.ts'
import { MemberPosts, PostLine } from '../post.schema.ts'
import { guessPost } from '../post-words.rules.ts'
import { namesOf, toLines } from '../post-view.reads.ts'

const Place = z.object({
  code: z.string(),
  name: z.string(),
  kinds: z.array(z.object({ kind: z.string(), name: z.string(), termMonths: z.int().nullable() })),
})

/** What a member led and leads, and the units above her where the caller may put her into a post. */
export const listMemberPosts = question({
  name: 'cadres.list-member-posts',
  permission: READ,
  input: MemberPosts,
  output: z.object({
    member: z.object({ id: z.uuid(), name: z.string(), unit: z.string(), unitName: z.string(), standing: z.boolean() }),
    posts: z.array(PostLine),
    /** Posts of memberships that were folded into this one: led from their own pages, as before. */
    brought: z.array(PostLine),
    places: z.array(Place),
    /** The place and kind that `named` probably means; null when it fits none of `places`. */
    guess: z.object({ unit: z.string(), kind: z.string() }).nullable(),
  }),
  async run(ctx, input) {
    const member = await findMember(ctx.db, input.member)
    if (!member) throw notFound()
    ctx.allow(mayRead(ctx.actor, member.unit))
    const today = civilDate(ctx.now())
    const unit = await findUnit(ctx.db, member.unit, today)
    const codes = (unit?.path ?? []).filter((code) => holds(ctx.actor, MANAGE, code)).toReversed()
    const units = await findUnits(ctx.db, codes, today)
    const kinds = await readKinds(ctx.db)
    const folded = (await foldedInto(ctx.db, [member.id])).map(({ id }) => id)
    const standing = member.state === 'active'
    const kindsAt = codes.map((code) => ({
      unit: code,
      kinds: kinds.filter(({ level, valid_to }) => level === units.get(code)?.level && valid_to === null),
    }))
    return {
      member: {
        id: member.id,
        name: (await namesOf(ctx.db, [member.id])).get(member.id) ?? '–',
        unit: member.unit,
        unitName: (await nameUnits(ctx, [member.unit], today))(member.unit),
        standing,
      },
      posts: await toLines(ctx, await readPostsOfMembers(ctx.db, [member.id]), today, kinds),
      brought: await toLines(ctx, await readPostsOfMembers(ctx.db, folded), today, kinds),
      places: codes.flatMap((code) => {
        const place = units.get(code)
        if (!place || !standing) return []
        const here = kindsAt.find((one) => one.unit === code)?.kinds ?? []
        if (here.length === 0) return []
        const choices = here.map((kind) => ({
          kind: kind.key,
          name: kind.names[ctx.locale],
          termMonths: kind.term_months,
        }))
        return [{ code, name: unitName(place, ctx.locale), kinds: choices }]
      }),
      guess: guessPost(input.named, kindsAt) ?? null,
    }
  },
})
