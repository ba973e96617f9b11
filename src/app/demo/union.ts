import type { Run } from '#kernel/http/face.ts'
import { createAccount, grantPosition } from '#modules/identity/index.ts'
import { importUnits, readUnitFolder } from '#modules/units/index.ts'
import { DEMO_PASSWORD } from './accounts.ts'

/** The commune's union of the demo and the branch of its head. */
export const DEMO_UNION = 'PN20965'
export const DEMO_BRANCH = 'PN20965-01'

/** People of the union beside `canbohoi`, who works for the one of Núi Thành. */
export const unionAccounts = [
  { login: 'hoi.tinh', name: 'Lê Thị Minh Tâm', role: 'union_leader', unit: 'PN48' },
  { login: 'hoi.tamxuan', name: 'Bùi Thị Ngọc Diệp', role: 'union_cadre', unit: 'PN20971' },
  { login: 'chihoi', name: 'Võ Thị Thu Sương', role: 'branch_head', unit: DEMO_BRANCH },
] as const

/** The tree of the women's union (lists in `folder`), before and since the reform of 1 July 2025, and who runs it. */
export async function makeDemoUnion(run: Run, folder: string): Promise<void> {
  await run(importUnits, await readUnitFolder(folder))
  for (const { login, name, role, unit } of unionAccounts)
    await run(createAccount, { login, name, role, unit, password: DEMO_PASSWORD, validFrom: '2025-07-01' })
  await run(grantPosition, { login: 'canbohoi', role: 'union_cadre', unit: DEMO_UNION, validFrom: '2025-07-01' })
}
