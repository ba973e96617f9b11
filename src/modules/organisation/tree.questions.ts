import type { Ctx } from '#kernel/operation/ctx.ts'
import { countMembersAt } from '#modules/membership/index.ts'
import { findLevelNames, findOpenBranches, findSubtrees, findTrees, unitName } from '#modules/units/index.ts'
import type { TreeNode } from './organisation.schema.ts'

const SHOWN = 200

/** Tops of a tree and what lies in the open units on the day, each with its children and members counted. */
export async function readNodes(
  ctx: Pick<Ctx, 'db' | 'locale'>,
  question: { tree: string; tops: readonly string[] | 'all'; open: readonly string[]; at: string },
): Promise<TreeNode[]> {
  const { tree, tops, open, at } = question
  const units = await findOpenBranches(ctx.db, { tree, tops, open, asOf: at, limit: SHOWN })
  const levels = await findLevelNames(ctx.db, ctx.locale)
  const members = await countBelow(
    ctx,
    tree,
    units.map(({ code }) => code),
    at,
  )
  return units.map((unit) => ({
    code: unit.code,
    name: unitName(unit, ctx.locale),
    level: unit.level,
    levelName: levels.get(unit.level) ?? unit.level,
    parentCode: unit.parentCode,
    children: unit.children,
    members: members?.get(unit.code) ?? (members ? 0 : null),
  }))
}

/** Members below each of these units on the day; undefined for a tree that has none. */
export async function countBelow(
  ctx: Pick<Ctx, 'db'>,
  tree: string,
  codes: readonly string[],
  at: string,
): Promise<Map<string, number> | undefined> {
  const { trees } = await findTrees(ctx.db)
  if (trees.find(({ key }) => key === tree)?.kind !== 'association') return undefined
  const pairs = await findSubtrees(ctx.db, codes, at)
  const counts = await countMembersAt(ctx.db, [...new Set(pairs.map(({ code }) => code))], at)
  const sums = new Map<string, number>()
  for (const { top, code } of pairs) sums.set(top, (sums.get(top) ?? 0) + (counts.get(code) ?? 0))
  return sums
}
