import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CODE_ALPHABET, CODE_LENGTH, groupCode, newCode, parseCode } from './code-alphabet.ts'

const seeded = (bytes: Uint8Array) => {
  let at = 0
  return { bytes: (n: number) => Uint8Array.from({ length: n }, () => bytes[at++ % bytes.length] ?? 0) }
}
const anyCode = fc
  .uint8Array({ minLength: 64, maxLength: 64 })
  .filter((bytes) => bytes.some((byte) => byte < 232))
  .map((bytes) => newCode(seeded(bytes), CODE_LENGTH.tracking))

describe('codes that people type', () => {
  test('a new code reads back, however it is written', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const fullWidth = [...code].map((c) => String.fromCodePoint(c.charCodeAt(0) + 0xfee0)).join('')
        for (const typed of [
          code,
          groupCode(code),
          code.toLowerCase(),
          ` ${[...code].join(' ')} `,
          fullWidth,
          groupCode(code).replaceAll('-', '–'),
        ]) {
          expect(parseCode(typed, CODE_LENGTH.tracking)).toEqual({ ok: true, code })
        }
      }),
    )
  })

  test('one wrong character is always noticed', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        for (let at = 0; at < code.length; at += 1) {
          for (const wrong of CODE_ALPHABET) {
            if (wrong === code[at]) continue
            const typed = code.slice(0, at) + wrong + code.slice(at + 1)
            expect(parseCode(typed, CODE_LENGTH.tracking)).toEqual({ ok: false, problem: 'bad_check' })
          }
        }
      }),
    )
  })

  test('two swapped characters are always noticed, next to each other or not', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        for (let a = 0; a < code.length; a += 1) {
          for (let b = a + 1; b < code.length; b += 1) {
            if (code[a] === code[b]) continue
            const typed = [...code]
            ;[typed[a], typed[b]] = [typed[b] ?? '', typed[a] ?? '']
            expect(parseCode(typed.join(''), CODE_LENGTH.tracking)).toEqual({ ok: false, problem: 'bad_check' })
          }
        }
      }),
    )
  })

  test('no look-alikes, and enough of them that nobody guesses one', () => {
    expect(CODE_ALPHABET).not.toMatch(/[IL1O0UZ]/)
    expect(new Set(CODE_ALPHABET).size).toBe(29)
    expect(CODE_LENGTH.tracking * Math.log2(29)).toBeGreaterThan(45)
    expect(CODE_LENGTH.result * Math.log2(29)).toBeGreaterThan(45)
    expect(CODE_LENGTH.draft * Math.log2(29)).toBeGreaterThan(40)
  })

  test('every character is drawn equally often', () => {
    const every = Uint8Array.from({ length: 256 }, (_, byte) => byte)
    const code = newCode({ bytes: () => every }, 27)
    expect(new Set(code.slice(0, 27)).size).toBe(27)
    expect(parseCode(code, 27).ok).toBe(true)
    expect(() => newCode({ bytes: () => every }, 28)).toThrow(RangeError)
  })

  test('groups are read easily', () => {
    expect(groupCode('K7M4QX9T2RB')).toBe('K7M4-QX9T-2RB')
    expect(groupCode('K7M4QX9T2R')).toBe('K7M4-QX9-T2R')
  })

  test('what is no code is malformed, not a wrong check', () => {
    for (const text of [
      '',
      'K7M4',
      'K7M4-QX9T-2RBB',
      'xin chào',
      'K7M4-QX9T-2R0',
      '😀'.repeat(5),
      'A'.repeat(100_000),
    ]) {
      expect(parseCode(text, CODE_LENGTH.tracking)).toEqual({ ok: false, problem: 'malformed' })
    }
  })

  test('a U read for V and a Z read for 2 are understood', () => {
    const code = newCode(seeded(Uint8Array.from([CODE_ALPHABET.indexOf('V'), 0])), CODE_LENGTH.draft)
    expect(code).toMatch(/^V2V2/)
    expect(parseCode(code.replaceAll('V', 'u').replaceAll('2', 'z'), CODE_LENGTH.draft)).toEqual({ ok: true, code })
  })
})
