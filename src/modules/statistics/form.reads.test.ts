import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { officer, systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { importUnits } from '#modules/units/index.ts'
import { countedBy, FORM } from './line.rules.ts'
import { isBalanced } from './form.rules.ts'
import { getDashboard } from './operations/get-dashboard.ts'
import { getForm } from './operations/get-form.ts'
import { listCounted } from './operations/list-counted.ts'
import { printForm } from './operations/print-form.ts'
import { dayBefore } from '#modules/units/index.ts'
import { periodOf } from './period.rules.ts'

const { pool, owner } = await testDatabase()
const app = testRuntime({ pool, now: '2026-11-20T09:00:00+07:00' })

// Two communes until the reform, one since; a branch of each goes on under a new code.
const REFORM = '2025-07-01'
const oldParents: Record<string, string> = {
  'PN20965-01': 'PN20965',
  'PN20965-02': 'PN20965',
  'PN20989-01': 'PN20989',
  PN20965: 'PN49',
  PN20989: 'PN49',
}
const newParents: Record<string, string> = {
  'PN20965-01': 'PN20965',
  'PN20965-02': 'PN20965',
  'PN20965-03': 'PN20965',
  'PN20965-01-1': 'PN20965-01',
  'PN20971-01': 'PN20971',
  PN20965: 'PN48',
  PN20971: 'PN48',
}
const successions = [
  ['PN20965', 'PN20965'],
  ['PN20989', 'PN20965'],
  ['PN20989-01', 'PN20965-03'],
  ['PN49', 'PN48'],
] as const
const heir: Record<string, string> = { 'PN20989-01': 'PN20965-03' }

const levelOf = (code: string) => {
  const parts = code.split('-').length
  if (parts > 1) return parts === 2 ? 'union_branch' : 'union_group'
  return code.length === 4 ? 'union_province' : 'union_commune'
}

beforeAll(async () => {
  const rows = (parents: Record<string, string>, top: string) =>
    [top, ...Object.keys(parents)].map((code) => ({
      code,
      parentCode: parents[code] ?? null,
      level: levelOf(code),
      name: `Hội ${code}`,
      nameEn: code,
      placeCode: null,
    }))
  const lists = [
    { name: 'old', tree: 'womens_union', validFrom: null, validTo: dayBefore(REFORM), rows: rows(oldParents, 'PN49') },
    { name: 'new', tree: 'womens_union', validFrom: REFORM, validTo: null, rows: rows(newParents, 'PN48') },
  ]
  await app.run(importUnits, { lists }, systemActor)
  for (const [from, to] of successions)
    await owner.query(
      `insert into unit_successions (old_code, new_code, extent, happened_on) values ($1, $2, 'whole', $3) on conflict do nothing`,
      [from, to, REFORM],
    )
})

type Stay = { unit: string; from: string; to: string | null; reason: string }
type Span = {
  state: 'active' | 'suspended' | 'left' | 'dead'
  kind: string
  from: string
  to: string | null
  reason: string | null
}
type Life = { born: string | null; year: number | null; states: Span[]; places: Stay[] }

const dayOf = (n: number) => new Date(Date.UTC(2025, 0, 1) + n * 86_400_000).toISOString().slice(0, 10)
const reformDay = 181

/** A member's days between 2025 and 2026: some periods of membership, some changes of unit, the reform in between. */
const life: fc.Arbitrary<Life> = fc
  .record({
    born: fc.constantFrom('1970-03-04', '1990-11-20', '1995-11-21', '2009-01-01', null),
    marks: fc.uniqueArray(fc.integer({ min: 0, max: 680 }), { minLength: 1, maxLength: 5 }),
    states: fc.array(fc.constantFrom('active' as const, 'suspended' as const, 'left' as const), {
      minLength: 5,
      maxLength: 5,
    }),
    reasons: fc.array(fc.constantFrom('quit', 'moved', 'other'), { minLength: 5, maxLength: 5 }),
    units: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 6, maxLength: 6 }),
    moves: fc.uniqueArray(fc.integer({ min: 0, max: 690 }), { maxLength: 3 }),
    kind: fc.constantFrom('ordinary', 'core'),
  })
  .map(({ born, marks, states, reasons, units, moves, kind }) => {
    const starts = marks.toSorted((a, b) => a - b)
    const spans = starts.flatMap((start, at): Span[] => {
      const state = at === 0 ? 'active' : (states[at] ?? 'active')
      const next = starts[at + 1]
      const reason = state === 'left' ? (reasons[at] ?? 'other') : null
      return [{ state, kind, from: dayOf(start), to: next === undefined ? null : dayOf(next - 1), reason }]
    })
    const first = starts[0] ?? 0
    const turns = [
      ...new Set([first, ...moves.filter((day) => day > first), ...(first < reformDay ? [reformDay] : [])]),
    ].toSorted((a, b) => a - b)
    const before = ['PN20965-01', 'PN20965-02', 'PN20989-01']
    const since = ['PN20965-01', 'PN20965-01-1', 'PN20971-01']
    let unit = ''
    const places = turns.flatMap((day, at): Stay[] => {
      const was = unit
      if (day === reformDay && at > 0) unit = heir[unit] ?? unit
      else unit = (day < reformDay ? before : since)[units[at % 6] ?? 0] ?? ''
      const next = turns[at + 1]
      if (was === unit) return []
      return [
        {
          unit,
          from: dayOf(day),
          to: next === undefined ? null : dayOf(next - 1),
          reason: day === reformDay ? 'reorganisation' : 'transfer',
        },
      ]
    })
    for (const [at, stay] of places.entries()) stay.to = places[at + 1] ? dayBefore(places[at + 1]?.from ?? '') : null
    return { born, year: born === null ? null : Number(born.slice(0, 4)), states: spans, places }
  })

