import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseUnitQuery } from './unit-search.rules.ts'

test.each([
  ['Núi Thành', { core: 'nui thanh', full: 'nui thanh', digits: '', place: '' }],
  ['  XÃ  NÚI THÀNH ', { core: 'nui thanh', full: 'xa nui thanh', digits: '', place: '' }],
  ['Nui Thanh Commune', { core: 'nui thanh', full: 'nui thanh commune', digits: '', place: '' }],
  ['p. Ba Đình, TP Hà Nội', { core: 'ba dinh', full: 'p ba dinh', digits: '', place: 'ha noi' }],
  ['20965', { core: '', full: '20965', digits: '20965', place: '' }],
  ['Phường 12', { core: '12', full: 'phuong 12', digits: '', place: '' }],
])('"%s" is read as a clerk means it', (text, expected) => {
  expect(parseUnitQuery(text)).toEqual(expected)
})

test('nothing but signs is no search', () => {
  expect(parseUnitQuery(' %_\\ ')).toBeUndefined()
})

test('decomposed letters, case and wildcards of the database never matter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      const query = parseUnitQuery(text)
      expect(parseUnitQuery(text.normalize('NFD'))).toEqual(query)
      expect(JSON.stringify(query ?? '')).not.toMatch(/[%_\\]/)
    }),
  )
})
