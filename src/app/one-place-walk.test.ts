// Reforms, undone reforms, transfers and corrections in whatever order, by the product's own operations and job: on every
// day each member is in exactly one place, and the unit that she is in stands on that day.
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { AppError } from '#kernel/errors/app-error.ts'
import { operation } from '#kernel/operation/operation.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { identityModule } from '#modules/identity/module.ts'
import { admitNewPeople } from '#modules/membership/index.ts'
import { membershipModule } from '#modules/membership/module.ts'
import { peopleModule } from '#modules/people/module.ts'
import { addStep, confirmAct, createAct, undoAct } from '#modules/reorganisation/index.ts'
import { goOn, importOldMap } from './testing/nui-thanh.ts'

const MEMBERS = 140
const STEPS = process.env['MOTCUA_TEST_LONG'] ? 400 : 40

const { pool } = await testDatabase()
const unitHoldings = [identityModule, peopleModule, membershipModule].flatMap((module) => module.unitHoldings ?? [])
const world = testRuntime({ pool, unitHoldings, now: '2025-05-02T08:00:00+07:00' })
const { run, runtime, setNow } = world
const operationOf = (name: string) => {
  const found = membershipModule.operations?.find((one) => one.name === name)
  if (!found) throw new Error(`no operation ${name}`)
  return found
}
const members: string[] = []
const acts: string[] = []

const admit = operation({
  name: 'test.admit',
  permission: 'anyone',
  kind: 'write',
  input: z.object({ units: z.array(z.string()) }),
  output: z.array(z.uuid()),
  async run(ctx, { units }) {
    const rows = Array.from({ length: MEMBERS }, (_none, at) => ({
      person: { id: ctx.ids.uuid(), name: `Người thứ ${at}`, sex: 'female' as const, birthYear: 1950 + (at % 50) },
      member: {
        id: ctx.ids.uuid(),
        association: 'womens_union',
        unit: pick(units, at),
        kind: 'ordinary' as const,
        joinedOn: `2024-${String(1 + (at % 12)).padStart(2, '0')}-15`,
        reason: 'import' as const,
      },
    }))
    await admitNewPeople(ctx, rows)
    return rows.map(({ member }) => member.id)
  },
})

beforeAll(async () => {
  await importOldMap(world)
  members.push(...(await run(admit, { units: await standing('union_branch', '2025-05-02') }, systemActor)))
  setNow('2025-07-02T08:00:00+07:00')
}, 60_000)

const nth = fc.nat(1_000)
const aStep = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('merge' as const),
      a: nth,
      b: nth,
      level: fc.constantFrom('union_commune', 'union_branch'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('transfer' as const), a: nth, b: nth }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('correct' as const), a: nth, b: nth, ago: fc.nat(150), length: fc.nat(60) }),
  },
)
type Step = typeof aStep extends fc.Arbitrary<infer S> ? S : never

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)
const today = (back = 0) => dayOf(runtime.now().getTime() - back * 86_400_000)

