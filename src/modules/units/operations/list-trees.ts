import { z } from 'zod'
import { question } from '#kernel/operation/operation.ts'
import { findTrees } from '../unit-level.reads.ts'
import { TreeList } from '../unit-level.schema.ts'

/** The trees of units and the levels of each, with their names in the language of the call. */
export const listTrees = question({
  name: 'units.list-trees',
  permission: 'anyone',
  input: z.object({}),
  output: TreeList,
  async run(ctx) {
    const { trees, levels } = await findTrees(ctx.db)
    const named = levels.map((level) => ({
      ...level,
      name: level.names[ctx.locale],
      parents: [...level.parents],
      fields: [...level.fields],
    }))
    return {
      trees: trees.map((tree) => ({
        ...tree,
        name: tree.names[ctx.locale],
        levels: named.filter((level) => level.tree === tree.key),
      })),
    }
  },
})
