import { expect, test } from 'vitest'
import type { PaperSeal, SealPayload } from '#kernel/seal/seal-format.ts'
import en from '../messages/en.json' with { type: 'json' }
import { sealAgrees, sealMessage, type PaperRegister, type ResultRegister, type SealAnswer } from './seal-answer.ts'

const seal: SealPayload = {
  code: 'K7M4QX9T2RD',
  unit: '20965',
  procedure: '1.001193',
  number: '15/GCN-UBND',
  issuedOn: '2026-11-20',
  signer: 'Trần Quốc Bảo',
  contentHash: 'x'.repeat(24),
}
// A code with its right check character, as the register groups it.
const { groupCode, newCode } = await import('#kernel/codes/code-alphabet.ts')
const code = newCode({ bytes: (n) => new Uint8Array(n).fill(9) }, 10)
const register: ResultRegister = {
  code: groupCode(code),
  unit: { code: '20965', name: 'Xã Núi Thành' },
  procedure: { code: '1.001193', name: 'Đăng ký khai sinh' },
  number: '15/GCN-UBND',
  issuedOn: '2026-11-20',
  signer: 'Trần Quốc Bảo'.normalize('NFD'),
  stands: true,
}

test('seal and register agree when every sealed fact is the same, however the name is written', () => {
  expect(sealAgrees({ ...seal, code }, register)).toBe(true)
})

test.each([
  ['number', { number: '16/GCN-UBND' }],
  ['date', { issuedOn: '2026-11-21' }],
  ['signer', { signer: 'Ai Đó' }],
  ['unit', { unit: { code: '20971', name: '' } }],
  ['procedure', { procedure: { code: '2.000635', name: '' } }],
  ['code', { code: 'K7M4-QX9T-2RB' }],
] as const)('a register with another %s disagrees', (_what, change) => {
  expect(sealAgrees({ ...seal, code }, { ...register, ...change })).toBe(false)
})

const card: PaperSeal = {
  kind: 'card',
  code,
  issuedOn: '2026-11-20',
  facts: { name: 'Nguyễn Thị Hạnh', number: 'HV1', association: 'Hội', unit: 'Xã', since: '2019-03-08' },
}
const book: PaperRegister = { kind: 'card', code: groupCode(code), facts: {}, initials: 'N. T. Hạnh', stands: true }

test('a card agrees with a register that tells only initials, or nothing of a card that has ended', () => {
  expect(sealAgrees(card, book)).toBe(true)
  expect(sealAgrees(card, { ...book, initials: null })).toBe(true)
  expect(sealAgrees(card, { ...book, facts: { number: 'HV1' } })).toBe(true)
})

test.each([
  ['bearer', { initials: 'N. T. Hoa' }],
  ['number', { facts: { number: 'HV2' } }],
  ['kind of paper', { kind: 'receipt' }],
  ['code', { code: 'K7M4-QX9T-2RB' }],
] as const)('a register with another %s disagrees with a card', (_what, change) => {
  expect(sealAgrees(card, { ...book, ...change })).toBe(false)
})

test('a card is no result and a result no card', () => {
  expect(sealAgrees(card, register)).toBe(false)
  expect(sealAgrees({ ...seal, code }, book)).toBe(false)
})

test('a genuine card and a genuine receipt are called by their names', () => {
  const words: Record<string, unknown> = en.seal
  for (const kind of ['card', 'receipt'] as const) {
    const { tone, key, text } = sealMessage('genuine', 'offline', kind)
    expect([tone, words[key], words[text]]).toEqual(['success', expect.any(String), expect.any(String)])
  }
})

const answers: SealAnswer[] = [
  'genuine',
  'genuine_once',
  'differs',
  'no_keys',
  'malformed',
  'unknown_version',
  'unknown_key',
  'outside_key_days',
  'bad_signature',
  'other_code',
  'unsupported',
]

test.each(answers)('"%s" has words with and without a network', (answer) => {
  const words: Record<string, unknown> = en.seal
  const told = sealMessage(answer, 'online')
  expect([words[told.key], words[told.text]]).not.toContain(undefined)
  const alone = sealMessage(answer, 'offline')
  expect([words[alone.key], words[alone.text]]).not.toContain(undefined)
})

test('only a genuine seal of a result that stands is green, and only doubt that proves nothing is not red', () => {
  const tones = answers.map((answer) => [answer, sealMessage(answer, 'online').tone])
  expect(tones.filter(([, tone]) => tone === 'success')).toEqual([['genuine', 'success']])
  expect(tones.filter(([, tone]) => tone === 'danger').map(([answer]) => answer)).toEqual([
    'differs',
    'unknown_key',
    'outside_key_days',
    'bad_signature',
    'other_code',
  ])
  // Without a network an unknown key may be a newer one.
  expect(sealMessage('unknown_key', 'offline').tone).toBe('warning')
})
