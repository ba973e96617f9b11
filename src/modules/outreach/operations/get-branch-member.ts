import { AppError } from '#kernel/errors/app-error.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { findMember } from '#modules/membership/index.ts'
import { readNotes, readUnits, toBranchMembers } from '../branch.reads.ts'
import { mayWorkAt, WORK } from '../outreach.policy.ts'
import { GetMember, MemberView } from '../outreach.schema.ts'

/** One member of the branch with the notes about her. */
export const getBranchMember = question({
  name: 'outreach.get-member',
  permission: WORK,
  input: GetMember,
  output: MemberView,
  reveals: 'noted',
  async run(ctx, input) {
    const found = await findMember(ctx.db, input.member)
    if (!found) throw new AppError('kernel.not_found', { kind: 'not_found' })
    ctx.allow(mayWorkAt(ctx.actor, found.unit))
    const today = civilDate(ctx.now())
    const [member] = await toBranchMembers(ctx, [found], today)
    if (!member) throw new AppError('kernel.not_found', { kind: 'not_found' })
    const columns = ['name', 'phone', 'birth_date', 'address', 'contact_notes']
    ctx.reveal([{ type: 'person', id: found.personId, columns }])
    const units = await readUnits(ctx.db, [found.unit], today, ctx.locale)
    return {
      member,
      units: [...units.values()],
      today,
      notes: await readNotes(ctx, found.id),
      key: ctx.ids.uuid(),
    }
  },
})
