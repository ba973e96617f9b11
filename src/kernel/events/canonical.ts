import { createHash } from 'node:crypto'

/** JSON with sorted keys, so that the same data always hashes the same (jsonb does not keep key order). */
export function canonicalJson(value: unknown): string {
  // Bytes of an upload stand by their hash: as numbers ten megabytes would block the process for seconds.
  if (value instanceof Uint8Array) return JSON.stringify(createHash('sha256').update(value).digest('hex'))
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const record = value as Record<string, unknown>
    const pairs = Object.keys(record)
      .filter((key) => record[key] !== undefined)
      .toSorted()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`)
    return `{${pairs.join(',')}}`
  }
  return JSON.stringify(value ?? null)
}
