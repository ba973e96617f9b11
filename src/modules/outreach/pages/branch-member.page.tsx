import { page } from '#kernel/http/page.ts'
import { BranchMemberView, type MemberData } from '../islands/branch-member.tsx'
import { getBranchMember } from '../operations/get-branch-member.ts'
import { chosenUnit, hereFor, take } from './parts/branch-here.ts'

type Data = { data: MemberData; unit?: string }

/** One member: how to reach her, and a form for each thing that happens at her door. */
export const branchMemberPage = page<Data>({
  path: '/desk/branch/members/:member',
  async load(p) {
    const unit = chosenUnit(p)
    const data = await p.run(getBranchMember, { member: p.params['member'] ?? '' })
    return { data, ...(unit !== undefined && { unit }) }
  },
  view: ({ data, unit }, ui, form) => (
    <BranchMemberView here={hereFor(ui, unit === undefined ? {} : { unit })} data={data} form={form} />
  ),
  actions: {
    visit: (p, form) => take(p, form, 'visit'),
    note: (p, form) => take(p, form, 'note'),
    mark: (p, form) => take(p, form, 'mark'),
    unmark: (p, form) => take(p, form, 'unmark'),
    dues: (p, form) => take(p, form, 'dues'),
  },
})
