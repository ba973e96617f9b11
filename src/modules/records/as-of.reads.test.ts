import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { foldMembership, registerMember, unfoldMembership } from '#modules/membership/index.ts'
import { BRANCH, FAR_BRANCH, someone, someUnion } from '#modules/membership/testing/fixtures.ts'
import { writeFacts } from './operations/change-record.ts'
import { getRecord } from './operations/get-record.ts'
import { beginRecords, importRecords, undoImportedRecords } from './record.commands.ts'
import { countRecords, recordSummaries } from './record.questions.ts'
import { addEntries, removeEntry } from './record.store.ts'
import { sensitiveFactsOf } from './sensitive-facts.questions.ts'

const { pool } = await testDatabase()
const office = testRuntime({ pool })
const { run } = office
const { db } = office.runtime

beforeAll(() => someUnion(office))

const doing = operation({
  name: 'test.do',
  permission: 'test:make',
  kind: 'write',
  input: z.strictObject({ work: z.custom<(ctx: Ctx) => Promise<unknown>>() }),
  output: z.null(),
  run: async (ctx, { work }) => (await work(ctx), null),
})
const at = async (moment: string, work: (ctx: Ctx) => Promise<unknown>) => {
  office.setNow(moment)
  await run(doing, { work }, systemActor)
}

let people = 0
async function aMember(unit = BRANCH): Promise<string> {
  people += 1
  const person = {
    name: `Trần Thị Số ${people}`,
    birthDate: '1980-03-08',
    phone: `0905 4${`${people}`.padStart(5, '0')}`,
  }
  return (await run(registerMember, someone({ person, unit, joinedOn: '2010-03-08' }), systemActor)).id
}

const entry = (id: string, membershipId: string, year: number) => {
  const nothing = { from: null, to: null, amount: null, note: '' }
  return { id, membershipId, year, ...nothing }
}
const byOffice = (ctx: Ctx) => ({ at: ctx.now(), accountId: null, how: 'office' as const })
const counted = (ids: readonly string[], asOf: string, today: string) => {
  const groups = ids.map((_, n) => (n === 0 ? 'first' : 'others'))
  return countRecords(db, ids, groups, { asOf, today })
}

describe('records of a past day', () => {
  test('a value is what it was when that day ended in Vietnam, sensitive ones too', async () => {
    const [a, b] = [await aMember(), await aMember(FAR_BRANCH)]
    await at('2026-03-01T09:00:00+07:00', (ctx) =>
      beginRecords(ctx, [{ membershipId: a, facts: { education: 'primary', ethnicity: '26', party: 'proposed' } }]),
    )
    await at('2026-03-31T23:59:00+07:00', (ctx) =>
      writeFacts(ctx, { id: b }, [{ field: 'education', value: 'none' }], false),
    )
    await at('2026-04-01T00:00:00+07:00', async (ctx) => {
      await writeFacts(ctx, { id: a }, [{ field: 'education', value: 'upper_secondary' }], false, 'correction')
      await writeFacts(
        ctx,
        { id: a },
        [
          { field: 'ethnicity', value: null },
          { field: 'party', value: 'member' },
        ],
        true,
      )
      await writeFacts(ctx, { id: b }, [{ field: 'religion', value: 'catholic' }], true)
    })
    const on = async (asOf: string) =>
      (await countRecords(db, [a, b], ['x', 'x'], { asOf, today: '2026-11-20' })).get('x')
    // What came with the membership leaves no line in the history: it stood from its beginning.
    expect(await on('2026-03-30')).toMatchObject({
      fields: { education: { primary: 1 } },
      minority: 1,
      partyProposed: 1,
    })
    const march = { primary: 1, none: 1 }
    expect(await on('2026-03-31')).toMatchObject({ fields: { education: march }, minority: 1, religious: 0 })
    const april = { minority: 0, religious: 1, partyProposed: 0, partyMembers: 1 }
    expect(await on('2026-04-01')).toMatchObject({ fields: { education: { upper_secondary: 1, none: 1 } }, ...april })
  })

  test('an entry that is taken out later stays in the report; one about that day, told when it was over, joins it', async () => {
    const a = await aMember()
    const ids = Array.from({ length: 4 }, () => office.runtime.ids.uuid())
    const [kept = '', late = '', wrong = '', running = ''] = ids
    const add = (id: string, kind: 'award' | 'family', given: { year: number; what?: string }) => (ctx: Ctx) =>
      addEntries(
        ctx.db,
        false,
        [{ ...entry(id, a, given.year), kind, what: given.what ?? 'Giấy khen', changeId: ctx.ids.uuid() }],
        byOffice(ctx),
      )
    const remove = (id: string) => (ctx: Ctx) =>
      removeEntry(ctx.db, false, { id, membershipId: a, changeId: ctx.ids.uuid() }, byOffice(ctx))
    await at('2025-06-01T09:00:00+07:00', add(kept, 'award', { year: 2025 }))
    await at('2026-01-05T09:00:00+07:00', add(late, 'award', { year: 2025 }))
    await at('2026-01-05T09:00:00+07:00', add(wrong, 'award', { year: 2025 }))
    await at('2026-01-06T09:00:00+07:00', remove(wrong))
    await at('2026-01-06T09:00:00+07:00', remove(kept))
    const on = async (asOf: string) => (await countRecords(db, [a], ['x'], { asOf, today: '2026-11-20' })).get('x')
    expect(await on('2025-12-31')).toMatchObject({ awards: 2 })
    expect(await on('2025-06-30')).toMatchObject({ awards: 1 })
    expect(await on('2025-05-31')).toMatchObject({ awards: 0 })
    await at('2026-10-05T09:00:00+07:00', add(running, 'family', { year: 2026, what: 'widowed' }))
    expect(await on('2026-09-30')).toMatchObject({ family: {} })
    expect(await on('2026-10-31')).toMatchObject({ family: { widowed: 1 } })
  })
})

