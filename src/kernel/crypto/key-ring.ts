/**
 * Keys by id, so that a key can be replaced without losing what the old one sealed, encrypted or signed.
 * The first key is the current one; the others only read.
 */
export type RingKey = {
  /** short name written into everything the key makes, `[0-9a-z]{1,12}` */
  id: string
  /** 32 secret bytes: an AES-256 or HMAC key, or an Ed25519 seed */
  key: Uint8Array
  /** first day of use, `YYYY-MM-DD` */
  from: string
  /** last day of use, `YYYY-MM-DD`; absent while current */
  until?: string
}

export type KeyRing = readonly [RingKey, ...RingKey[]]

const LINE =
  /^(?<id>[0-9a-z]{1,12}):(?<from>\d{4}-\d{2}-\d{2})(?:\/(?<until>\d{4}-\d{2}-\d{2}))?:(?<key>[A-Za-z0-9_-]{43})$/

/**
 * Reads a ring from text: one key per line or comma, `<id>:<from>[/<until>]:<32 bytes as base64url>`, current key first.
 * The same form in key files and in environment values. Throws an Error that names the line but never shows a key.
 */
export function parseKeyRing(text: string): KeyRing {
  const keys = text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line, index) => parseLine(line, index + 1))
  const [current, ...older] = keys
  if (!current) throw new Error('the key ring holds no key')
  if (new Set(keys.map((key) => key.id)).size !== keys.length) throw new Error('the key ring names a key twice')
  return [current, ...older]
}

/** The text that `parseKeyRing` reads. It holds the secrets. */
export function formatKeyRing(ring: KeyRing): string {
  return ring
    .map(
      ({ id, key, from, until }) =>
        `${id}:${from}${until ? `/${until}` : ''}:${Buffer.from(key).toString('base64url')}\n`,
    )
    .join('')
}

/** A ring whose current key is new from `today` (`YYYY-MM-DD`) on; the old ones stay, to read what they made. */
export function rotateKeyRing(ring: KeyRing, fresh: { id: string; key: Uint8Array; today: string }): KeyRing {
  const [current, ...older] = ring
  return [{ id: fresh.id, key: fresh.key, from: fresh.today }, { ...current, until: fresh.today }, ...older]
}

function parseLine(line: string, number: number): RingKey {
  const { id, from, until, key } = LINE.exec(line)?.groups ?? {}
  const bytes = Buffer.from(key ?? '', 'base64url')
  if (!id || !from || bytes.length !== 32) {
    throw new Error(`key ring, key ${number}: expected <id>:<from YYYY-MM-DD>[/<until>]:<32 bytes as base64url>`)
  }
  return { id, key: Uint8Array.from(bytes), from, ...(until && { until }) }
}