async function write(lives: readonly Life[]): Promise<void> {
  await owner.query(
    'delete from membership_places; delete from membership_states; delete from memberships; delete from people',
  )
  for (const [n, { born, year, states, places }] of lives.entries()) {
    const [person, member] = [randomUUID(), randomUUID()]
    const last = states.at(-1)?.state ?? 'active'
    await owner.query(
      `insert into people (id, name, birth_date, birth_year, created_at) values ($1, $2, $3, $4, now())`,
      [person, `Người ${n}`, born, year],
    )
    await owner.query(
      `insert into memberships (id, association, person_id, state, kind, applied_at, joined_on) values ($1, 'womens_union', $2, $3, 'ordinary', now(), $4)`,
      [member, person, last, states[0]?.from],
    )
    for (const s of states)
      await owner.query(
        `insert into membership_states (id, membership_id, state, kind, valid_from, valid_to, reason) values (gen_random_uuid(), $1, $2, $3, $4, $5, $6)`,
        [member, s.state, s.kind, s.from, s.to, s.reason],
      )
    for (const p of places)
      await owner.query(
        `insert into membership_places (id, membership_id, unit_code, valid_from, valid_to, reason) values (gen_random_uuid(), $1, $2, $3, $4, $5)`,
        [member, p.unit, p.from, p.to, p.reason],
      )
  }
}

/** The figures by the plainest way: each member on each day, one by one. */
function oracle(lives: readonly Life[], within: (unit: string, day: string) => boolean, from: string, to: string) {
  const figures: Record<string, number> = Object.fromEntries(FORM.map(({ key }) => [key, 0]))
  const count = (key: string) => (figures[key] = (figures[key] ?? 0) + 1)
  const stateOn = (one: Life, day: string) => one.states.find((s) => s.from <= day && (s.to === null || s.to >= day))
  const standsOn = (one: Life, day: string) => ['active', 'suspended'].includes(stateOn(one, day)?.state ?? '')
  const unitOn = (one: Life, day: string) =>
    one.places.find((p) => p.from <= day && (p.to === null || p.to >= day))?.unit ?? ''
  for (const one of lives) {
    const here = (day: string) => standsOn(one, day) && within(unitOn(one, day), day)
    if (here(dayBefore(from))) count('start')
    for (
      let day = from;
      day <= to;
      day = dayOf(Math.round((Date.parse(day) - Date.UTC(2025, 0, 1)) / 86_400_000) + 1)
    ) {
      const eve = dayBefore(day)
      const [stood, stands] = [standsOn(one, eve), standsOn(one, day)]
      if (!stood && stands && here(day)) count(one.states.some((s) => s.from < day) ? 'rejoined' : 'joined')
      if (stood && !stands && here(eve)) {
        count('lost')
        count(`lost.${stateOn(one, day)?.reason ?? 'other'}`)
      }
      if (stood && stands && here(eve) !== here(day)) count(here(day) ? 'moved_in' : 'moved_out')
    }
    if (!here(to)) continue
    count('end')
    count(`kind.${stateOn(one, to)?.kind ?? ''}`)
    if (stateOn(one, to)?.state === 'suspended') count('suspended')
    count(`age.${bandOf(one, to)}`)
  }
  return figures
}

function bandOf({ born }: Life, day: string): string {
  if (born === null) return 'unknown'
  const age = Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5) ? 1 : 0)
  if (age < 18) return 'under_18'
  return age <= 30 ? '18_30' : age <= 49 ? '31_49' : '50_up'
}

