import { AppError } from '#kernel/errors/app-error.ts'

/** No form of ours is nested deeper than 6; a body of a hundred thousand brackets would exhaust the stack of whoever walks it. */
const MAX_DEPTH = 32
/** Escapes of NUL and of halves of a surrogate pair, which PostgreSQL refuses. Bytes of UTF-8 hold neither. */
const UNSTORABLE = /\\u(?:0000|d[89a-f])/i

/**
 * The object that a JSON body holds, with text that can be stored: without NUL, well-formed Unicode, as pages post it.
 * Throws `kernel.bad_json` (invalid) for anything else, also for an object nested deeper than 32.
 */
export function plainJson(text: string): Record<string, unknown> {
  if (text.trim() === '') return {}
  const value = parse(text)
  if (value === null || typeof value !== 'object' || Array.isArray(value) || isDeep(value, MAX_DEPTH)) throw badJson()
  return (UNSTORABLE.test(text) ? cleaned(value) : value) as Record<string, unknown>
}

const badJson = () => new AppError('kernel.bad_json', { kind: 'invalid' })

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badJson()
  }
}

function isDeep(value: unknown, left: number): boolean {
  if (value === null || typeof value !== 'object') return false
  if (left === 0) return true
  return Object.values(value).some((one) => isDeep(one, left - 1))
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return storable(value)
  if (Array.isArray(value)) return value.map(cleaned)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [storable(key), cleaned(one)]))
}

const storable = (text: string) => text.replaceAll('\u0000', '').toWellFormed()
