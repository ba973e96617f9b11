import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { edits, fold, trigrams } from './normalise.ts'
import { buildSearchIndex } from './search.ts'

describe('folding', () => {
  test.each([
    ['Đăng ký kết hôn', 'dang ky ket hon'],
    ['ĐĂNG KÝ', 'dang ky'],
    ['Nguyễn Thị Hạnh'.normalize('NFD'), 'nguyen thi hanh'],
    ['Łódź, żółć!', 'lodz zolc'],
    ['  <b>1.001193</b> ', 'b 1 001193 b'],
    ['', ''],
  ])('"%s" is searched as "%s"', (text, folded) => expect(fold(text)).toBe(folded))

  test('edits count typing errors, a swap of neighbours as one', () => {
    expect(edits('sinh', 'sihn', 2)).toBe(1)
    expect(edits('khai', 'khi', 2)).toBe(1)
    expect(edits('khai', 'thai', 2)).toBe(1)
    expect(edits('khai', 'trung', 2)).toBe(3)
    expect(trigrams('ky')).toEqual(['^ky', 'ky$'])
  })

  test('edits are symmetric and zero only for the same word', () => {
    const word = fc.string({ maxLength: 8 })
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(edits(a, b, 20)).toBe(edits(b, a, 20))
        expect(edits(a, b, 20) === 0).toBe(a === b)
      }),
    )
  })
})

describe('the index', () => {
  const index = buildSearchIndex(
    [
      {
        id: 'birth',
        texts: [
          { text: 'Đăng ký khai sinh', weight: 2 },
          { text: 'Giấy khai sinh', weight: 1 },
        ],
      },
      { id: 'copy', texts: [{ text: 'Bản sao giấy khai sinh', weight: 2 }] },
      { id: 'death', texts: [{ text: 'Đăng ký khai tử', weight: 2 }] },
    ],
    { dki: 'đăng ký' },
  )
  const first = (query: string) => index.search(query)[0]?.id

  test('a whole phrase beats a longer one that holds it', () => {
    expect(first('giay khai sinh')).toBe('birth')
    expect(first('ban sao giay khai sinh')).toBe('copy')
  })
  test('abbreviations, typing errors, a missing space and an unfinished word', () => {
    expect(first('dki khai tu')).toBe('death')
    expect(first('khai sihn')).toBe('birth')
    expect(first('khaisinh')).toBe('birth')
    expect(first('ban sa')).toBe('copy')
  })
  test('all that fits is listed, the best first, up to the limit', () => {
    expect(
      index
        .search('khai')
        .map((hit) => hit.id)
        .toSorted(),
    ).toEqual(['birth', 'copy', 'death'])
    expect(index.search('khai', 2)).toHaveLength(2)
    const scores = index.search('dang ky khai').map((hit) => hit.score)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
  })
  test('words like those of every JavaScript object are only words', () => {
    expect(index.search('constructor __proto__ toString')).toEqual([])
  })
  test('any text at all is answered', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (query) => void index.search(query)))
  })
})
