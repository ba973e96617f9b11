import { z } from 'zod'
import type { Run } from '#kernel/http/face.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import type { Runtime } from '#kernel/operation/pipeline.ts'
import { addPosts, type NewPost } from '#modules/cadres/index.ts'
import { grantPosition } from '#modules/identity/index.ts'
import { listMembersOf, membershipsOfPerson, type Member } from '#modules/membership/index.ts'
import { personOfAccount } from '#modules/people/index.ts'
import { beginRecords, importRecords, proposeCorrection } from '#modules/records/index.ts'
import { findUnits, unitCodesUnder, type Unit } from '#modules/units/index.ts'
import { by, personOf } from './mandates.ts'
import { planRecord } from './records-plan.ts'
import { DEMO_BRANCH, DEMO_UNION } from './union.ts'

/** Committees of the province, the communes and every branch and group, records of most members, and one proposal. */
export async function makeDemoCadres(runtime: Runtime, run: Run): Promise<void> {
  const heads = {
    canbohoi: await personOf(runtime, run, { login: 'canbohoi' }),
    chihoi: await personOf(runtime, run, { login: 'chihoi' }),
  }
  const ids = { commune: heads.canbohoi.accountId, branch: heads.chihoi.accountId }
  await run(makePosts, ids)
  await run(makeRecords, {})
  // Who administers accounts of the union: the one who may give the role that comes with a post.
  await run(grantPosition, { login: 'quantri', role: 'administrator', unit: 'PN48', validFrom: '2025-07-01' })
  const man = await personOf(runtime, run, { login: 'phan.man' })
  const member = man.accountId === null ? null : await run(membershipOf, { account: man.accountId })
  if (member) {
    const propose = by(runtime, man)
    // Neither is what the plan of records knows of anybody: a proposal says something else than the record.
    await propose(proposeCorrection, { member, field: 'workplace', value: 'Chợ Núi Thành', note: 'Tôi bán hàng ở đây' })
    await propose(proposeCorrection, { member, field: 'religion', value: 'hoa_hao' })
  }
}

const membershipOf = operation({
  name: 'demo.membership-of',
  permission: 'demo:make',
  kind: 'read',
  input: z.object({ account: z.uuid() }),
  output: z.uuid().nullable(),
  run: async (ctx, { account }) => (await memberOf(ctx, account))?.id ?? null,
})

async function memberOf(ctx: Ctx, account: string): Promise<Member | undefined> {
  const person = await personOfAccount(ctx.db, account)
  return person ? (await membershipsOfPerson(ctx.db, [person]))[0] : undefined
}

async function standing(ctx: Ctx, today: string): Promise<{ units: Map<string, Unit>; members: Member[] }> {
  const codes = await unitCodesUnder(ctx.db, 'PN48', today)
  const { items } = await listMembersOf(ctx.db, codes, today, { state: 'active', limit: 5000 })
  return { units: await findUnits(ctx.db, codes, today), members: items }
}

const makePosts = operation({
  name: 'demo.make-posts',
  permission: 'demo:make',
  kind: 'write',
  input: z.object({ commune: z.uuid().nullable(), branch: z.uuid().nullable() }),
  output: z.object({ made: z.int() }),
  async run(ctx, { commune, branch }) {
    const today = civilDate(ctx.now())
    const { units, members } = await standing(ctx, today)
    const first = new Map<string, string | undefined>([
      [DEMO_UNION, commune === null ? undefined : (await memberOf(ctx, commune))?.id],
      [DEMO_BRANCH, branch === null ? undefined : (await memberOf(ctx, branch))?.id],
    ])
    const busy = new Set(first.values())
    const free = (unit: Unit) =>
      members.filter(({ id, unit: where }) => !busy.has(id) && units.get(where)?.path.includes(unit.code))
    const posts: NewPost[] = []
    for (const unit of [...units.values()].toSorted((a, b) => a.path.length - b.path.length)) {
      const kinds = kindsOf(unit.level)
      const people = [first.get(unit.code), ...free(unit).map(({ id }) => id)].filter((id) => id !== undefined)
      kinds.forEach((kind, place) => {
        // A seat here and there is empty: there is something to do.
        const member = place > 0 && (unit.code.length + place) % 7 === 3 ? undefined : people[place]
        if (member === undefined) return
        busy.add(member)
        posts.push({
          id: ctx.ids.uuid(),
          memberId: member,
          unit: unit.code,
          level: unit.level,
          kind,
          ...termOf(unit, posts.length),
        })
      })
    }
    await addPosts(ctx.db, posts, ctx.now())
    return { made: posts.length }
  },
})

const committee = [
  'chair',
  'standing_vice_chair',
  'vice_chair',
  'standing_member',
  'standing_member',
  'executive_member',
  'executive_member',
  'executive_member',
  'executive_member',
]

function kindsOf(level: string): readonly string[] {
  if (level === 'union_branch') return ['branch_head', 'branch_deputy']
  if (level === 'union_group') return ['group_head']
  return committee
}

/** Committees of communes were appointed when these were made; branches elected theirs some years before. */
function termOf(unit: Unit, n: number): Pick<NewPost, 'how' | 'from' | 'term' | 'decision'> {
  if (unit.level === 'union_branch' || unit.level === 'union_group') {
    const year = 2021 + (n % 4)
    const month = String(1 + (n % 12)).padStart(2, '0')
    return { how: n % 9 === 0 ? 'co_opted' : 'elected', from: `${year}-${month}-15`, term: `${year} - ${year + 5}` }
  }
  const number = `${12 + (n % 30)}/QĐ-BTV`
  const decision = { number, on: '2025-06-28', signer: 'Nguyễn Thị Thu Lan' }
  return { how: 'appointed', from: '2025-07-01', term: '2025 - 2030', decision }
}

const makeRecords = operation({
  name: 'demo.make-records',
  permission: 'demo:make',
  kind: 'write',
  input: z.strictObject({}),
  output: z.object({ made: z.int() }),
  async run(ctx) {
    const today = civilDate(ctx.now())
    const { members } = await standing(ctx, today)
    const year = Number(today.slice(0, 4))
    const rows = members.flatMap(({ id }, n) => planRecord(n, year).map((record) => ({ membershipId: id, ...record })))
    // Known since they joined: a report of last year tells it too.
    await beginRecords(ctx, rows)
    const entries = rows.map(({ membershipId, entries: told = [] }) => ({ membershipId, entries: told }))
    await importRecords(ctx, ctx.ids.uuid(), entries)
    return { made: rows.length }
  },
})
