import { expect, test } from 'vitest'
import { fieldId, hrefWith } from './ui.ts'

test('changing the language keeps the place and the search', () => {
  const ui = { path: '/procedures', query: { q: 'khai sinh' } }
  expect(hrefWith(ui, { lang: 'pl' })).toBe('/procedures?q=khai+sinh&lang=pl')
  expect(hrefWith(ui, { q: null })).toBe('/procedures')
})

test('a field of a nested answer has an id that a link can point at', () => {
  expect(fieldId('child.fullName')).toBe('f-child-fullName')
  expect(fieldId('rows[0].name')).toBe('f-rows-0-name')
})
