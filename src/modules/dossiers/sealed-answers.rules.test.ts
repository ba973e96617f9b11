import { expect, test } from 'vitest'
import { createAead } from '#kernel/crypto/aead.ts'
import type { Answers } from '#modules/forms/index.ts'
import { maskPhone, openNumbers, sealNumbers, unitsNamed } from './sealed-answers.rules.ts'

const aead = createAead([{ id: 'test', key: new Uint8Array(32).fill(7), from: '2026-01-01' }])
const seal = (answers: Answers) => sealNumbers(answers, (text) => aead.encrypt(text, 'x'))
const open = (answers: Answers) => openNumbers(answers, (text) => aead.decrypt(text, 'x'))

test('12-digit numbers are encrypted wherever they stand and come back as they were', () => {
  const answers: Answers = {
    mother: { fullName: 'Nguyễn Thị Hạnh', nationalId: '049198001234' },
    witnesses: [{ who: { fullName: 'Đỗ Văn Khánh', nationalId: '049095004321' } }],
    declarant: '001098765432',
    copies: 2,
    home: { unit: '20965', line: 'Thôn 1' },
  }
  const sealed = seal(answers)
  expect(JSON.stringify(sealed)).not.toMatch(/\d{12}/)
  expect(JSON.stringify(sealed)).toContain('Nguyễn Thị Hạnh')
  expect(open(sealed)).toEqual(answers)
})

test('a text that only looks encrypted stays a text', () => {
  const strange: Answers = { note: `v1.test.${'a'.repeat(60)}` }
  expect(open(seal(strange))).toEqual(strange)
})

test('communes named in addresses are found, and a phone is masked to its end', () => {
  expect(
    unitsNamed([{ home: { unit: '20965', line: 'x' } }, { list: [{ a: { unit: ' 20971 ' } }] }, null, 'unit']),
  ).toEqual(['20965', '20971'])
  expect(maskPhone('0905123456')).toBe('*******456')
})
