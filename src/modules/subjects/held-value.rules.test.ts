import { expect, test } from 'vitest'
import { maskValue, openValue, readableColumns, textOf } from './held-value.rules.ts'

const open = (sealed: string, context: string) => `${context}:${sealed.length}`

test('a masked value cannot be called, written to or used', () => {
  expect(maskValue('phone', '+84905123456')).toBe('•••••••••456')
  expect(maskValue('national_id', '001099004567')).toBe('001*****4567')
  expect(maskValue('email', 'hanh@vidu.vn')).toBe('h•••@vidu.vn')
  expect(maskValue('name', 'Nguyễn Thị Hạnh')).toBe('N••• T••• H•••')
  expect(maskValue('birth_date', '1990-01-02')).toBe('••/••/1990')
  expect(maskValue('address', 'Ngõ 7')).toBe('•••')
  expect(maskValue('phone', null)).toBe('')
})

test('sealed values open under their own context, numbers inside answers one by one', () => {
  const sealed = `v1.k1.${'a'.repeat(50)}`
  expect(openValue({ kind: 'phone', protection: { sealed: 'x' } }, sealed, open)).toBe('x:56')
  const answers = { child: { name: 'An', number: sealed }, list: [sealed] }
  expect(openValue({ kind: 'application', protection: { sealedWithin: 'y' } }, answers, open)).toEqual({
    child: { name: 'An', number: 'y:56' },
    list: ['y:56'],
  })
  expect(openValue({ kind: 'name' }, '', open)).toBeUndefined()
})

test('what proves or unlocks is never read out', () => {
  const table = {
    table: 't',
    none: [],
    personal: {
      password: { kind: 'password', protection: 'slow_hash' },
      code: { kind: 'secret_code', protection: { sealed: 'c' } },
      hash: { kind: 'national_id', protection: { keyedHash: 'c' } },
      name: { kind: 'name' },
      officer: { kind: 'name', about: 'officer' },
    },
    subjects: [],
    purposes: [],
    retention: { while: 'account' },
    erase: 'delete',
    seenBy: [],
  } as const
  expect(readableColumns(table).map(([name]) => name)).toEqual(['name'])
})

test('a value of several parts reads as one line', () => {
  expect(textOf({ unit: '20965', line: 'Ngõ 7', none: null })).toBe('20965, Ngõ 7')
})
