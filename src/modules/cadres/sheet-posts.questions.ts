import { holds } from '#kernel/access/actor.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { findMembers } from '#modules/membership/index.ts'
import { findUnits, unitName } from '#modules/units/index.ts'
import { MANAGE, READ } from './post.policy.ts'
import { readKinds, readPostsOfMembers } from './post.reads.ts'
import { guessPost } from './post-words.rules.ts'
import { toLines } from './post-view.reads.ts'

export type SheetPost = {
  /** The post that is probably meant, in words; null when the words fit none above her. */
  meant: { kind: string; unit: string } | null
  /** Whether she holds it today. */
  held: boolean
  /** What she holds today, in words; empty for who may not read it. */
  holds: string[]
  /** Whether the caller may put her into a post. */
  may: boolean
}

/** Of members of whom a list names a post: what is meant, and what they hold today. Answers in the order asked. */
export async function sheetPosts(ctx: Ctx, asked: readonly { member: string; words: string }[]): Promise<SheetPost[]> {
  const today = civilDate(ctx.now())
  const members = await findMembers(
    ctx.db,
    asked.map(({ member }) => member),
  )
  const kinds = await readKinds(ctx.db)
  const own = await findUnits(
    ctx.db,
    [...members.values()].map(({ unit }) => unit),
    today,
  )
  const units = await findUnits(
    ctx.db,
    [...own.values()].flatMap(({ path }) => path),
    today,
  )
  const held = (await toLines(ctx, await readPostsOfMembers(ctx.db, [...members.keys()]), today, kinds)).filter(
    ({ standing }) => standing !== 'ended' && standing !== 'coming',
  )
  return asked.map(({ member: id, words }) => {
    const member = members.get(id)
    if (!member || !holds(ctx.actor, READ, member.unit)) return { meant: null, held: false, holds: [], may: false }
    const path = (own.get(member.unit)?.path ?? []).toReversed()
    const guess = guessPost(
      words,
      path.map((unit) => ({
        unit,
        kinds: kinds.filter(({ level, valid_to }) => level === units.get(unit)?.level && valid_to === null),
      })),
    )
    const place = guess && units.get(guess.unit)
    const kind = kinds.find(({ level, key }) => level === place?.level && key === guess?.kind)
    const hers = held.filter((post) => post.member === id)
    return {
      meant: place && kind ? { kind: kind.names[ctx.locale], unit: unitName(place, ctx.locale) } : null,
      // At whatever unit above her: that it is the nearest is a guess, too.
      held: guess !== undefined && hers.some((post) => post.kind === guess.kind && path.includes(post.unit)),
      holds: hers.map(({ kindName, unitName: where }) => `${kindName}, ${where}`),
      may: member.state === 'active' && path.some((unit) => holds(ctx.actor, MANAGE, unit)),
    }
  })
}
