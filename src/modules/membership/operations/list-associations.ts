import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { findTrees, type UnitLevelType } from '#modules/units/index.ts'
import { associationsTaking } from '../kind.questions.ts'

const AssociationChoice = z
  .object({
    key: z.string(),
    tree: z.string(),
    name: z.string(),
    /** The level that people look for by the name of their place, and those below it that members are placed in. */
    gate: z.string(),
    below: z.array(z.string()),
  })
  .meta({ id: 'AssociationChoice' })
export type AssociationChoice = z.output<typeof AssociationChoice>

/** Associations that take members today, and how one finds a unit of theirs. */
export const listAssociations = question({
  name: 'membership.list-associations',
  permission: 'anyone',
  input: z.strictObject({}),
  output: z.object({ items: z.array(AssociationChoice) }),
  async run(ctx) {
    const { levels } = await findTrees(ctx.db)
    const open = await associationsTaking(ctx.db, civilDate(ctx.now()))
    const items = open.flatMap(({ key, tree, names }) => {
      const ways = wayIn(levels.filter((level) => level.tree === tree))
      return ways ? [{ key, tree, name: names[ctx.locale], ...ways }] : []
    })
    return { items }
  },
})

/** The commune's level where there is one, else the one above the lowest: trees and their levels are data. */
function wayIn(levels: readonly UnitLevelType[]): { gate: string; below: string[] } | undefined {
  const lowest = levels.at(-1)
  const gate =
    levels.find(({ key }) => key.endsWith('_commune')) ?? levels.find(({ key }) => lowest?.parents.includes(key))
  if (!gate) return undefined
  const below: string[] = []
  for (const { key, parents } of levels)
    if (parents.some((parent) => parent === gate.key || below.includes(parent))) below.push(key)
  return { gate: gate.key, below }
}
