import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import type { ReorganisationAct, UnitMove } from '#kernel/manifest/unit-holding.ts'
import { operation } from '#kernel/operation/operation.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { addPeople, unitsOfPeople } from '#modules/people/index.ts'
import { admitMembers } from './member.commands.ts'
import { findMember } from './member.questions.ts'
import { correctMembership } from './operations/correct-membership.ts'
import { endMembership } from './operations/end-membership.ts'
import { readmitMember } from './operations/readmit-member.ts'
import { requestTransfer } from './operations/request-transfer.ts'
import { BRANCH, FAR_BRANCH, OTHER_BRANCH, someUnion } from './testing/fixtures.ts'
import { daysAfter } from './timeline.rules.ts'
import { membershipHoldings } from './unit-holdings.store.ts'

const { pool } = await testDatabase()
const office = testRuntime({ pool, now: '2026-11-20T09:00:00+07:00' })
const { run } = office
const { db } = office.runtime
beforeAll(() => someUnion(office))

const Moves = z.custom<UnitMove[]>()
const Act = z.custom<ReorganisationAct>()

/** What the reorganisation does on the day and in undoing: each holding until nothing is left, a few rows at a time. */
const inChunks = (way: 'carry' | 'takeBack') =>
  operation({
    name: `testing.${way}`,
    permission: 'anyone',
    kind: 'write',
    input: z.object({ act: Act, moves: Moves }),
    output: z.int(),
    async run(ctx, { act, moves }) {
      let rows = 0
      for (const holding of membershipHoldings)
        for (let done = 1; done > 0; rows += done)
          done =
            way === 'carry'
              ? ((await holding.carry?.(ctx, act, moves, 3)) ?? 0)
              : ((await holding.takeBack?.(ctx, act, 3)) ?? 0)
      return rows
    },
  })
const [carry, takeBack] = [inChunks('carry'), inChunks('takeBack')]

let made = 0
const makeMembers = operation({
  name: 'testing.make-members',
  permission: 'anyone',
  kind: 'write',
  input: z.object({ units: z.array(z.string()), joinedOn: z.string() }),
  output: z.array(z.object({ id: z.uuid(), personId: z.uuid() })),
  async run(ctx, { units, joinedOn }) {
    const rows = units.map((unit) => ({ id: ctx.ids.uuid(), personId: ctx.ids.uuid(), unit }))
    await addPeople(
      ctx,
      rows.map((row) => ({ id: row.personId, name: `Nguyễn Thị Số ${(made += 1)}`, birthYear: 1970 })),
    )
    await admitMembers(
      ctx,
      rows.map((row) => ({
        ...row,
        association: 'womens_union',
        kind: 'ordinary' as const,
        joinedOn,
        reason: 'import' as const,
      })),
    )
    return rows
  },
})

const allPlaces = async () =>
  (
    await pool.query(
      `select id, membership_id, unit_code, valid_from, valid_to, reason, opened_by, closed_by from membership_places order by id`,
    )
  ).rows
const act = (id: string, on: string): ReorganisationAct => ({ id: `00000000-0000-4000-8000-0000000000${id}`, on })
const whole = (from: string, to: string): UnitMove => ({ from, to, extent: 'whole' })

describe('when units are reorganised', () => {
  test('members go along from the day on, the days before stay, and taken back nothing is left of it', async () => {
    const members = await run(makeMembers, {
      units: [...Array.from({ length: 7 }, () => BRANCH), OTHER_BRANCH],
      joinedOn: '2010-01-01',
    })
    const before = await allPlaces()
    const first = members[0] ?? { id: '', personId: '' }
    const reform = { act: act('01', '2026-07-01'), moves: [whole(BRANCH, FAR_BRANCH)] }
    expect(await run(carry, reform, systemActor)).toBe(7)
    expect(await run(carry, reform, systemActor)).toBe(0)
    expect((await findMember(db, first.id, '2026-06-30'))?.unit).toBe(BRANCH)
    expect((await findMember(db, first.id, '2026-07-01'))?.unit).toBe(FAR_BRANCH)
    expect((await unitsOfPeople(db, [first.personId])).get(first.personId)).toEqual([FAR_BRANCH])
    await run(takeBack, reform, systemActor)
    expect(await allPlaces()).toEqual(before)
    expect((await unitsOfPeople(db, [first.personId])).get(first.personId)).toEqual([BRANCH])
  })

  test('a part by a list of members or of persons; an application that waits goes too', async () => {
    const [one, two, three] = await run(makeMembers, { units: [BRANCH, BRANCH, BRANCH], joinedOn: '2015-01-01' })
    const { number } = (await pool.query('select number from memberships where id = $1', [three?.id])).rows[0]
    const [holding] = membershipHoldings
    const counted = (...ids: string[]) =>
      holding?.countPicked?.(
        db,
        [{ from: BRANCH, to: FAR_BRANCH, extent: 'part', pick: { by: 'list', ids } }],
        '2026-07-31',
      )
    // Counted for the preview as they will go: by membership, by person, by the number on the card, each once.
    expect(await counted(one?.id ?? '', two?.personId ?? '', number, three?.id ?? '', 'nobody')).toBe(3)
    const pick = { by: 'list' as const, ids: [one?.id ?? '', two?.personId ?? ''] }
    await run(
      carry,
      { act: act('02', '2026-08-01'), moves: [{ from: BRANCH, to: FAR_BRANCH, extent: 'part', pick }] },
      systemActor,
    )
    const now = await Promise.all(
      [one, two, three].map(async (member) => (await findMember(db, member?.id ?? ''))?.unit),
    )
    expect(now).toEqual([FAR_BRANCH, FAR_BRANCH, BRANCH])
  })

  test('a unit without a successor keeps its members: nobody is ever nowhere', async () => {
    const [member] = await run(makeMembers, { units: [OTHER_BRANCH], joinedOn: '2015-01-01' })
    await run(
      carry,
      { act: act('03', '2026-08-01'), moves: [{ from: OTHER_BRANCH, to: null, extent: 'whole' }] },
      systemActor,
    )
    expect((await findMember(db, member?.id ?? '', '2026-09-01'))?.unit).toBe(OTHER_BRANCH)
  })
})

