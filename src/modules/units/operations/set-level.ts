import { AppError } from '#kernel/errors/app-error.ts'
import { operation } from '#kernel/operation/operation.ts'
import { unitErrors } from '../unit.errors.ts'
import { levelSet } from '../unit.events.ts'
import { findTrees, forgetTrees } from '../unit-level.reads.ts'
import { SetLevel } from '../unit-level.schema.ts'
import { saveLevel } from '../unit-level.store.ts'
import { mayManageTree } from '../unit.policy.ts'

/** Changes what a level is called, what it may lie in, and how its new units are numbered. Units that stand stay. */
export const setLevel = operation({
  name: 'units.set-level',
  permission: 'units:manage',
  kind: 'write',
  input: SetLevel,
  output: SetLevel.pick({ key: true }),
  async run(ctx, input) {
    const { levels } = await findTrees(ctx.db)
    const level = levels.find(({ key }) => key === input.key)
    if (!level) throw new AppError(unitErrors.misplaced, { kind: 'not_found' })
    ctx.allow(await mayManageTree(ctx, level.tree))
    const unknown = input.parents.some((parent) => !levels.some(({ key }) => key === parent))
    if (unknown || input.parents.includes(input.key))
      throw new AppError(unitErrors.misplaced, {
        kind: 'invalid',
        fields: [{ path: 'parents', code: unitErrors.misplaced }],
      })
    await saveLevel(ctx.db, input)
    await ctx.record([levelSet(ctx.ids.uuid(), { key: input.key, before: level, after: input })])
    forgetTrees(ctx.db)
    return { key: input.key }
  },
})
