import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { birthLevel } from './birth-match.rules.ts'
import { matchKeys } from './match-key.rules.ts'
import { CERTAIN, compare, PROBABLE, type MatchRecord } from './match.rules.ts'
import { nameLevel, toMatchName } from './name-match.rules.ts'
import { findPairs } from './pair-pass.rules.ts'

const level = (a: string, b: string) => nameLevel(toMatchName(a), toMatchName(b))

describe('names', () => {
  test.each([
    ['Nguyễn Thị Hạnh', 'NGUYỄN THỊ HẠNH', 'same'],
    ['Nguyễn Thị Hoà', 'Nguyễn Thị Hòa', 'same'],
    ['Lý Mỹ Lệ', 'Lí Mĩ Lệ', 'same'],
    ['Nguyễn Thị Mỹ Hạnh', 'Nguyễn Mỹ Hạnh', 'middle'],
    ['Bà Nguyễn Thị Hạnh', 'Nguyễn Thị Hạnh', 'same'],
    ['Nguyễn Thị Hạnh', 'Nguyen Thi Hanh', 'accents'],
    ['Nguyễn Thị Hạnh', 'Nguyen Hanh', 'accents'],
    ['Nguyễn Thị Hoa', 'Nguyễn Thị Hòa', 'tones'],
    ['Nguyễn Thị Mỹ Hạnh', 'Hạnh Nguyễn Thị Mỹ', 'order'],
    ['Giang Nguyễn Thị', 'Nguyễn Thị Giang', 'order'],
    ['Nguyễn Thị Phượng', 'Nguyễn Thị Phựơng', 'same'],
    ['Trần Thị Bích Liễu', 'Trần Thị Bich Lieuu', 'typed'],
    ['Đặng Thị Thùy Trâm', 'Đặng T Trâm', 'shorter'],
    ['Nguyễn Thị Lan', 'Nguyễn Thị Loan', 'different'],
    ['Nguyễn Thị Hồng', 'Nguyễn Thị Hằng', 'different'],
    ['Nguyễn Thị Vân', 'Nguyễn Thị', 'different'],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(level(a, b)).toBe(expected)
    expect(level(b, a)).toBe(expected)
  })

  test('usual names weigh less than rare ones', () => {
    expect(toMatchName('Nguyễn Thị Hoa').share).toBeGreaterThan(50 * toMatchName('Tôn Nữ Diệu Huyền').share)
  })
})

describe('births', () => {
  const born = (date: string) => ({ birthDate: date.length > 4 ? date : null, birthYear: Number(date.slice(0, 4)) })
  test.each([
    ['1985-03-12', '1985-03-12', 'same'],
    ['1985-03-12', '1985-12-03', 'swapped'],
    ['1985-03-12', '1986-03-12', 'digit'],
    ['1985-03-12', '1985', 'year'],
    ['1985-03-12', '1985-01-01', 'year'],
    ['1985', '1984', 'near'],
    ['1985-03-12', '1985-07-30', 'same_year'],
    ['1985-03-12', '1972-07-30', 'different'],
  ])('%s and %s: %s', (a, b, expected) => expect(birthLevel(born(a), born(b))).toBe(expected))
})

const record = (over: Partial<Omit<MatchRecord, 'name'>> & { name?: string } = {}): MatchRecord => {
  const { name = 'Nguyễn Thị Mỹ Hạnh', ...rest } = over
  return {
    id: '1',
    otherNames: [],
    sex: 'female',
    birthDate: '1985-03-12',
    birthYear: 1985,
    nationalId: null,
    oldId: null,
    phones: [],
    sharedPhones: [],
    communes: ['20965'],
    line: ['tan', 'an'],
    ...rest,
    name: toMatchName(name),
  }
}
const score = (a: Parameters<typeof record>[0], b: Parameters<typeof record>[0]) => compare(record(a), record(b)).score

describe('people', () => {
  test('the same woman on an old list, in capitals, without accents, day and month swapped', () => {
    expect(score({}, { name: 'NGUYEN MY HANH', birthDate: '1985-12-03' })).toBeGreaterThan(PROBABLE)
  })
  test('the same number of the card is beyond doubt, with a married name and another commune too', () => {
    expect(score({ nationalId: 'x' }, { nationalId: 'x', communes: ['20971'] })).toBeGreaterThan(CERTAIN)
  })
  test('a nickname leads to her', () => {
    expect(
      score({ otherNames: [toMatchName('Bé Hạnh')], phones: ['+8490'] }, { name: 'Bé Hạnh', phones: ['+8490'] }),
    ).toBeGreaterThan(PROBABLE)
  })
  test('twins are two: Lan and Loan, born the same day, one house and one telephone', () => {
    const home = { phones: ['+8490'], sharedPhones: ['+8490'] }
    expect(score({ name: 'Nguyễn Thị Lan', ...home }, { name: 'Nguyễn Thị Loan', ...home })).toBeLessThan(PROBABLE)
  })
  test('namesakes of one year in one commune are two, when only the year is known', () => {
    const known = { name: 'Nguyễn Thị Hoa', birthDate: null }
    expect(score({ ...known, line: ['tan', 'an'] }, { ...known, line: ['phu', 'vinh'] })).toBeLessThan(PROBABLE)
  })
  test('two numbers of cards are two people, whatever else agrees', () => {
    expect(
      score({ name: 'Nguyễn Thị Hoa', nationalId: 'x' }, { name: 'Nguyễn Thị Hoa', nationalId: 'y' }),
    ).toBeLessThan(PROBABLE)
  })
})

const anyone = fc
  .record({
    name: fc.constantFrom('Nguyễn Thị Hoa', 'Nguyen Hoa', 'Hoa Nguyễn Thị', 'Trần Thị Thu Hà', 'Tran Thi Thu Ha'),
    day: fc.constantFrom('1980-02-03', '1980-03-02', '1980-01-01', null),
    nationalId: fc.constantFrom(null, 'a', 'b'),
    phones: fc.subarray(['+841', '+842']),
    communes: fc.subarray(['20965', '20971']),
  })
  .map(({ day, ...rest }) => record({ ...rest, birthDate: day, birthYear: 1980 }))

test('comparing is the same both ways, and the score is the sum of its reasons', () => {
  fc.assert(
    fc.property(anyone, anyone, (a, b) => {
      expect(compare(a, b)).toEqual(compare(b, a))
      const { score: total, reasons } = compare(a, b)
      expect(total).toBeCloseTo(reasons.reduce((sum, { weight }) => sum + weight, 0))
    }),
  )
})

test('the pass finds just the pairs that comparing everybody with everybody finds under a common key', () => {
  fc.assert(
    fc.property(fc.array(anyone, { maxLength: 25 }), (drawn) => {
      const people = drawn.map((one, at) => ({ ...one, id: String(at).padStart(3, '0') }))
      const expected = people.flatMap((a, at) =>
        people.slice(at + 1).flatMap((b) => {
          const meets = matchKeys(a).some((key) => matchKeys(b).includes(key))
          return meets && compare(a, b).score >= PROBABLE ? [`${a.id} ${b.id}`] : []
        }),
      )
      const found = [...findPairs(people, 10)].flatMap((step) => step.found.map(({ a, b }) => `${a} ${b}`))
      expect(found.toSorted()).toEqual(expected.toSorted())
    }),
  )
})
