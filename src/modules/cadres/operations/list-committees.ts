import { unitsWith } from '#kernel/access/actor.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { readCursor, writeCursor } from '#kernel/operation/cursor.ts'
import { question } from '#kernel/operation/operation.ts'
import { findUnit, findUnits, unitName, type Unit } from '#modules/units/index.ts'
import { notFound } from '../post.errors.ts'
import { mayRead, READ } from '../post.policy.ts'
import { countPosts, readExpiring, readKinds } from '../post.reads.ts'
import { CommitteeList, ListCommittees, ListExpiring, PostList } from '../post.schema.ts'
import { namesOf, toLines, unitHead } from '../post-view.reads.ts'

const PAGE = 50

/**
 * Units with posts, one branch at a time: those at the top of what the caller reads, or those right below one. Each with
 * who leads it, seats that are empty and terms that end.
 */
export const listCommittees = question({
  name: 'cadres.list-committees',
  permission: READ,
  input: ListCommittees,
  output: CommitteeList,
  async run(ctx, { under, cursor }) {
    const today = civilDate(ctx.now())
    if (under !== undefined) ctx.allow(mayRead(ctx.actor, under))
    const parent = under === undefined ? undefined : await findUnit(ctx.db, under, today)
    if (under !== undefined && !parent) throw notFound()
    const levels = new Set((await readKinds(ctx.db)).map((kind) => kind.level))
    const after = cursor === undefined ? '' : String(readCursor(cursor, 1)[0])
    const all = await branch(ctx, parent, levels, today)
    const units = all.filter(({ code }) => code > after).slice(0, PAGE + 1)
    const shown = units.slice(0, PAGE)
    return {
      unit: parent ? await unitHead(ctx, parent, today) : null,
      items: await toCommitteeLines(ctx, shown, today),
      next: units.length > PAGE ? writeCursor([shown.at(-1)?.code ?? '']) : null,
    }
  },
})

/** Units by code: the highest that the caller reads and that have posts, or those right below `parent`. */
async function branch(ctx: Ctx, parent: Unit | undefined, levels: ReadonlySet<string>, today: string): Promise<Unit[]> {
  const may = unitsWith(ctx.actor, READ)
  const codes = may === 'all' ? [] : may
  const units = await findUnits(ctx.db, codes, today)
  const known = [...units.values()].filter((unit) => levels.has(unit.level))
  const chosen = parent
    ? known.filter((unit) => unit.parentCode === parent.code)
    : known.filter((unit) => unit.parentCode === null || !units.has(unit.parentCode))
  return chosen.toSorted((a, b) => (a.code < b.code ? -1 : 1))
}

async function toCommitteeLines(ctx: Ctx, units: readonly Unit[], today: string) {
  const counts = await countPosts(
    ctx.db,
    units.map(({ code }) => code),
    today,
  )
  const kinds = await readKinds(ctx.db)
  const heads = [...counts.values()].flatMap(({ head }) => head ?? [])
  const names = await namesOf(ctx.db, heads)
  const above = await findUnits(
    ctx.db,
    units.flatMap(({ parentCode }) => parentCode ?? []),
    today,
  )
  return units.map((unit) => {
    const count = counts.get(unit.code)
    const parent = unit.parentCode === null ? undefined : above.get(unit.parentCode)
    const all = kinds.filter((kind) => kind.level === unit.level && kind.valid_to === null).length
    return {
      code: unit.code,
      name: unitName(unit, ctx.locale),
      place: parent ? unitName(parent, ctx.locale) : '',
      head: count?.head ? (names.get(count.head) ?? null) : null,
      posts: count?.posts ?? 0,
      vacant: Math.max(0, all - (count?.kinds ?? 0)),
      expiring: count?.expiring ?? 0,
    }
  })
}

/** Terms that are over or end within half a year, wherever the caller reads; the earliest first. */
export const listExpiring = question({
  name: 'cadres.list-expiring',
  permission: READ,
  input: ListExpiring,
  output: PostList,
  async run(ctx, { cursor }) {
    const today = civilDate(ctx.now())
    const page = await readExpiring(ctx.db, unitsWith(ctx.actor, READ), today, 25, cursor)
    return { items: await toLines(ctx, page.items, today), next: page.next }
  },
})
