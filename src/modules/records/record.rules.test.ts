import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { completenessOf, entryFaults, factFault, readFact, type RecordField } from './record.rules.ts'

const words = (vi: string) => ({ vi, en: vi, pl: vi })
const field = (over: Partial<RecordField> = {}): RecordField => ({
  key: 'professional',
  section: 'education',
  kind: 'choice',
  names: words('Trình độ chuyên môn'),
  options: [
    { value: 'bachelor', names: words('Đại học') },
    { value: 'none', names: words('Chưa qua đào tạo') },
  ],
  sensitive: false,
  weight: 10,
  ...over,
})

describe('values of a sheet', () => {
  test('are read as people write them, with or without accents', () => {
    for (const text of ['Đại học', 'DAI HOC', ' đại  học ', 'bachelor'])
      expect(readFact(field(), text)).toBe('bachelor')
    expect(readFact(field(), 'Cao học')).toBeUndefined()
    expect(readFact(field({ kind: 'date', options: [] }), '2019-05-19')).toBe('2019-05-19')
    expect(readFact(field({ kind: 'date', options: [] }), '2019-02-30')).toBeUndefined()
    expect(readFact(field({ kind: 'text', options: [] }), ' Trường  Trần Phú ')).toBe('Trường Trần Phú')
  })

  test('that a field does not take are refused with a reason', () => {
    expect(factFault(field(), 'phd')).toBe('records.bad_choice')
    expect(factFault(field({ kind: 'date' }), '19/05/2019')).toBe('records.bad_date')
    expect(factFault(field({ kind: 'text' }), 'x'.repeat(201))).toBe('records.bad_text')
  })
})

describe('completeness', () => {
  const fields = [
    field(),
    field({ key: 'party', weight: 30, sensitive: true }),
    field({ key: 'language_level', weight: 0 }),
  ]
  test('is counted by the weights, and says what is missing', () => {
    expect(completenessOf(fields, new Set())).toMatchObject({ percent: 0, missing: [{}, {}] })
    const some = completenessOf(fields, new Set(['party']))
    expect([some.percent, some.missing.map(({ key }) => key)]).toEqual([75, ['professional']])
    expect(completenessOf([], new Set()).percent).toBe(100)
  })

  test('never falls when something is filled in, and is whole when nothing is missing', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(weights, fc.array(fc.nat(11)), fc.nat(11), (all, filled, one) => {
        const many = all.map((weight, place) => field({ key: `f${place}`, weight }))
        const before = new Set(filled.map((place) => `f${place}`))
        const after = new Set([...before, `f${one}`])
        const [a, b] = [completenessOf(many, before), completenessOf(many, after)]
        expect(b.percent).toBeGreaterThanOrEqual(a.percent)
        expect(b.percent === 100 || b.missing.length > 0).toBe(true)
      }),
    )
  })
})

test('family situation is told by year, children with their number, and nothing ends before it begins', () => {
  const entry = { what: 'children', year: null, from: null, to: null, amount: null, note: '' }
  expect(entryFaults('family', entry).map(({ code }) => code)).toEqual([
    'records.year_missing',
    'records.amount_missing',
  ])
  expect(entryFaults('family', { ...entry, what: 'widowed', year: 2026 })).toEqual([])
  expect(entryFaults('discipline', { ...entry, what: 'rich' })[0]?.code).toBe('records.bad_choice')
  expect(entryFaults('loan', { ...entry, what: 'NHCSXH', from: '2026-05-01', to: '2026-04-01' })[0]?.path).toBe('to')
})
