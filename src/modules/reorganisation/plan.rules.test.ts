import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planReorganisation, type Ground, type Plan, type PlanUnit } from './plan.rules.ts'
import type { Step } from './step.rules.ts'
import { whereDoesItGo, whereDoesItLie, type Thing } from './testing/oracle.ts'
import { readList, stepsOfList } from './upload.rules.ts'

const LEVELS = new Map<string, readonly string[]>([
  ['union_province', []],
  ['union_district', ['union_province']],
  ['union_commune', ['union_province', 'union_district']],
  ['union_branch', ['union_commune']],
])

const unit = (code: string, level: string, parentCode: string | null, name = `Hội ${code}`): PlanUnit => ({
  code,
  level,
  name,
  nameEn: name,
  parentCode,
  placeCode: null,
  identifier: code,
})

/** Two provinces, a district with communes, two branches in each. */
function aTree(communes: number): Ground {
  const units = [
    unit('P1', 'union_province', null),
    unit('P2', 'union_province', null),
    unit('D1', 'union_district', 'P1'),
  ]
  for (let n = 0; n < communes; n += 1) {
    units.push(unit(`C${n}`, 'union_commune', 'D1'))
    for (const branch of [1, 2]) units.push(unit(`C${n}-0${branch}`, 'union_branch', `C${n}`))
  }
  return {
    tree: 'union',
    before: new Map(units.map((one) => [one.code, one])),
    changedLater: new Set(),
    levels: LEVELS,
    taken: new Set(),
    elsewhere: new Map(),
  }
}

const mapAfter = (ground: Ground, plan: Plan): Map<string, PlanUnit> => {
  const after = new Map(ground.before)
  for (const { code } of plan.ends) after.delete(code)
  for (const one of plan.begins) after.set(one.code, one)
  return after
}

/** Where the moves of a plan put a thing: what a rule picks goes before the whole, nothing goes twice. */
function carried(plan: Plan, thing: Thing): string | null {
  const own = plan.moves.filter(({ from }) => from === thing.at)
  const picked = own.find(
    ({ pick }) =>
      (pick?.by === 'list' && pick.ids.includes(thing.id)) ||
      (pick?.by === 'address' && thing.address.includes(pick.words)),
  )
  const move = picked ?? own.find(({ pick }) => pick === undefined)
  return move ? move.to : thing.at
}

/** Acts that can be done: communes are dealt out to steps, each to one, with new and old codes as targets. */
const acts = fc.integer({ min: 4, max: 12 }).chain((communes) =>
  fc
    .record({
      deal: fc.array(fc.integer({ min: 0, max: 7 }), { minLength: communes, maxLength: communes }),
      reuse: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 8, maxLength: 8 }),
      words: fc.constantFrom('thôn 1', 'thôn 2'),
      abolish: fc.boolean(),
      order: fc.infiniteStream(fc.nat()),
    })
    .map(({ deal, reuse, words, abolish, order }) => {
      const steps: Step[] = []
      const free: string[] = []
      for (let group = 0; group < 8; group += 1) {
        const members = deal.flatMap((of, n) => (of === group ? [`C${n}`] : []))
        const [first, second] = members
        if (first === undefined) continue
        // Its own code, a new one, or the code that another group gave up: all on the same day.
        const code = reuse[group] === 0 ? first : reuse[group] === 1 ? `N${group}` : (free.pop() ?? `N${group}`)
        const into = { code, name: `Hội mới ${group}`, parent: 'P2' }
        if (group === 6) {
          if (second === undefined) continue
          steps.push({
            kind: 'transfer',
            from: first,
            to: second,
            pick: { by: 'list', ids: [`${first}.0`, `${first}.2`] },
          })
          continue
        }
        if (group === 7) {
          for (const one of members) steps.push({ kind: 'rename', code: one, name: `Tên mới ${one}` })
          continue
        }
        if (group === 5) {
          const rest = { ...into, code: `R${group}`, name: 'Hội còn lại' }
          steps.push({
            kind: 'split',
            from: first,
            into: [{ unit: { ...into, code: `S${group}` }, pick: { by: 'address', words } }, { unit: rest }],
          })
          for (const one of members.slice(1)) steps.push({ kind: 'abolish', code: one, successor: rest.code })
          continue
        }
        steps.push({ kind: 'merge', from: members.map((one) => ({ code: one, extent: 'whole' as const })), into })
        if (code !== first) free.push(...members.filter((one) => one !== code))
      }
      if (abolish) steps.push({ kind: 'abolish', code: 'D1', successor: 'P2' })
      const shuffled = steps.map((step) => [order.next().value, step] as const).toSorted(([a], [b]) => a - b)
      return { communes, steps: shuffled.map(([, step]) => step) }
    }),
)

