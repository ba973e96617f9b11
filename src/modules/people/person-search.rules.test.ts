import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePersonQuery, placeRuns } from './person-search.rules.ts'

describe('what somebody types to find a person', () => {
  test('words of a name and a place, without accents, and a year', () => {
    expect(parsePersonQuery('hanh nui thanh 1985')).toMatchObject({
      names: ['hanh', 'nui', 'thanh'],
      groups: [['y1985', '#1985', 'm1985']],
      accented: [],
    })
  })

  test('accents are remembered for who has exactly them', () => {
    expect(parsePersonQuery('Đặng Hạnh')).toMatchObject({ names: ['dang', 'hanh'], accented: ['đặng', 'hạnh'] })
  })

  test('the last digits of a phone, three or four or more', () => {
    expect(parsePersonQuery('456')?.groups).toEqual([['#456', 'm456']])
    expect(parsePersonQuery('123456')).toMatchObject({ groups: [['#3456', 'm123456']], phoneEnds: ['123456'] })
    expect(parsePersonQuery('0905 123 456')).toMatchObject({ phoneEnds: ['905123456'] })
    expect(parsePersonQuery('+84 905 123 456')).toMatchObject({ phoneEnds: ['905123456'] })
  })

  test('a year beside the end of a phone number stay two things', () => {
    expect(parsePersonQuery('1985 456')?.groups).toEqual([
      ['y1985', '#1985', 'm1985'],
      ['#456', 'm456'],
    ])
  })

  test('a member number with letters, a short year, a date of birth, numbers of cards', () => {
    expect(parsePersonQuery('NT-0042')?.groups).toEqual([['mnt-0042']])
    expect(parsePersonQuery('hanh 85')?.groups).toEqual([['y1985', 'y2085', 'm85']])
    expect(parsePersonQuery('8/3/1985')).toMatchObject({ groups: [['b1985-03-08']] })
    expect(parsePersonQuery('048 185 001 234')).toMatchObject({ nationalId: '048185001234', groups: [] })
    expect(parsePersonQuery('205123456')).toMatchObject({ oldId: '205123456' })
  })

  test('nothing to look for is nothing', () => {
    expect(parsePersonQuery('  , ; !! ')).toBeUndefined()
  })

  test('whatever is typed is parsed, into words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const query = parsePersonQuery(text)
        for (const name of query?.names ?? []) expect(name).not.toMatch(/[\s,;<>!'"]/u)
      }),
    )
  })

  test('neighbouring words may name a place', () => {
    expect(placeRuns(['a', 'b', 'c']).map(({ name }) => name)).toEqual(['a', 'a b', 'a b c', 'b', 'b c', 'c'])
  })
})
