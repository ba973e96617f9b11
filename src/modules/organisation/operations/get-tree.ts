import { civilDateOf } from '#kernel/clock/clock.ts'
import { question } from '#kernel/operation/operation.ts'
import { findChangeDays, findUnit, listUnits } from '#modules/units/index.ts'
import { GetTree, TreeView } from '../organisation.schema.ts'
import { readNodes } from '../tree.questions.ts'

/** A tree of units as of a day, open down to one unit; with the days on which it changed, and what a search found. */
export const getTree = question({
  name: 'organisation.get-tree',
  permission: 'signed_in',
  input: GetTree,
  output: TreeView,
  async run(ctx, input) {
    const { tree } = input
    const at = input.at ?? civilDateOf(ctx.now())
    const opened = input.open ? await findUnit(ctx.db, input.open, at) : undefined
    const path = opened?.tree === tree ? opened.path : []
    const q = input.q?.trim() ?? ''
    const found = q === '' ? [] : (await listUnits.run(ctx, { tree, q, asOf: at, limit: 20 })).items
    return {
      tree,
      at,
      days: await findChangeDays(ctx.db, tree),
      path,
      nodes: await readNodes(ctx, { tree, tops: 'all', open: path, at }),
      found: found.map(({ code, name, nameEn, place, levelName }) => ({
        code,
        name: ctx.locale === 'en' ? nameEn : name,
        place,
        levelName,
      })),
    }
  },
})