const under = (parents: Record<string, string>, unit: string, top: string): boolean =>
  unit === top || (parents[unit] !== undefined && under(parents, parents[unit] ?? '', top))

// Which units belong to `top` of the new map on any day: before the reform by what they became.
const byNewMap = (top: string) => (unit: string, day: string) =>
  under(newParents, day < REFORM ? (heir[unit] ?? unit) : unit, top)
const counted = FORM.map(({ key }) => key).filter((key) =>
  ['members', 'kinds', 'ages'].includes(FORM.find((line) => line.key === key)?.section ?? ''),
)

test('every figure is what counting each member on each day gives; parts give their sum; who came and went gives who is there', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(life, { minLength: 1, maxLength: 12 }),
      fc.constantFrom('2025', '2025-H1', '2025-Q3', '2026', '2026-05', '2025-2030'),
      fc.constantFrom('PN48', 'PN20965', 'PN20965-01'),
      async (lives, key, top) => {
        await write(lives)
        const period = periodOf(key)
        const form = await app.run(getForm, { unit: top, period: key }, systemActor)
        const expected = oracle(lives, byNewMap(top), period.from, form.asOf)
        for (const line of counted)
          expect([line, form.lines.find((one) => one.key === line)?.total]).toEqual([line, expected[line]])
        for (const line of form.lines)
          if (line.key !== 'moved_in' && line.key !== 'moved_out')
            expect(line.values.reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBe(line.total)
        const column = (at: number) =>
          Object.fromEntries(form.lines.map(({ key: line, values }) => [line, values[at] ?? 0]))
        for (const at of form.columns.keys()) expect(isBalanced(column(at))).toBe(true)
        expect(isBalanced(Object.fromEntries(form.lines.map(({ key: line, total }) => [line, total ?? 0])))).toBe(true)
      },
    ),
    { numRuns: process.env['MOTCUA_TEST_LONG'] ? 200 : 25, endOnFailure: true },
  )
}, 120_000)

test('under the old map a commune that was merged is told apart by its branches', async () => {
  const lives = fc.sample(life, { numRuns: 25, seed: 7 })
  await write(lives)
  const form = await app.run(getForm, { unit: 'PN49', period: '2025', map: '2025-06-30' }, systemActor)
  expect(form.columns.map(({ code }) => code)).toEqual(expect.arrayContaining(['PN20965', 'PN20989']))
  const at = form.columns.findIndex(({ code }) => code === 'PN20989')
  const was = (unit: string) => unit === 'PN20989-01' || unit === 'PN20965-03'
  const expected = oracle(lives, was, '2025-01-01', '2025-12-31')
  const told = (key: string) => form.lines.find((line) => line.key === key)?.values[at]
  expect([told('start'), told('end'), told('lost')]).toEqual([expected['start'], expected['end'], expected['lost']])
})

test('behind a figure stand just so many people, and only for who may see members there', async () => {
  await write(fc.sample(life, { numRuns: 20, seed: 3 }))
  const asked = { unit: 'PN48', period: '2026' }
  const form = await app.run(getForm, asked, systemActor)
  for (const { key, total, listed } of form.lines) {
    if (!listed) continue
    const { items } = await app.run(listCounted, { ...asked, line: key }, systemActor)
    if (countedBy(key, form.period, form.asOf, dayBefore(form.period.from))?.of === 'standing')
      expect([key, items.length]).toEqual([key, total])
  }
  const reader = officer({ accountId: randomUUID(), role: 'reader', unit: 'PN48', permissions: ['statistics:read'] })
  const hers = await app.run(getForm, asked, reader)
  expect(hers.lines.some(({ listed }) => listed)).toBe(false)
  expect(hers.lines.find(({ key }) => key === 'minority')?.total).toBeNull()
  await expect(app.run(listCounted, { ...asked, line: 'end' }, reader)).rejects.toThrow('not_found')
  await expect(app.run(getForm, { ...asked, unit: 'PN20965' }, reader)).rejects.toThrow('not_found')
})

test('the overview tells twelve months, and the form prints', async () => {
  await write(fc.sample(life, { numRuns: 5, seed: 1 }))
  const { overTime, lines } = await app.run(getDashboard, { unit: 'PN48', period: '2026' }, systemActor)
  expect(overTime).toHaveLength(12)
  expect(overTime.at(-1)).toEqual({ day: '2026-11-20', members: lines.find(({ key }) => key === 'end')?.total })
  const { bytes } = await app.run(printForm, { unit: 'PN48', period: '2026' }, systemActor)
  expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe('%PDF-')
})
