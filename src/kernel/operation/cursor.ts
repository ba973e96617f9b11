import { AppError } from '#kernel/errors/app-error.ts'

/** The place in a list where the next part begins, as an opaque text: the sort values of the last row shown. */
export function writeCursor(values: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** Reads what `writeCursor` wrote with that many values. Throws `kernel.bad_cursor` (invalid) for anything else. */
export function readCursor(text: string, length: number): (string | number | null)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    const plain = (value: unknown) => value === null || typeof value === 'string' || typeof value === 'number'
    if (Array.isArray(values) && values.length === length && values.every(plain)) return values as string[]
  } catch {
    // no JSON: answered below
  }
  throw new AppError('kernel.bad_cursor', { kind: 'invalid', fields: [{ path: 'cursor', code: 'kernel.bad_cursor' }] })
}
