import { z } from 'zod'
import { question } from '#kernel/operation/operation.ts'
import { readBranch } from '../branch.reads.ts'
import { mayWorkAt, ownUnit, WORK } from '../outreach.policy.ts'
import { BranchView, GetBranch } from '../outreach.schema.ts'

/** A branch with everybody in it, as its head works with it; without a unit her own. One look, recorded as one. */
export const getBranch = question({
  name: 'outreach.get-branch',
  permission: WORK,
  input: GetBranch,
  output: BranchView.extend({ key: z.string() }),
  reveals: 'noted',
  async run(ctx, input) {
    const unit = input.unit ?? ownUnit(ctx.actor) ?? ''
    ctx.allow(mayWorkAt(ctx.actor, unit))
    const { people, ...branch } = await readBranch(ctx, unit)
    ctx.reveal(people.map((id) => ({ type: 'person', id, columns: ['name', 'phone', 'birth_date', 'address'] })))
    return { ...branch, key: ctx.ids.uuid() }
  },
})