test('what a folded membership brought counts once for the one that goes on, whose own value wins; unfolded, as before', async () => {
  const [on, folded, first] = [await aMember(), await aMember(), await aMember()]
  await at('2026-02-01T09:00:00+07:00', async (ctx) => {
    const rows = [
      { membershipId: on, facts: { education: 'upper_secondary' } },
      { membershipId: folded, facts: { education: 'primary', occupation: 'farmer', ethnicity: '26' } },
      { membershipId: first, facts: { occupation: 'trader', professional: 'college', religion: 'catholic' } },
    ]
    await beginRecords(ctx, rows)
    const given = { ...entry(ctx.ids.uuid(), folded, 2026), kind: 'award' as const, what: 'Giấy khen' }
    await addEntries(ctx.db, false, [{ ...given, changeId: ctx.ids.uuid() }], byOffice(ctx))
  })
  const figures = async () =>
    Promise.all(
      ['2026-03-31', '2026-11-20'].map(async (asOf) =>
        (await countRecords(db, [on], ['x'], { asOf, today: '2026-11-20' })).get('x'),
      ),
    )
  /** What the record says of itself, and what lists and exports say of it. */
  const summed = async () => {
    const { completeness } = await run(getRecord, { member: on }, systemActor)
    const summary = (await recordSummaries(db, [on])).get(on)
    const secret = (await sensitiveFactsOf(db, [on], ['ethnicity', 'religion'])).get(on)
    return { meter: completeness.percent, ...summary, secret }
  }
  const [before, alone] = [await figures(), await summed()]
  expect(alone.completeness).toBe(alone.meter)
  await at('2026-11-20T09:00:00+07:00', async (ctx) => {
    await foldMembership(ctx, first, folded)
    await foldMembership(ctx, folded, on)
  })
  const one = { upper_secondary: 1 }
  const told = { fields: { education: one, occupation: { farmer: 1 }, professional: { college: 1 } }, awards: 1 }
  for (const day of await figures()) expect(day).toMatchObject({ ...told, minority: 1, religious: 1 })
  const { brought } = await run(getRecord, { member: on }, systemActor)
  expect(brought.fields.map(({ key, value }) => [key, value])).toEqual([
    ['education', 'primary'],
    ['professional', 'college'],
    ['occupation', 'farmer'],
  ])
  expect(brought.entries).toMatchObject([{ kind: 'award', what: 'Giấy khen' }])
  const together = await summed()
  expect(together).toMatchObject({ education: 'upper_secondary', professional: 'college', occupation: 'farmer' })
  expect(together.secret).toEqual({ ethnicity: '26', religion: 'catholic' })
  expect(together.completeness).toBe(together.meter)
  expect(together.meter).toBeGreaterThan(alone.meter)
  await at('2026-11-20T09:00:00+07:00', async (ctx) => {
    await unfoldMembership(ctx, folded)
    await unfoldMembership(ctx, first)
  })
  expect([await figures(), await summed()]).toEqual([before, alone])
  expect((await run(getRecord, { member: on }, systemActor)).brought).toEqual({ fields: [], entries: [] })
})

