import type { z } from 'zod'
import { systemActor, type TestRuntime } from '#kernel/testing/runtime.ts'
import { importUnits } from '#modules/units/index.ts'
import type { RegisterMember } from '../member.schema.ts'
import { somePlaces } from '#modules/identity/testing/fixtures.ts'

export const COMMUNE = 'PN20965'
export const BRANCH = 'PN20965-01'
export const GROUP = 'PN20965-01-1'
export const OTHER_BRANCH = 'PN20965-02'
export const OTHER_COMMUNE = 'PN20971'
export const FAR_BRANCH = 'PN20971-01'

/** The places of identity's fixtures, and a women's union of two communes with branches and a group. */
export async function someUnion(test: TestRuntime): Promise<void> {
  await somePlaces(test)
  const row = (code: string, parentCode: string | null, level: string, name: string, placeCode: string) => ({
    code,
    parentCode,
    level,
    name,
    nameEn: name,
    placeCode,
  })
  const rows = [
    row('PN48', null, 'union_province', 'Hội LHPN thành phố Đà Nẵng', '48'),
    row(COMMUNE, 'PN48', 'union_commune', 'Hội LHPN xã Núi Thành', '20965'),
    row(BRANCH, COMMUNE, 'union_branch', 'Chi hội phụ nữ Khối phố 1', '20965'),
    row(GROUP, BRANCH, 'union_group', 'Tổ phụ nữ số 1', '20965'),
    row(OTHER_BRANCH, COMMUNE, 'union_branch', 'Chi hội phụ nữ Khối phố 2', '20965'),
    row(OTHER_COMMUNE, 'PN48', 'union_commune', 'Hội LHPN xã Tam Mỹ', '20971'),
    row(FAR_BRANCH, OTHER_COMMUNE, 'union_branch', 'Chi hội phụ nữ thôn Trung Chánh', '20971'),
  ]
  const list = { name: 'union', tree: 'womens_union', validFrom: '2025-07-01', validTo: null, rows }
  await test.run(importUnits, { lists: [list] }, systemActor)
}

/** Somebody new, as a cadre enters her. */
export const someone = (over: Partial<z.input<typeof RegisterMember>> = {}): z.input<typeof RegisterMember> => ({
  person: { name: 'Trần Thị Bích Liên', birthDate: '1985-03-12', phone: '0905 111 222', address: 'Khối phố 1' },
  unit: BRANCH,
  basis: 'told',
  ...over,
})
