import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fontCoverage, printableData, printableText } from './printable-text.ts'

const covered = fontCoverage(readFileSync('node_modules/@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf'))
const print = (text: string) => printableText(text, covered)

describe('text as the font can print it', () => {
  test('every Vietnamese and Polish letter is there', () => {
    const vowels = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y']
    const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323']
    const letters =
      vowels.flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize('NFC'))).join('') + 'đąćęłńóśźż□–“”₫'
    expect(print(letters + letters.toUpperCase())).toBe(letters + letters.toUpperCase())
  })

  test('decomposed Vietnamese is composed', () => {
    expect(print('Nguyễn Thị Hạnh'.normalize('NFD'))).toBe('Nguyễn Thị Hạnh')
  })

  test('what the font lacks becomes one □ for each visible character', () => {
    expect(print('chào 😀 và 👩‍👧!')).toBe('chào □ và □!')
    expect(print('漢字')).toBe('□□')
  })

  test('invisible characters, also those that turn text around, go', () => {
    expect(print('a\u200Bb\u202Ec\u0000d\u0007e\uFEFF\uE000')).toBe('abcde')
    expect(print('dòng một\r\ndòng hai\tx')).toBe('dòng một\ndòng hai\tx')
  })

  test('nothing but what the font draws remains, whatever was typed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0x10ffff)), (points) => {
        const foreign = [...print(String.fromCodePoint(...points))].filter(
          (character) => !/[\n\t]/.test(character) && !covered.has(character.codePointAt(0) ?? 0),
        )
        expect(foreign).toEqual([])
      }),
    )
  })

  test('a text longer than any form is cut, and says so', () => {
    const cut = printableData('a'.repeat(1_000_000), covered)
    expect(cut).toBe(`${'a'.repeat(4000)} …`)
    expect(printableData('a'.repeat(4000), covered)).toHaveLength(4000)
    expect(printableData(`${'a'.repeat(3999)}😀`, covered)).toBe(`${'a'.repeat(3999)} …`)
  })

  test('reaches every text of the data and nothing else', () => {
    expect(printableData({ a: ['😀', 1, null, { b: 'Ă' }], c: true }, covered)).toEqual({
      a: ['□', 1, null, { b: 'Ă' }],
      c: true,
    })
  })
})
