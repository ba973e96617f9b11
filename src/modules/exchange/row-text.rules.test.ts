import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RowRecord } from './clean-row.rules.ts'
import { rowOfText, rowText } from './row-text.rules.ts'

const text = fc.option(fc.string())
const records: fc.Arbitrary<RowRecord> = fc.record({
  name: text,
  birthDate: text,
  birthYear: fc.option(fc.integer({ min: 1900, max: 2026 })),
  sex: fc.option(fc.constantFrom('female', 'male', 'other')),
  nationalId: text,
  oldId: text,
  phone: text,
  unit: text,
  address: text,
  nativePlace: text,
  number: text,
  joinedOn: fc.string(),
  kind: fc.constantFrom('ordinary', 'core', 'automatic', 'honorary'),
  ethnicity: text,
  religion: text,
  education: text,
  occupation: text,
  party: fc.option(fc.boolean()),
})

test('what cleaning made of a row is kept with its cells, every field', () => {
  fc.assert(
    fc.property(records, fc.array(fc.string()), (record, cells) => {
      const text = rowText({ cells, heading: 'Thôn 1' }, { stamp: 's', record })
      expect(rowOfText(text)).toEqual({ cells: { cells, heading: 'Thôn 1' }, kept: { stamp: 's', record } })
    }),
  )
})

test('cells that are corrected lose what cleaning made of them before', () => {
  const [record] = fc.sample(records, 1)
  if (!record) throw new Error('no sample')
  const text = rowText({ cells: ['1', 'Lê Thị Hoa'] }, { stamp: 's', record })
  const corrected = rowText({ ...rowOfText(text).cells, fixed: { '1': 'Lê Thị Hoà' } })
  expect(rowOfText(corrected)).toEqual({
    cells: { cells: ['1', 'Lê Thị Hoa'], fixed: { '1': 'Lê Thị Hoà' } },
  })
})