const things = (ground: Ground): Thing[] =>
  [...ground.before.keys()].flatMap((at) =>
    [0, 1, 2].map((n) => ({ id: `${at}.${n}`, at, address: `thôn ${n}, ${at}` })),
  )

describe('the plan of a reorganisation', () => {
  test('puts every thing where the decision read line by line puts it, at one unit that stands', () => {
    fc.assert(
      fc.property(acts, ({ communes, steps }) => {
        const ground = aTree(communes)
        const plan = planReorganisation(ground, steps)
        if (steps.length === 0) return
        expect(plan.conflicts).toEqual([])
        const after = mapAfter(ground, plan)
        for (const thing of things(ground)) {
          const place = carried(plan, thing)
          expect(place).toBe(whereDoesItGo(ground, steps, thing))
          expect(after.has(place ?? '')).toBe(true)
        }
        for (const one of after.values()) {
          const then = ground.before.get(one.code)
          const isSame =
            then && !plan.ends.some(({ code }) => code === one.code && !plan.begins.some((b) => b.code === code))
          if (isSame && one.level === 'union_branch') expect(one.parentCode).toBe(whereDoesItLie(steps, then))
          if (one.parentCode !== null) expect(after.has(one.parentCode)).toBe(true)
        }
      }),
      { numRuns: 400 },
    )
  })

  test('is the same whatever the order of its steps', () => {
    fc.assert(
      fc.property(acts, ({ communes, steps }) => {
        const ground = aTree(communes)
        const key = (plan: Plan) =>
          JSON.stringify([
            plan.ends,
            plan.begins,
            plan.successions,
            plan.moves.map((move) => JSON.stringify(move)).toSorted(),
          ])
        expect(key(planReorganisation(ground, steps.toReversed()))).toBe(key(planReorganisation(ground, steps)))
      }),
      { numRuns: 200 },
    )
  })

  test('every unit that ends is told about: a successor for each, and each unit of before at most once as a whole', () => {
    fc.assert(
      fc.property(acts, ({ communes, steps }) => {
        const ground = aTree(communes)
        const plan = planReorganisation(ground, steps)
        const begun = new Set(plan.begins.map(({ code }) => code))
        for (const { code } of plan.ends)
          if (!begun.has(code)) expect(plan.successions.some(({ oldCode }) => oldCode === code)).toBe(true)
        const wholes = plan.moves.filter(({ pick }) => pick === undefined).map(({ from }) => from)
        expect(new Set(wholes).size).toBe(wholes.length)
      }),
      { numRuns: 200 },
    )
  })

  test('reads the table of the reform of Núi Thành: seventeen communes become six, and the district ends', () => {
    const rows = readList(readFileSync('reference/units/nui-thanh-2025-07-01.tsv', 'utf8'))
    const before = new Map<string, PlanUnit>()
    for (const one of [unit('48', 'province', null), unit('49', 'province', null), unit('517', 'district', '49')])
      before.set(one.code, one)
    for (const { oldCode, oldName } of rows) before.set(oldCode, unit(oldCode, 'commune', '517', oldName))
    const levels = new Map<string, readonly string[]>([
      ['province', []],
      ['district', ['province']],
      ['commune', ['province', 'district']],
    ])
    const ground = {
      tree: 'administration',
      before,
      levels,
      changedLater: new Set<string>(),
      taken: new Set<string>(),
      elsewhere: new Map(),
    }
    const plan = planReorganisation(ground, [...stepsOfList(rows), { kind: 'abolish', code: '517', successor: '48' }])
    expect(plan.conflicts).toEqual([])
    expect(plan.begins.map(({ code, name, parentCode }) => [code, name, parentCode])).toEqual([
      ['20965', 'Xã Núi Thành', '48'],
      ['20971', 'Xã Tam Xuân', '48'],
      ['20977', 'Xã Đức Phú', '48'],
      ['20984', 'Xã Tam Anh', '48'],
      ['20992', 'Xã Tam Hải', '48'],
      ['21004', 'Xã Tam Mỹ', '48'],
    ])
    expect(plan.begins[0]).toMatchObject({ nameEn: 'Nui Thanh Commune', identifier: '20965' })
    expect(plan.ends).toHaveLength(18)
    expect(plan.successions.find(({ oldCode }) => oldCode === '20992')).toEqual({
      oldCode: '20992',
      newCode: '20992',
      extent: 'unchanged',
    })
  })

  const conflicts = (steps: Step[], given: Partial<Ground> = {}) =>
    planReorganisation({ ...aTree(4), ...given }, steps).conflicts.map(({ code, params }) =>
      `${code} ${params['unit'] ?? ''}`.trim(),
    )
  const merge = (from: string[], code: string, more = {}): Step => ({
    kind: 'merge',
    from: from.map((one) => ({ code: one, extent: 'whole' as const })),
    into: { code, name: 'Hội mới', ...more },
  })

  test('names what stands in the way', () => {
    expect(conflicts([merge(['C0', 'C9'], 'N1')])).toEqual(['unknown_unit C9'])
    expect(conflicts([merge(['C0'], 'N1'), merge(['C0'], 'N2')])).toContain('goes_twice C0')
    expect(conflicts([merge(['C0'], 'N1'), { kind: 'abolish', code: 'C0', successor: null }])).toContain(
      'goes_and_ends C0',
    )
    expect(
      conflicts([{ kind: 'found', unit: { code: 'C1', name: 'Hội', level: 'union_commune', parent: 'P1' } }]),
    ).toContain('code_taken C1')
    expect(conflicts([merge(['C0', 'C1'], 'n 1')])).toContain('bad_code n 1')
    expect(conflicts([{ kind: 'abolish', code: 'D1', successor: null }])).toContain('parent_ends C0')
    expect(conflicts([{ kind: 'reparent', code: 'P1', parent: 'D1' }])).toEqual(
      expect.arrayContaining(['top_only P1', 'circle P1']),
    )
    expect(conflicts([merge(['C0'], 'N1', { level: 'xyz' })])).toContain('unknown_level N1')
    expect(conflicts([merge(['C0'], 'N1', { parent: 'C1' })])).toContain('level_not_below N1')
    expect(
      conflicts([
        { kind: 'rename', code: 'C0', name: 'A' },
        { kind: 'rename', code: 'C0', name: 'B' },
      ]),
    ).toContain('twice C0')
    expect(conflicts([{ kind: 'transfer', from: 'C0', to: 'C1', pick: { by: 'units', codes: ['C2-01'] } }])).toContain(
      'picked_elsewhere C0',
    )
    expect(conflicts([merge(['C0'], 'C1')], { changedLater: new Set(['C1']) })).toContain('changed_later C1')
    expect(conflicts([{ kind: 'rename', code: 'C0', name: 'Hội C0', nameEn: 'Hội C0' }])).toEqual(['nothing_changes'])
  })

  test('a part takes branches along and leaves the others where they were', () => {
    const plan = planReorganisation(aTree(3), [
      { kind: 'transfer', from: 'C0', to: 'C1', pick: { by: 'units', codes: ['C0-02'] } },
    ])
    expect(plan.conflicts).toEqual([])
    expect(plan.begins.map(({ code, parentCode }) => [code, parentCode])).toEqual([['C0-02', 'C1']])
    expect(plan.successions).toEqual([{ oldCode: 'C0', newCode: 'C1', extent: 'part' }])
  })

  test('lists come with tabs, semicolons or commas, with Vietnamese heads and quoted names', () => {
    const rows = readList('mã cũ;tên cũ;mã mới;tên mới;mức độ\n00001;"Phường ""A""; B";00004;Phường C;Nhập một phần\n')
    expect(rows).toEqual([
      { row: 2, oldCode: '00001', oldName: 'Phường "A"; B', newCode: '00004', newName: 'Phường C', extent: 'part' },
    ])
    expect(() => readList('a\tb\n1\t2')).toThrow(/missing|reorganisation/)
    expect(() => readList('old_code\tnew_code\tnew_name\n1\t\tx')).toThrow()
  })
})
