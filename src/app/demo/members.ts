import { z } from 'zod'
import type { Run } from '#kernel/http/face.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import type { Runtime } from '#kernel/operation/pipeline.ts'
import { findCredentials } from '#modules/identity/index.ts'
import { admitMembers, listMembersOf, registerMember, requestTransfer } from '#modules/membership/index.ts'
import { addPeople, linkAccount } from '#modules/people/index.ts'
import { findUnits, unitCodesUnder, type Unit } from '#modules/units/index.ts'
import { by, personOf } from './mandates.ts'
import { planMembers, type PlannedMember } from './members-plan.ts'
import { DEMO_BRANCH } from './union.ts'

/** People of the demo with an account who are members themselves. */
const known = [
  { login: 'phan.man', name: 'Phan Thị Mận', unit: `${DEMO_BRANCH}-1`, joinedOn: '2011-10-20' },
  { login: 'chihoi', name: 'Võ Thị Thu Sương', unit: DEMO_BRANCH, joinedOn: '2004-03-08' },
  { login: 'canbohoi', name: 'Đỗ Thị Thanh Hương', unit: 'PN20965-02', joinedOn: '2009-03-08' },
  { login: 'hoi.tamxuan', name: 'Bùi Thị Ngọc Diệp', unit: 'PN20971-01', joinedOn: '2013-10-20' },
] as const

/** About 1,200 invented members of the six communes of today, some with a past, some waiting for an answer. */
export async function makeDemoMembers(runtime: Runtime, run: Run): Promise<void> {
  await run(makeMembers, {})
  const head = await personOf(runtime, run, { login: 'chihoi' })
  const cadre = await personOf(runtime, run, { login: 'canbohoi' })
  const other = await personOf(runtime, run, { login: 'hoi.tamxuan' })
  for (const name of ['Trần Thị Hồng Nhung', 'Lê Thị Kim Chi', 'Nguyễn Thị Bé Tám', 'Hồ Thị Thùy Dương'])
    await by(runtime, head)(registerMember, {
      person: { name, birthYear: 1996, phone: '', address: 'Khối phố 1' },
      unit: DEMO_BRANCH,
      message: 'Chi hội họp ngày 10/11 đã giới thiệu',
      basis: 'told',
    })
  const there = await run(membersAt, { units: [DEMO_BRANCH, `${DEMO_BRANCH}-2`, 'PN20971-01-1'] })
  const [going, coming] = [there[0], there.at(-1)]
  if (going)
    await by(runtime, cadre)(requestTransfer, { member: going, to: 'PN20971-01', reason: 'Theo chồng về Tam Xuân' })
  if (coming) await by(runtime, other)(requestTransfer, { member: coming, to: 'PN20965-02', reason: 'Chuyển nhà' })
}

const makeMembers = operation({
  name: 'demo.make-members',
  permission: 'demo:make',
  kind: 'write',
  input: z.strictObject({}),
  output: z.object({ made: z.int() }),
  async run(ctx) {
    const today = civilDate(ctx.now())
    const codes = await unitCodesUnder(ctx.db, 'PN48', today)
    const units = await findUnits(ctx.db, codes, today)
    const groups = codes.filter((code) => units.get(code)?.level === 'union_group').toSorted()
    const own = [DEMO_BRANCH, ...groups.filter((code) => code.startsWith(`${DEMO_BRANCH}-`))]
    const plan = planMembers(groups, own, today)
    await store(ctx, plan, { units, before: await findUnits(ctx.db, codes, '2025-06-30'), today })
    for (const one of known) await storeKnown(ctx, one, units)
    return { made: plan.length + known.length }
  },
})

const membersAt = operation({
  name: 'demo.members-at',
  permission: 'demo:make',
  kind: 'read',
  input: z.object({ units: z.array(z.string()) }),
  output: z.array(z.uuid()),
  async run(ctx, { units }) {
    const found = []
    for (const unit of units)
      found.push(...(await listMembersOf(ctx.db, [unit], civilDate(ctx.now()), { limit: 3 })).items)
    return found.map(({ id }) => id)
  },
})

type Places = { units: ReadonlyMap<string, Unit>; before: ReadonlyMap<string, Unit>; today: string }

async function store(ctx: Ctx, plan: readonly PlannedMember[], places: Places): Promise<void> {
  const rows = plan.map((one) => ({ ...one, id: ctx.ids.uuid(), personId: ctx.ids.uuid() }))
  await addPeople(
    ctx,
    rows.map((one) => ({ id: one.personId, ...personOfPlan(one, places) })),
  )
  await admitMembers(
    ctx,
    rows.map(({ id, personId, unit, kind, joinedOn, state, before }) => ({
      id,
      personId,
      association: 'womens_union',
      unit,
      kind,
      joinedOn,
      state,
      // One who left before she moved has not moved.
      before: before.filter(({ until }) => state === null || until.slice(0, 7) < state.since.slice(0, 7)),
      reason: 'import' as const,
    })),
  )
}

/** Half of the addresses are written under the map of before the reform, as papers have them. */
function personOfPlan(one: PlannedMember, { units, before, today }: Places) {
  const old = one.house % 2 === 0 ? before.get(one.unit)?.placeCode : undefined
  const unit = old ?? units.get(one.unit)?.placeCode ?? '20965'
  const hamlet =
    units
      .get(one.unit)
      ?.name.replace(/^Tổ phụ nữ số (\d+) /, 'Tổ $1, ')
      .replace('Chi hội phụ nữ ', '') ?? ''
  return {
    name: one.name,
    sex: 'female' as const,
    birthDate: one.birthDate,
    birthYear: one.birthYear,
    ...(one.nationalId !== null && { nationalId: one.nationalId }),
    ...(one.phone !== null && {
      phones: [{ phone: one.phone, kind: one.sharedPhone ? ('shared' as const) : ('own' as const) }],
    }),
    addresses: [
      {
        kind: 'residence' as const,
        line: `Số ${one.house}, ${hamlet}`,
        unit,
        mapOf: old === undefined ? today : '2024-01-01',
      },
    ],
  }
}

async function storeKnown(ctx: Ctx, one: (typeof known)[number], units: ReadonlyMap<string, Unit>): Promise<void> {
  const account = await findCredentials(ctx.db, { login: one.login }, civilDate(ctx.now()))
  const personId = ctx.ids.uuid()
  const unit = units.get(one.unit)?.placeCode ?? '20965'
  const addresses = [{ kind: 'residence' as const, line: 'Khối phố 1', unit, mapOf: '2025-07-01' }]
  await addPeople(ctx, [{ id: personId, name: one.name, sex: 'female', birthYear: 1982, addresses }])
  if (account) await linkAccount(ctx, account.id, personId)
  const { unit: where, joinedOn } = one
  const member = { id: ctx.ids.uuid(), personId, association: 'womens_union', unit: where, joinedOn }
  await admitMembers(ctx, [{ ...member, kind: 'core', reason: 'import' }])
}
