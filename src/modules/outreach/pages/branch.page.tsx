import { page } from '#kernel/http/page.ts'
import type { Branch } from '../branch.rules.ts'
import { BranchHome } from '../islands/branch-home.tsx'
import { BranchNew } from '../islands/branch-new.tsx'
import { getBranch } from '../operations/get-branch.ts'
import { chosenUnit, hereFor, take } from './parts/branch-here.ts'

type Data = { branch: Branch & { key: string }; unit?: string; mayKeep: boolean }

/** The home of a branch head: `/desk/branch`, or another branch of a cadre's by `?unit=`. */
export const branchPage = page<Data>({
  path: '/desk/branch',
  async load(p) {
    const unit = chosenUnit(p)
    const branch = await p.run(getBranch, { unit })
    const mayKeep = p.actor.sessionId !== undefined && !p.actor.shared && unit === undefined && !branch.cut
    // So that signing out clears the browser's database too (Clear-Site-Data), where there is one.
    if (mayKeep) p.remember('offline', '1', 90 * 24 * 3600)
    return { branch, mayKeep, ...(unit !== undefined && { unit }) }
  },
  view: ({ branch, ...data }, ui) => <BranchHome here={hereFor(ui, data)} branch={branch} />,
})

/** A new member of the branch, in what one asks at her door. */
export const branchNewPage = page<Omit<Data, 'mayKeep'>>({
  path: '/desk/branch/new',
  async load(p) {
    const unit = chosenUnit(p)
    return { branch: await p.run(getBranch, { unit }), ...(unit !== undefined && { unit }) }
  },
  view: ({ branch, ...data }, ui, form) => (
    <BranchNew here={hereFor(ui, data)} unit={branch.unit} units={branch.units} formKey={branch.key} form={form} />
  ),
  actions: { register: (p, form) => take(p, form, 'register', '') },
})
