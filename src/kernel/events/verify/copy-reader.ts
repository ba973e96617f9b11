import type { PoolClient } from 'pg'
import { to as copyTo } from 'pg-copy-streams'

/**
 * One row of a binary COPY. It lies in `bytes` and is overwritten by the next: take out what is to be kept. Field n
 * begins at `start[n]` and is `length[n]` bytes long, -1 for null; four bytes with the length stand before it.
 */
export type CopyRow = { bytes: Buffer; start: Int32Array; length: Int32Array }

const HEADER = 19
const TRAILER = -1

/** Rows of `copy (<query>) to stdout (format binary)`, as they come, without a value being made of any field. */
export async function* copyRows(client: PoolClient, query: string, fields: number): AsyncGenerator<Iterable<CopyRow>> {
  const row: CopyRow = { bytes: Buffer.alloc(0), start: new Int32Array(fields), length: new Int32Array(fields) }
  const stream = client.query(copyTo(`copy (${query}) to stdout (format binary)`, { highWaterMark: 1 << 20 }))
  let rest: Buffer | undefined
  let begun = false
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const bytes = rest ? Buffer.concat([rest, chunk]) : chunk
    if (!begun && bytes.length < HEADER) {
      rest = bytes
      continue
    }
    const from = begun ? 0 : HEADER
    begun = true
    const parts = splitRows(row, bytes, from, fields)
    yield parts
    rest = parts.rest()
  }
}

function splitRows(row: CopyRow, bytes: Buffer, from: number, fields: number) {
  let at = from
  row.bytes = bytes
  return {
    *[Symbol.iterator]() {
      for (;;) {
        const end = measureRow(row, at, fields)
        if (end < 0) return
        at = end
        yield row
      }
    },
    rest: () => (at < bytes.length ? bytes.subarray(at) : undefined),
  }
}

/** Finds the fields of the row at `from`. The end of the row, or -1 when it is not whole or there is none. */
function measureRow({ bytes, start, length }: CopyRow, from: number, fields: number): number {
  if (from + 2 > bytes.length || bytes.readInt16BE(from) === TRAILER) return -1
  let at = from + 2
  for (let n = 0; n < fields; n += 1) {
    if (at + 4 > bytes.length) return -1
    const size = bytes.readInt32BE(at)
    at += 4
    start[n] = at
    length[n] = size
    if (size > 0) at += size
  }
  return at > bytes.length ? -1 : at
}

export const isNull = (row: CopyRow, field: number): boolean => row.length[field] === -1

/** Where a field begins and ends. */
export const startOf = (row: CopyRow, field: number): number => row.start[field] ?? 0
export const endOf = (row: CopyRow, field: number): number => startOf(row, field) + Math.max(0, row.length[field] ?? 0)

export const textOf = (row: CopyRow, field: number): string =>
  row.bytes.toString('utf8', startOf(row, field), endOf(row, field))

export const hexOf = (row: CopyRow, field: number): string =>
  row.bytes.toString('hex', startOf(row, field), endOf(row, field))

export const uuidOf = (row: CopyRow, field: number): string =>
  hexOf(row, field).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