const units = [BRANCH, OTHER_BRANCH, FAR_BRANCH]
const aDay = fc.integer({ min: 0, max: 60 })
const aUnit = fc.constantFrom(...units)
const step = fc.oneof(
  fc.record({ do: fc.constant('transfer' as const), to: aUnit }),
  fc.record({ do: fc.constant('correct' as const), from: aDay, length: fc.integer({ min: 0, max: 15 }), unit: aUnit }),
  fc.record({ do: fc.constant('reform' as const), on: aDay, from: aUnit, to: aUnit }),
  fc.record({ do: fc.constant('undo' as const) }),
  fc.record({ do: fc.constant('leave' as const) }),
  fc.record({ do: fc.constant('return' as const), unit: aUnit }),
)

// A day of the test is a day of the clock: transfers and ends happen "today", which moves on with each step.
const FIRST = '2026-07-10'
let acts = 10

test('whatever cadres and reforms do, she is in exactly one place on every day of her membership', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
      const [member] = await run(makeMembers, { units: [BRANCH], joinedOn: FIRST })
      const id = member?.id ?? ''
      const done: { act: ReorganisationAct; moves: UnitMove[] }[] = []
      for (const [n, one] of steps.entries()) {
        office.setNow(`${daysAfter(FIRST, 61 + n)}T09:00:00+07:00`)
        await take(id, one, done).catch((error: { kind?: string }) => {
          // A refusal (she is there already, she has left) changes nothing; anything else is a fault.
          if (error.kind === undefined) throw error
        })
        await expectOnePlace(id)
      }
    }),
    { numRuns: process.env['MOTCUA_TEST_LONG'] ? 500 : 15 },
  )
})

async function take(
  id: string,
  one: typeof step extends fc.Arbitrary<infer S> ? S : never,
  done: { act: ReorganisationAct; moves: UnitMove[] }[],
) {
  switch (one.do) {
    case 'transfer':
      return run(requestTransfer, { member: id, to: one.to }, systemActor)
    case 'correct': {
      const place = { unit: one.unit, from: daysAfter(FIRST, one.from), to: daysAfter(FIRST, one.from + one.length) }
      return run(correctMembership, { member: id, reason: 'x', place }, systemActor)
    }
    case 'reform': {
      if (one.from === one.to) return undefined
      const reform = {
        act: act(
          String((acts += 1))
            .padStart(2, '0')
            .slice(-2),
          daysAfter(FIRST, one.on),
        ),
        moves: [whole(one.from, one.to)],
      }
      reform.act.id = `00000000-0000-4000-8000-${String(acts).padStart(12, '0')}`
      done.push(reform)
      return run(carry, reform, systemActor)
    }
    case 'undo': {
      const last = done.pop()
      return last && run(takeBack, last, systemActor)
    }
    case 'leave':
      return run(endMembership, { member: id, why: 'quit' }, systemActor)
    case 'return': {
      const on = civilDate(office.runtime.now())
      const decision = { number: '1', on, signer: 'A' }
      return run(readmitMember, { member: id, unit: one.unit, decision }, systemActor)
    }
  }
}

/** The oracle is the definition, day by day: a state that is a membership, and then one place; else none. */
async function expectOnePlace(id: string) {
  const { rows } = await pool.query(
    `select d::date::text as day,
       (select count(*)::int from membership_places p where p.membership_id = $1 and p.valid_from <= d and (p.valid_to is null or p.valid_to >= d)) as places,
       (select count(*)::int from membership_states s where s.membership_id = $1 and s.state in ('active', 'suspended') and s.valid_from <= d and (s.valid_to is null or s.valid_to >= d)) as states
       from generate_series($2::date, $2::date + 75, interval '1 day') d`,
    [id, FIRST],
  )
  expect(rows.filter((row) => row.places !== row.states)).toEqual([])
  const known = await pool.query(
    `select k.unit_code = (select unit_code from membership_places p where p.membership_id = $1 order by valid_from desc limit 1) as same
       from person_places k where k.source = 'membership' and k.source_id = $1`,
    [id],
  )
  expect(known.rows).toEqual([{ same: true }])
}