/** Units of a level that stand on a day. */
async function standing(level: string, on: string): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from units where level = ${level} and valid_from <= ${on}::date and (valid_to is null or valid_to >= ${on}::date)
     order by code`.execute(runtime.db)
  return rows.map(({ code }) => code)
}
const pick = <T>(of: readonly T[], n: number): T => of[n % of.length] as T

async function goThrough(act: string): Promise<void> {
  while (await goOn(world, act));
}

async function merge({ a, b, level }: Extract<Step, { do: 'merge' }>): Promise<void> {
  const units = await standing(level, today())
  const [into, gone] = [pick(units, a), pick(units, b)]
  if (into === gone) return
  const given = {
    tree: 'womens_union',
    title: 'Sắp xếp',
    effectiveOn: today(),
    decisionNumber: `${acts.length + 1}/QĐ`,
    decisionDate: today(1),
    signer: 'Chủ tịch',
    scope: 'PN49',
  }
  const { id } = await run(createAct, given, systemActor)
  const { rows } = await sql<{ name: string; parent: string | null }>`
    select name, parent_code as parent from units where code = ${into} order by valid_from desc limit 1`.execute(
    runtime.db,
  )
  const from = [into, gone].map((code) => ({ code, extent: 'whole' as const }))
  await run(
    addStep,
    {
      id,
      step: { kind: 'merge', from, into: { code: into, name: rows[0]?.name ?? '', parent: rows[0]?.parent ?? null } },
    },
    systemActor,
  )
  const found = await sql<{ version: number }>`select version from reorganisations where id = ${id}`.execute(runtime.db)
  await run(confirmAct, { id, version: found.rows[0]?.version ?? 0 }, systemActor)
  await goThrough(id)
  acts.push(id)
}

async function undo(): Promise<void> {
  const id = acts.pop()
  if (id === undefined) return
  await run(undoAct, { id, reason: 'Chưa có hướng dẫn' }, systemActor)
  await goThrough(id)
}

async function transfer({ a, b }: Extract<Step, { do: 'transfer' }>): Promise<void> {
  const to = pick(await standing('union_branch', today()), b)
  const asked = await run(operationOf('membership.request-transfer'), { member: pick(members, a), to }, systemActor)
  const { id, state } = asked as { id: string; state: string }
  // Who stands over both units asks and answers at once.
  if (state === 'accepted') return
  await run(operationOf('membership.decide-transfer'), { transfer: id, decision: 'accept' }, systemActor)
}

async function correct({ a, b, ago, length }: Extract<Step, { do: 'correct' }>): Promise<void> {
  const member = pick(members, a)
  const from = today(ago)
  const unit = pick(await standing('union_branch', from), b)
  const { rows } = await sql<{ version: number }>`select version from memberships where id = ${member}`.execute(
    runtime.db,
  )
  const place = { unit, from, ...(length < ago && { to: today(ago - length) }) }
  const given = { member, version: rows[0]?.version ?? 0, reason: 'Ghi nhầm', place }
  await run(operationOf('membership.correct'), given, systemActor)
}

/** What is wrong: days on which a member is in no place or several, or in a unit that does not stand. */
async function wrong(): Promise<unknown[]> {
  const { rows } = await sql`
    select d.day::date::text as day, m.id, count(p.id)::int as places, count(u.id)::int as standing
      from memberships m
     cross join lateral generate_series(greatest(m.joined_on, date '2025-01-01'), ${today()}::date, interval '1 day') as d (day)
      left join membership_places p on p.membership_id = m.id and p.valid_from <= d.day and (p.valid_to is null or p.valid_to >= d.day)
      left join units u on u.code = p.unit_code and u.valid_from <= d.day and (u.valid_to is null or u.valid_to >= d.day)
     where m.id = any(${members}::uuid[])
     group by d.day, m.id having count(p.id) <> 1 or count(u.id) <> 1 limit 5`.execute(runtime.db)
  return rows
}

test('each is in one place on each day, whatever was done', async () => {
  expect(await wrong()).toEqual([])
  const done = { merge: 0, undo: 0, transfer: 0, correct: 0 }
  for (const step of fc.sample(aStep, { numRuns: STEPS, seed: 20_250_701 })) {
    setNow(new Date(runtime.now().getTime() + 2 * 86_400_000))
    const work = {
      merge: () => merge(step as never),
      undo,
      transfer: () => transfer(step as never),
      correct: () => correct(step as never),
    }[step.do]
    try {
      await work()
      done[step.do] += 1
    } catch (error) {
      // What the product refuses in words changes nothing.
      if (!(error instanceof AppError)) throw error
    }
    expect(await wrong(), JSON.stringify(step)).toEqual([])
  }
  for (const count of Object.values(done)) expect(count).toBeGreaterThan(STEPS / 20)
}, 120_000)
