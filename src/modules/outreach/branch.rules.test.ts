import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actionProblems, readAmount, tidyPhone } from './action.rules.ts'
import {
  birthdayWithin,
  countsOf,
  inOrder,
  isUnseen,
  listNames,
  listOf,
  spanOf,
  threeMonthsBefore,
  type Branch,
  type BranchMember,
} from './branch.rules.ts'

const member = (over: Partial<BranchMember> = {}): BranchMember => ({
  id: 'm1',
  name: 'Nguyễn Thị Hạnh',
  born: '1985-11-25',
  phone: '+84905111222',
  phoneMasked: '+84••••••222',
  phoneShared: false,
  address: '',
  unit: 'PN20965-01',
  joinedOn: '2010-01-01',
  suspended: false,
  owed: 0,
  owedYears: [],
  seenOn: null,
  marked: null,
  ...over,
})
const branch = (...members: BranchMember[]): Branch => ({
  unit: { code: 'PN20965-01', name: 'Chi hội 1' },
  units: [],
  today: '2026-11-22',
  members,
  cut: false,
})

describe('birthdays', () => {
  test('a week goes from Monday to Sunday, a month from its first to its last day', () => {
    expect(spanOf('week', '2026-11-22')).toEqual({ from: '2026-11-16', to: '2026-11-22' })
    expect(spanOf('month', '2028-02-10')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
    expect(spanOf('days30', '2026-12-15')).toEqual({ from: '2026-12-15', to: '2027-01-13' })
  })

  test('across the turn of the year; on 28 February for whoever was born on the 29th; never by the year alone', () => {
    const around = spanOf('days30', '2026-12-15')
    expect(birthdayWithin('1970-01-05', around)).toBe('2027-01-05')
    expect(birthdayWithin('2000-02-29', { from: '2027-02-22', to: '2027-02-28' })).toBe('2027-02-28')
    expect(birthdayWithin('1985', around)).toBeUndefined()
  })
})

describe('not seen for three months', () => {
  test('counts months as people do, to the last day of a shorter one', () => {
    expect(threeMonthsBefore('2026-05-31')).toBe('2026-02-28')
    expect(threeMonthsBefore('2026-02-10')).toBe('2025-11-10')
  })

  test('who joined yesterday was seen then', () => {
    expect(isUnseen(member({ joinedOn: '2026-11-21' }), '2026-11-22')).toBe(false)
    expect(isUnseen(member({ seenOn: '2026-08-22' }), '2026-11-22')).toBe(false)
    expect(isUnseen(member({ seenOn: '2026-08-21' }), '2026-11-22')).toBe(true)
  })
})

describe('lists', () => {
  test('a name is found without accents and in any order, a number by its end', () => {
    const here = branch(member(), member({ id: 'm2', name: 'Trần Thị Đào', phone: '+84905333444' }))
    const found = (words: string) => listOf(here, { list: 'members', words }).map(({ id }) => id)
    expect(found('hanh nguyen')).toEqual(['m1'])
    expect(found('dao')).toEqual(['m2'])
    expect(found('444')).toEqual(['m2'])
    expect(found('999')).toEqual([])
  })

  test('stand by the given name, as Vietnamese lists do', () => {
    const names = ['Nguyễn Thị Yến', 'Trần Thị An', 'Lê Thị Đào', 'Phạm Thị Ân'].map((name, n) =>
      member({ id: `${n}`, name }),
    )
    expect(inOrder(names).map(({ name }) => name.split(' ').at(-1))).toEqual(['An', 'Ân', 'Đào', 'Yến'])
  })

  test('each list holds members of the branch only, none twice, and as many as its count says', () => {
    const day = fc.date({ min: new Date('1930-01-01'), max: new Date('2026-11-22'), noInvalidDate: true })
    const iso = day.map((date) => date.toISOString().slice(0, 10))
    const anybody = fc.record({
      id: fc.uuid(),
      born: fc.option(iso),
      owed: fc.nat(100_000),
      seenOn: fc.option(iso),
      joinedOn: fc.option(iso),
      marked: fc.option(fc.string()),
    })
    fc.assert(
      fc.property(fc.uniqueArray(anybody, { selector: ({ id }) => id, maxLength: 30 }), (given) => {
        const here = branch(...given.map((one) => member(one)))
        const counts = countsOf(here)
        for (const list of listNames) {
          const ids = listOf(here, { list }).map(({ id }) => id)
          expect(new Set(ids).size).toBe(ids.length)
          expect(ids.length).toBe(counts[list])
          for (const id of ids) expect(here.members.some((one) => one.id === id)).toBe(true)
        }
      }),
    )
  })
})

describe('what is typed at the door', () => {
  test('amounts and numbers in any usual spelling', () => {
    expect(['24000', '24.000', '24 000 đồng', '24,000đ'].map(readAmount)).toEqual([24_000, 24_000, 24_000, 24_000])
    expect(readAmount('hai bốn')).toBeNaN()
    expect(tidyPhone('0905 111-222')).toBe('+84905111222')
    expect(tidyPhone('12')).toBe('12')
  })

  test('a member needs a whole name, a day or year of birth that was, a place, and on what ground she is written down', () => {
    const one = {
      kind: 'register',
      unit: '',
      name: 'Hạnh',
      born: '2030',
      phone: '12',
      line: '',
      basis: '',
      on: '2026-11-22',
    } as const
    expect(actionProblems(one, '2026-11-22').map(({ path }) => path)).toEqual([
      'name',
      'born',
      'phone',
      'unit',
      'basis',
    ])
    const good = { ...one, unit: 'PN20965-01', name: 'Lê Thị Hạnh', born: '1985', phone: '', basis: 'told' } as const
    expect(actionProblems(good, '2026-11-22')).toEqual([])
  })
})
