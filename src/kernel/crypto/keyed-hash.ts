import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'

// Made of bytes for each hash, the key object would cost more than the hash.
const keyObjects = new WeakMap<Uint8Array, KeyObject>()

function keyObject(key: Uint8Array): KeyObject {
  const known = keyObjects.get(key)
  if (known) return known
  const made = createSecretKey(key)
  keyObjects.set(key, made)
  return made
}

/**
 * The hash under which an encrypted value is found again: HMAC-SHA-256, 43 characters of base64url. Without the key
 * nobody can try out all 12-digit numbers. `context` as in `Aead`: the same number in two columns gets two hashes.
 * The text is hashed as given; parse it first, so that one value has one spelling.
 */
export function keyedHash(key: Uint8Array, text: string, context: string): string {
  return createHmac('sha256', keyObject(key)).update(`${context}\0${text}`, 'utf8').digest('base64url')
}
