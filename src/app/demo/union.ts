import type { Run } from '#kernel/http/face.ts'
import { createAccount, createRole, grantPosition } from '#modules/identity/index.ts'
import { importUnits, readUnitFolder } from '#modules/units/index.ts'
import { DEMO_PASSWORD, DEMO_UNIT } from './accounts.ts'

/** The commune's union of the demo and the branch of its head. */
export const DEMO_UNION = 'PN20965'
export const DEMO_BRANCH = 'PN20965-01'

/** People of the union beside `canbohoi`, who works for the one of Núi Thành. */
export const unionAccounts = [
  { login: 'hoi.tinh', name: 'Lê Thị Minh Tâm', role: 'union_leader', unit: 'PN48' },
  { login: 'hoi.tamxuan', name: 'Bùi Thị Ngọc Diệp', role: 'union_cadre', unit: 'PN20971' },
  { login: 'chihoi', name: 'Võ Thị Thu Sương', role: 'branch_head', unit: DEMO_BRANCH },
] as const

/** The tree of the women's union, before and since the reform of 1 July 2025; lists in `folder`. */
export async function makeDemoUnionTree(run: Run, folder: string): Promise<void> {
  await run(importUnits, await readUnitFolder(folder))
}

/** The people who run the union. `canbohoi` besides helps people of the commune: a role made for that alone. */
export async function makeDemoUnion(run: Run): Promise<void> {
  for (const { login, name, role, unit } of unionAccounts)
    await run(createAccount, { login, name, role, unit, password: DEMO_PASSWORD, validFrom: '2025-07-01' })
  const { role } = await run(createRole, {
    role: 'member_helper',
    names: { vi: 'Giúp hội viên làm thủ tục', en: 'Helper of members', pl: 'Pomoc członkiniom' },
    permissions: ['mandates:act', 'people:read', 'people:write', 'people:merge'],
    gives: 'own',
    secondFactor: false,
    idleMinutes: 60,
    absoluteMinutes: 720,
  })
  await run(grantPosition, { login: 'canbohoi', role, unit: DEMO_UNIT, validFrom: '2025-07-01' })
}
