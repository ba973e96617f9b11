import { expect, test } from 'vitest'
import { readReturnPath, returnTo } from './unit-return.rules.ts'

test('a chosen unit goes back to the page that asked', () => {
  expect(returnTo(readReturnPath('/apply/1.001193?unit={unit}') ?? '', '20965')).toBe('/apply/1.001193?unit=20965')
})

test.each([
  '//evil.example/{unit}',
  '/\\evil.example/{unit}',
  '/a\\b/{unit}',
  'https://evil.example/{unit}',
  'javascript:alert({unit})',
  '/ evil {unit}',
  '/\tevil/{unit}',
  '/without-placeholder',
  `/${'a'.repeat(500)}{unit}`,
  '',
])('"%s" is no way back', (text) => {
  expect(readReturnPath(text)).toBeUndefined()
})
