import { z } from 'zod'
import type { Run } from '#kernel/http/face.ts'
import { operation } from '#kernel/operation/operation.ts'
import { createAccount, grantPosition } from '#modules/identity/index.ts'
import { admitMembers } from '#modules/membership/index.ts'
import { addPeople } from '#modules/people/index.ts'
import { importUnits, readUnitFolder } from '#modules/units/index.ts'
import { DEMO_PASSWORD } from './accounts.ts'

/** The association of the elderly has not followed the reform of 1 July 2025 yet: its officer may try it out. */
export const ELDERLY = 'elderly_association'
export const elderlyAccounts = [
  { login: 'caotuoi.tinh', name: 'Nguyễn Văn Đức', role: 'union_leader', unit: 'CT49' },
] as const

const MEMBERS = 340
const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Võ', 'Huỳnh', 'Đỗ', 'Ngô', 'Phan', 'Bùi', 'Đặng']
const MEN = ['Văn Tám', 'Đình Lộc', 'Văn Cẩn', 'Công Thành', 'Hữu Phước', 'Quang Minh', 'Văn Bảy']
const WOMEN = ['Thị Sáu', 'Thị Mười', 'Thị Bông', 'Thị Lựu', 'Thị Đào', 'Thị Chín', 'Thị Xuân']
const SMALL: readonly (readonly [string, string])[] = [
  ['Thị trấn ', 'thị trấn '],
  ['Xã ', 'xã '],
  ['Huyện ', 'huyện '],
  ['Tỉnh ', 'tỉnh '],
  ['Thành phố ', 'thành phố '],
]

const small = (name: string): string => {
  const type = SMALL.find(([prefix]) => name.startsWith(prefix))
  return type ? type[1] + name.slice(type[0].length) : name
}

/** Its tree on the map of June 2025, with two branches in each commune, who runs it, and some members. */
export async function makeDemoElderly(run: Run, units: string): Promise<void> {
  const { lists } = await readUnitFolder(units)
  const old = lists.find(({ name }) => name.startsWith('2025-06'))?.rows ?? []
  const here = old.filter(({ code, parentCode }) => ['48', '49', '517'].includes(code) || parentCode === '517')
  const rows = here.flatMap((row) => {
    const unit = {
      code: `CT${row.code}`,
      parentCode: row.parentCode === null ? null : `CT${row.parentCode}`,
      level: `elderly_${row.level}`,
      name: `Hội Người cao tuổi ${small(row.name)}`,
      nameEn: `Association of the Elderly, ${row.nameEn}`,
      placeCode: row.code,
    }
    if (row.level !== 'commune') return [unit]
    const branch = (n: number) => ({
      code: `${unit.code}-0${n}`,
      parentCode: unit.code,
      level: 'elderly_branch',
      name: `Chi hội ${n}`,
      nameEn: `Branch ${n}`,
    })
    return [unit, branch(1), branch(2)]
  })
  await run(importUnits, {
    lists: [{ name: 'elderly', tree: ELDERLY, validFrom: null, validTo: null, rows }],
    successions: [],
  })
  for (const { login, name, role, unit } of elderlyAccounts) {
    await run(createAccount, { login, name, role, unit, password: DEMO_PASSWORD, validFrom: '2020-01-01' })
    await run(grantPosition, { login, role, unit: 'CT48', validFrom: '2020-01-01' })
  }
  const communes = rows.flatMap(({ code, level }) => (level === 'elderly_commune' ? [code] : []))
  await run(makeElderlyMembers, { communes })
}

const makeElderlyMembers = operation({
  name: 'demo.make-elderly-members',
  permission: 'demo:make',
  kind: 'write',
  input: z.object({ communes: z.array(z.string()) }),
  output: z.object({ made: z.int() }),
  async run(ctx, { communes }) {
    const plan = Array.from({ length: MEMBERS }, (_, n) => {
      const commune = communes[n % communes.length] ?? ''
      return {
        id: ctx.ids.uuid(),
        personId: ctx.ids.uuid(),
        name: `${FAMILY[n % FAMILY.length]} ${(n % 2 === 0 ? MEN : WOMEN)[(n >> 1) % MEN.length]}`,
        sex: n % 2 === 0 ? ('male' as const) : ('female' as const),
        birthYear: 1938 + (n % 26),
        // Every third is kept at the commune itself.
        unit: n % 3 === 0 ? commune : `${commune}-0${1 + (n % 2)}`,
        joinedOn: `20${String(5 + (n % 18)).padStart(2, '0')}-10-01`,
      }
    })
    await addPeople(
      ctx,
      plan.map(({ personId, name, sex, birthYear }) => ({ id: personId, name, sex, birthYear })),
    )
    await admitMembers(
      ctx,
      plan.map(({ id, personId, unit, joinedOn }) => ({
        id,
        personId,
        association: ELDERLY,
        unit,
        kind: 'ordinary' as const,
        joinedOn,
        reason: 'admission' as const,
      })),
    )
    return { made: plan.length }
  },
})
