import { createInflate } from 'node:zlib'

/** A scan of 10 MB unpacks to some 100 MB; a bomb of 10 MB to ten gigabytes. */
const MEGABYTE = 1024 * 1024
/** `structure`: what a parser must unpack before it knows a page: object streams and cross-reference tables. */
const LIMITS = { all: 512 * MEGABYTE, structure: 64 * MEGABYTE }
const MAX_OBJECTS = 200_000
/** How far before its stream a dictionary is looked for. */
const DICTIONARY = 16 * 1024

/**
 * Would a reader of this PDF have to unpack more than a PDF that people hand in does? Counted by unpacking every Flate
 * stream into nothing, within a worker and its time limit. False for more than 200,000 objects, for compression in
 * compression, and for structure that is packed otherwise than by Flate, which no known writer does.
 */
export async function isPdfBounded(bytes: Uint8Array, limits = LIMITS): Promise<boolean> {
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (countWord(pdf, ' obj', MAX_OBJECTS) >= MAX_OBJECTS) return false
  const left = { ...limits }
  for (let at = pdf.indexOf('stream'); at >= 0;) {
    const dictionary = dictionaryBefore(pdf, at)
    const filters = dictionary.match(/\/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL|BrotliDecode)\b/g) ?? []
    if (filters.length > 1) return false
    const structure = /\/(?:ObjStm|XRef)\b/.test(dictionary)
    const flate = filters[0]?.startsWith('/Fl') ?? false
    if (structure && /\/Filter\b/.test(dictionary) && !flate) return false
    if (flate) {
      const limit = structure ? Math.min(left.structure, left.all) : left.all
      const size = await unpackedSize(pdf.subarray(afterLine(pdf, at + 6)), limit)
      if (size > limit) return false
      left.all -= size
      if (structure) left.structure -= size
    }
    const end = pdf.indexOf('endstream', at)
    at = end < 0 ? -1 : pdf.indexOf('stream', end + 9)
  }
  return true
}

function countWord(pdf: Buffer, word: string, enough: number): number {
  let count = 0
  for (let at = pdf.indexOf(word); at >= 0 && count < enough; at = pdf.indexOf(word, at + word.length)) count += 1
  return count
}

/** Text of the object before its stream, with names as they are meant: `/Flate#44ecode` is a spelling too. */
function dictionaryBefore(pdf: Buffer, at: number): string {
  const text = pdf.toString('latin1', Math.max(0, at - DICTIONARY), at)
  const dictionary = text.slice(Math.max(0, text.lastIndexOf(' obj')))
  return dictionary.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

function afterLine(pdf: Buffer, at: number): number {
  const start = pdf[at] === 0x0d ? at + 1 : at
  return pdf[start] === 0x0a ? start + 1 : start
}

/** Bytes that come out, counted and thrown away; stops soon after `limit`. What is no Flate counts as it came so far. */
function unpackedSize(packed: Buffer, limit: number): Promise<number> {
  return new Promise((done) => {
    let size = 0
    const inflate = createInflate({ chunkSize: MEGABYTE }) // small pieces would cost more than the unpacking
    const finish = () => {
      inflate.destroy()
      done(size)
    }
    inflate.on('data', (piece: Buffer) => {
      size += piece.byteLength
      if (size > limit) finish()
    })
    inflate.on('end', finish).on('error', finish).on('close', finish)
    inflate.end(packed)
  })
}
