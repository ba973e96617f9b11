import { holds } from '#kernel/access/actor.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import type { Db } from '#kernel/db/db.ts'
import { findMembers } from '#modules/membership/index.ts'
import { findPeople } from '#modules/people/index.ts'
import { findUnits, findUnitsEver, unitName, type Unit } from '#modules/units/index.ts'
import { READ } from './post.policy.ts'
import { readKinds } from './post.reads.ts'
import { standingOf } from './post.rules.ts'
import type { PostLine } from './post.schema.ts'
import type { StoredPost } from './post.store.ts'
import type { PostKindRow } from './post.table.ts'

/** Names of these members, by membership; one who is no longer known has a dash. */
export async function namesOf(db: Db, memberships: readonly string[]): Promise<Map<string, string>> {
  const members = await findMembers(db, memberships)
  const people = await findPeople(
    db,
    [...members.values()].map(({ personId }) => personId),
  )
  return new Map([...members].map(([id, { personId }]) => [id, people.get(personId)?.name ?? '–']))
}

/** Names of units as of the day that each post began or, while it lasts, of `on`: a paper of its day keeps its names. */
async function unitsOf(
  db: Db,
  posts: readonly StoredPost[],
  on: string,
): Promise<(post: StoredPost) => Unit | undefined> {
  const dayOf = (post: StoredPost) => (post.valid_to !== null && post.valid_to < on ? post.valid_to : on)
  const days = [...new Set(posts.map(dayOf))]
  const found = await Promise.all(
    days.map((day) =>
      findUnitsEver(
        db,
        posts.filter((post) => dayOf(post) === day).map((post) => post.unit_code),
        day,
      ),
    ),
  )
  const byDay = new Map(days.map((day, place) => [day, found[place]]))
  return (post) => byDay.get(dayOf(post))?.get(post.unit_code)
}

const kindKey = (level: string, key: string) => `${level} ${key}`

/** Posts as people see them on a day; `kinds` when they are known already. */
export async function toLines(
  ctx: Pick<Ctx, 'db' | 'locale'>,
  posts: readonly StoredPost[],
  on: string,
  kinds?: readonly PostKindRow[],
): Promise<PostLine[]> {
  if (posts.length === 0) return []
  const all = new Map((kinds ?? (await readKinds(ctx.db))).map((kind) => [kindKey(kind.level, kind.key), kind]))
  const names = await namesOf(
    ctx.db,
    posts.map((post) => post.membership_id),
  )
  const unitOf = await unitsOf(ctx.db, posts, on)
  return posts.map((post) => {
    const unit = unitOf(post)
    return {
      id: post.id,
      member: post.membership_id,
      name: names.get(post.membership_id) ?? '–',
      kind: post.kind,
      kindName: all.get(kindKey(post.level, post.kind))?.names[ctx.locale] ?? post.kind,
      unit: post.unit_code,
      unitName: unit ? unitName(unit, ctx.locale) : post.unit_code,
      how: post.how,
      term: post.term,
      from: post.valid_from,
      to: post.valid_to,
      termTo: post.term_to,
      standing: standingOf({ from: post.valid_from, to: post.valid_to, termTo: post.term_to }, on),
      endReason: post.end_reason ?? (post.closed_by === null ? null : 'reorganisation'),
      decision: {
        number: post.decision_number,
        on: post.decision_on,
        signer: post.decision_signer,
        file: post.decision_file !== null,
      },
      withRole: post.position_id !== null && post.valid_to === null,
    }
  })
}

/** A unit with the names of those above it that the caller reads, nearest last. */
export async function unitHead(ctx: Pick<Ctx, 'db' | 'locale' | 'actor'>, unit: Unit, on: string) {
  const above = unit.path.slice(0, -1).filter((code) => holds(ctx.actor, READ, code))
  const units = await findUnits(ctx.db, above, on)
  return {
    code: unit.code,
    name: unitName(unit, ctx.locale),
    level: unit.level,
    above: above.flatMap((code) => {
      const one = units.get(code)
      return one ? [{ code, name: unitName(one, ctx.locale) }] : []
    }),
  }
}
