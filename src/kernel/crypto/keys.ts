import { hkdfSync, randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatKeyRing, parseKeyRing, type KeyRing } from './key-ring.ts'

export type KeySource = {
  /** folder of the key files, usually `DATA_DIR/keys`; made with mode 0700 */
  dir: string
  /** file name without extension, e.g. `seal` */
  name: string
  /** ring given by the operator (environment); wins over the file, which is then neither read nor written */
  given?: string
  /** `YYYY-MM-DD`, first day of a key that must be made */
  today: string
}

/**
 * The key ring of this name: the given one, the one in `<dir>/<name>.keys`, or a new one written there with mode 0600.
 * Two processes that start at once on an empty folder end up with the same ring. Throws an Error that names the file
 * when its content is no ring: a damaged key file must stop the start, a new key would orphan what the old one made.
 */
export function loadKeyRing(source: KeySource): KeyRing {
  if (source.given !== undefined) return named(source.name, source.given)
  const path = join(source.dir, `${source.name}.keys`)
  const existing = readIfThere(path)
  if (existing !== undefined) return named(path, existing)
  mkdirSync(source.dir, { recursive: true, mode: 0o700 })
  const fresh: KeyRing = [{ id: newKeyId(source.today), key: Uint8Array.from(randomBytes(32)), from: source.today }]
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, formatKeyRing(fresh), { mode: 0o600, flag: 'wx' })
  try {
    // link, unlike rename, fails when another process was faster: its ring is then the ring.
    linkSync(draft, path)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    unlinkSync(draft)
  }
  return named(path, readFileSync(path, 'utf8'))
}

/** A key of its own for one purpose (HKDF-SHA-256, RFC 5869), from which the other cannot be told. */
export function derivedKey(key: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, new Uint8Array(0), purpose, 32))
}

/** A short id for a key made on this day (`YYYY-MM-DD`): the month and two random letters, e.g. `2611qk`. */
export function newKeyId(today: string): string {
  const letters = [...randomBytes(2)].map((byte) => 'abcdefghjkmnpqrs'.charAt(byte & 15))
  return today.slice(2, 4) + today.slice(5, 7) + letters.join('')
}

function named(where: string, text: string): KeyRing {
  try {
    return parseKeyRing(text)
  } catch (error) {
    throw new Error(`keys "${where}": ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
