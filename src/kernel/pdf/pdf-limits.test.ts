import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { isPdfBounded } from './pdf-limits.ts'

const zeros = (megabytes: number) => deflateSync(Buffer.alloc(megabytes * 1024 * 1024))
const file = (...streams: [dictionary: string, data: Buffer][]) =>
  Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    ...streams.flatMap(([dictionary, data], at) => [
      Buffer.from(`${at + 1} 0 obj\n<< ${dictionary} /Length ${data.byteLength} >>\nstream\r\n`),
      data,
      Buffer.from('\nendstream\nendobj\n'),
    ]),
  ])
const limits = { all: 50 * 1024 * 1024, structure: 5 * 1024 * 1024 }
const picture = '/Subtype /Image /Filter /FlateDecode'

test('pictures and text of an ordinary size pass', async () => {
  const text = Buffer.from('BT (endstream of a word) Tj ET')
  expect(await isPdfBounded(file([picture, zeros(40)], ['', text], ['/Filter /DCTDecode', text]))).toBe(true)
  expect(await isPdfBounded(file(['/Type /ObjStm /Filter /FlateDecode', zeros(10)]))).toBe(true)
  expect(await isPdfBounded(Buffer.from('%PDF-1.7\nnothing'))).toBe(true)
})

test('what unpacks to more than the limit is refused, in one stream or in many', async () => {
  expect(await isPdfBounded(file([picture, zeros(60)]), limits)).toBe(false)
  const many = Array.from({ length: 6 }, (): [string, Buffer] => [picture, zeros(10)])
  expect(await isPdfBounded(file(...many), limits)).toBe(false)
})

test.each([
  ['an object stream that unpacks to too much', '/Type /ObjStm /Filter /FlateDecode', zeros(6)],
  ['one whose words are spelled in hex', '/Type /Obj#53tm /Filter /Flate#44ecode', zeros(6)],
  ['compression in compression', '/Filter [/FlateDecode /FlateDecode]', deflateSync(zeros(1))],
  ['a cross-reference table packed otherwise', '/Type /XRef /Filter /LZWDecode', Buffer.from('x')],
])('%s is refused', async (_what, dictionary, data) => {
  expect(await isPdfBounded(file([dictionary, data]), limits)).toBe(false)
})

test('200,000 objects are refused, a million words without an end are read at once', async () => {
  expect(await isPdfBounded(Buffer.from(`%PDF-1.7\n${'1 0 obj\n'.repeat(200_001)}`))).toBe(false)
  const started = performance.now()
  expect(await isPdfBounded(Buffer.from(`%PDF-1.7\n${'stream\n'.repeat(1_000_000)}`))).toBe(true)
  expect(performance.now() - started).toBeLessThan(2000)
})
