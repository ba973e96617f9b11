import { expect, test } from 'vitest'
import { csvLine, csvStream } from './csv.ts'

test('commas, quotes and line breaks stay in their cell', () => {
  expect(csvLine(['a,b', 'nói "vậy"', 'hai\ndòng', 'thường'])).toBe('"a,b","nói ""vậy""","hai\ndòng",thường\r\n')
})

test('what a spreadsheet would run as a formula stays text', () => {
  expect(csvLine(['=1+1', '+84905', '-x', '@y', '0905'])).toBe("'=1+1,'+84905,'-x,'@y,0905\r\n")
})

test('pages follow each other after one head, with the mark of UTF-8', async () => {
  const asked: string[] = []
  const body = csvStream(
    'mã\r\n',
    { items: ['1', '2'], next: 'b' },
    (items) => items.map((item) => csvLine([item])),
    async (cursor) => {
      asked.push(cursor)
      return { items: ['3'], next: null }
    },
  )
  const bytes = new Uint8Array(await new Response(body).arrayBuffer())
  expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe('\uFEFFmã\r\n1\r\n2\r\n3\r\n')
  expect(asked).toEqual(['b'])
})
