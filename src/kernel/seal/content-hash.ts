import { createHash } from 'node:crypto'

/** What can be hashed: the printed fields of a result, nested as they are. */
export type Content =
  | string
  | number
  | boolean
  | null
  | readonly Content[]
  | { readonly [field: string]: Content | undefined }

/**
 * A short hash of a result's content: SHA-256 over canonical JSON (fields sorted, text in NFC), cut to 18 bytes and
 * written as 24 characters. 144 bits: nobody finds another content for a given hash, and two colliding contents cost
 * 2^72 tries of one who would have to write both.
 */
export function contentHash(content: Content): string {
  return createHash('sha256').update(canonical(content), 'utf8').digest().subarray(0, 18).toString('base64url')
}

function canonical(content: Content): string {
  if (typeof content === 'string') return JSON.stringify(content.normalize('NFC'))
  if (content === null || typeof content !== 'object') return JSON.stringify(content)
  if (isList(content)) return `[${content.map(canonical).join(',')}]`
  const fields = Object.entries(content)
    .filter((entry): entry is [string, Content] => entry[1] !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([name, value]) => `${JSON.stringify(name)}:${canonical(value)}`).join(',')}}`
}

// Array.isArray does not narrow readonly arrays.
function isList(content: Content): content is readonly Content[] {
  return Array.isArray(content)
}
