import { forbidden } from '#kernel/access/actor.ts'
import { question } from '#kernel/operation/operation.ts'
import { readBranch } from '../branch.reads.ts'
import { checkDevice } from '../device.commands.ts'
import { outreachErrors } from '../outreach.errors.ts'
import { mayWorkAt, ownUnit, WORK } from '../outreach.policy.ts'
import { BranchView, TakeAlong } from '../outreach.schema.ts'

/** Her own branch for the device that she opened: what calls, visits and dues need, and no more. */
export const takeAlong = question({
  name: 'outreach.take-along',
  permission: WORK,
  input: TakeAlong,
  output: BranchView,
  reveals: 'noted',
  async run(ctx, { device }) {
    await checkDevice(ctx, device)
    const unit = ownUnit(ctx.actor) ?? ''
    ctx.allow(mayWorkAt(ctx.actor, unit))
    const { people, ...branch } = await readBranch(ctx, unit)
    // A commune or a province is no branch: nobody carries it around.
    if (branch.cut) ctx.allow(forbidden(outreachErrors.tooMany))
    const columns = ['name', 'phone', 'birth_date', 'address']
    ctx.reveal(people.map((id) => ({ type: 'person', id, columns, reason: 'offline' })))
    return branch
  },
})
