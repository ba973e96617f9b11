import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { z } from 'zod'
import { systemActor, type Actor } from '#kernel/access/actor.ts'
import { operation } from '#kernel/operation/operation.ts'
import { officer, type TestRuntime } from '#kernel/testing/runtime.ts'
import { admitMembers } from '#modules/membership/index.ts'
import { importUnits } from '#modules/units/index.ts'
import { setFee } from '../operations/set-fee.ts'

export const PROVINCE = 'PN48'
export const COMMUNE = 'PN20965'
export const BRANCH = 'PN20965-01'
export const OTHER_BRANCH = 'PN20965-02'
export const GROUP = 'PN20965-01-1'
export const OTHER_COMMUNE = 'PN20971'
const ALL = [PROVINCE, COMMUNE, BRANCH, OTHER_BRANCH, GROUP, OTHER_COMMUNE, 'PN20971-01']

/** A women's union with a province, two communes, three branches and a group, since 2025-01-01. */
export async function aUnion(test: TestRuntime): Promise<void> {
  const row = (code: string, parentCode: string | null, level: string) => ({
    code,
    parentCode,
    level,
    name: `Hội ${code}`,
    nameEn: `Union ${code}`,
  })
  const rows = [
    row(PROVINCE, null, 'union_province'),
    row(COMMUNE, PROVINCE, 'union_commune'),
    row(OTHER_COMMUNE, PROVINCE, 'union_commune'),
    row(BRANCH, COMMUNE, 'union_branch'),
    row(OTHER_BRANCH, COMMUNE, 'union_branch'),
    row('PN20971-01', OTHER_COMMUNE, 'union_branch'),
    row(GROUP, BRANCH, 'union_group'),
  ]
  const list = { name: 'test', tree: 'womens_union', validFrom: '2024-01-01', validTo: null, rows }
  await test.run(importUnits, { lists: [list] }, systemActor)
}

/** 24,000 a year: 30 % for the branch, 50 % for the commune, 20 % for the province. */
export const usualFee = (year: number) => ({
  association: 'womens_union',
  unit: PROVINCE,
  year,
  kind: 'ordinary' as const,
  period: 'year' as const,
  amount: 24_000,
  shareIn: 'percent' as const,
  shares: [
    { level: 'union_branch', share: 30 },
    { level: 'union_commune', share: 50 },
    { level: 'union_province', share: 20 },
  ],
  decision: 'QĐ 12/QĐ-BTV',
})

export async function usualFees(test: TestRuntime, ...years: number[]): Promise<void> {
  for (const year of years) await test.run(setFee, usualFee(year), systemActor)
}

const admit = operation({
  name: 'test.admit',
  permission: 'test:make',
  kind: 'write',
  input: z.custom<Parameters<typeof admitMembers>[1]>(),
  output: z.null(),
  async run(ctx, members) {
    await admitMembers(ctx, members)
    return null
  },
})

/** A member of that unit since that day; her membership's id. */
export async function aMember(
  test: TestRuntime,
  pool: Pool,
  given: { name?: string; unit?: string; joinedOn?: string; kind?: 'ordinary' | 'honorary' } = {},
): Promise<string> {
  const [id, personId] = [randomUUID(), randomUUID()]
  await pool.query('insert into people (id, name, sex, birth_year, created_at) values ($1, $2, $3, 1980, now())', [
    personId,
    given.name ?? 'Nguyễn Thị Hạnh',
    'female',
  ])
  const unit = given.unit ?? BRANCH
  const member = { id, personId, association: 'womens_union', unit, kind: given.kind ?? ('ordinary' as const) }
  await test.run(admit, [{ ...member, joinedOn: given.joinedOn ?? '2025-01-01', reason: 'import' }], systemActor)
  return id
}

const FULL = ['dues:read', 'dues:collect', 'dues:manage']

/** Who runs a unit of the union, with all below it. */
export function unionOfficer(unit: string, permissions: string[] = FULL): Actor {
  const actor = officer({ accountId: randomUUID(), role: 'union_cadre', unit, permissions })
  const [position] = actor.positions
  if (!position) return actor
  const below = unit === PROVINCE ? ALL : ALL.filter((code) => code === unit || code.startsWith(`${unit}-`))
  return { ...actor, positions: [{ ...position, units: below }] }
}
export const branchHead = (unit = BRANCH): Actor => unionOfficer(unit, ['dues:read', 'dues:collect'])
