import { AppError } from '#kernel/errors/app-error.ts'
import { page } from '#kernel/http/page.ts'
import { listNames, type Branch } from '../branch.rules.ts'
import { BranchList, readListQuery, type ListQuery } from '../islands/branch-list.tsx'
import { getBranch } from '../operations/get-branch.ts'
import { chosenUnit, hereFor } from './parts/branch-here.ts'

type Data = { branch: Branch & { key: string }; asked: ListQuery; unit?: string }

/** One of the lists: everybody, birthdays, dues open, not seen for three months, to visit. */
export const branchListPage = page<Data>({
  path: '/desk/branch/:list',
  async load(p) {
    const list = listNames.find((name) => name === p.params['list'])
    const unit = chosenUnit(p)
    const branch = await p.run(getBranch, { unit })
    if (!list) throw new AppError('kernel.not_found', { kind: 'not_found' })
    return { branch, asked: readListQuery(list, p.query), ...(unit !== undefined && { unit }) }
  },
  view: ({ branch, asked, ...data }, ui) => (
    <BranchList here={hereFor(ui, data)} branch={branch} asked={asked} formKey={branch.key} />
  ),
})
