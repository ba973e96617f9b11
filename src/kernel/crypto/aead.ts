import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto'
import { systemRandom } from '#kernel/ids/ids.ts'
import type { KeyRing } from './key-ring.ts'
import { fixedRing, type LiveRing } from './live-ring.ts'

/** Encrypts text columns that hold personal data. */
export type Aead = {
  /** `v1.<key id>.<base64url of nonce, ciphertext and tag>`; never the same text twice. */
  encrypt(text: string, context: string): string
  /** The text, whichever key of the ring encrypted it. Throws DecryptError when it was altered or moved elsewhere. */
  decrypt(sealed: string, context: string): string
  /** Whether a key older than the current one encrypted it, so that a job may encrypt it anew. */
  isOutdated(sealed: string): boolean
  /** Id of the key that encrypts now. */
  keyId(): string
}

export class DecryptError extends Error {
  override name = 'DecryptError'
}

const NONCE = 12
const TAG = 16

/**
 * AES-256-GCM over a key ring. `context` names the column (`dossiers.applicant.national_id`): it is authenticated, so a
 * value copied into another column does not decrypt there. A random 96-bit nonce is safe for 2^32 values per key
 * (NIST SP 800-38D 8.3), far more than a province stores.
 */
export function createAead(source: KeyRing | LiveRing): Aead {
  const live = 'current' in source ? source : fixedRing(source)
  let keys = keysOf(live.current())
  const known = (ring: KeyRing): Keys => (ring === keys.ring ? keys : (keys = keysOf(ring)))
  return {
    encrypt(text, context) {
      const { id, current } = known(live.current())
      // Straight from the system, not from ctx.random: a test's repeatable source must never repeat a nonce in real data.
      const nonce = systemRandom.bytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', current, nonce).setAAD(Buffer.from(context))
      const body = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `v1.${id}.${body.toString('base64url')}`
    },
    decrypt(sealed, context) {
      const [version, id = '', body = '', ...rest] = sealed.split('.')
      if (version !== 'v1' || rest.length > 0) throw new DecryptError('not an encrypted value')
      // Another process may already encrypt with a key that was made a moment ago.
      const key = known(live.current()).byId.get(id) ?? known(live.refresh()).byId.get(id)
      if (!key) throw new DecryptError(`encrypted with key "${id}", which is not in the key ring`)
      const bytes = Buffer.from(body, 'base64url')
      if (bytes.length < NONCE + TAG) throw new DecryptError('the encrypted value is cut short')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG })
        .setAAD(Buffer.from(context))
        .setAuthTag(bytes.subarray(-TAG))
      try {
        return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString('utf8')
      } catch (error) {
        throw new DecryptError('the encrypted value was altered or belongs elsewhere', { cause: error })
      }
    },
    isOutdated: (sealed) => !sealed.startsWith(`v1.${known(live.current()).id}.`),
    keyId: () => known(live.current()).id,
  }
}

type Keys = { ring: KeyRing; id: string; current: KeyObject; byId: ReadonlyMap<string, KeyObject> }

/** As key objects: made of bytes for each value they would cost more than the encryption. */
function keysOf(ring: KeyRing): Keys {
  const [current] = ring
  const byId = new Map(ring.map((key) => [key.id, createSecretKey(key.key)]))
  return { ring, id: current.id, current: createSecretKey(current.key), byId }
}