const member = fc.integer({ min: 0, max: 2 })
const step = fc.oneof(
  fc.record({ what: fc.constant('set'), member, sensitive: fc.boolean(), value: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ what: fc.constant('import'), member, sensitive: fc.boolean(), value: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ what: fc.constantFrom('undo', 'entry', 'remove'), member, sensitive: fc.boolean(), value: fc.nat(3) }),
)

test('whatever is changed, corrected, imported and undone since: a day’s figures stay what they were when it ended', async () => {
  const values = {
    false: { field: 'education', of: [null, 'none', 'primary', 'upper_secondary'] },
    true: { field: 'religion', of: [null, 'none', 'buddhism', 'catholic'] },
  }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), fc.boolean(), async (steps, begun) => {
      const ids = [await aMember(), await aMember(), await aMember()]
      const facts = { education: 'primary', religion: 'buddhism' }
      if (begun)
        await at('2026-05-01T09:00:00+07:00', (ctx) =>
          beginRecords(
            ctx,
            ids.map((membershipId) => ({ membershipId, facts })),
          ),
        )
      const told: [string, Awaited<ReturnType<typeof counted>>][] = [
        ['2026-05-01', await counted(ids, '2026-05-01', '2026-05-01')],
      ]
      const batches: string[] = []
      const added: { id: string; membershipId: string; sensitive: boolean }[] = []
      for (const [n, { what, member: who, sensitive, value }] of steps.entries()) {
        const day = `2026-05-${String(2 + n).padStart(2, '0')}`
        const id = ids[who] ?? ''
        const { field, of } = values[`${sensitive}`]
        await at(`${day}T23:30:00+07:00`, async (ctx) => {
          const changeId = ctx.ids.uuid()
          if (what === 'set')
            await writeFacts(
              ctx,
              { id },
              [{ field, value: of[value] ?? null }],
              sensitive,
              value > 1 ? 'correction' : 'office',
            )
          if (what === 'import') {
            batches.push(changeId)
            const brought = { [field]: of[value] ?? '' }
            const year = { kind: sensitive ? ('hardship' as const) : ('family' as const), year: 2026 }
            const entries = [{ ...year, what: sensitive ? 'poor' : 'widowed' }]
            await importRecords(ctx, changeId, [{ membershipId: id, facts: brought, entries }])
          }
          const batch = what === 'undo' ? batches.pop() : undefined
          if (batch) await undoImportedRecords(ctx, batch)
          if (what === 'entry') {
            const kind = sensitive ? ('hardship' as const) : ('loan' as const)
            const one = { ...entry(ctx.ids.uuid(), id, 2026), kind, what: 'disaster', changeId }
            added.push({ id: one.id, membershipId: id, sensitive })
            await addEntries(ctx.db, sensitive, [one], byOffice(ctx))
          }
          const gone = what === 'remove' ? added.shift() : undefined
          if (gone) await removeEntry(ctx.db, gone.sensitive, { ...gone, changeId }, byOffice(ctx))
        })
        told.push([day, await counted(ids, day, day)])
      }
      for (const [day, then] of told) expect([day, await counted(ids, day, '2026-11-20')]).toEqual([day, then])
    }),
    { numRuns: process.env['MOTCUA_TEST_LONG'] ? 200 : 20, endOnFailure: true },
  )
}, 60_000)
