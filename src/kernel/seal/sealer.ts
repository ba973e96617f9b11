import { createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto'
import type { KeyRing, RingKey } from '#kernel/crypto/key-ring.ts'
import { fixedRing, type LiveRing } from '#kernel/crypto/live-ring.ts'
import { encodePayload, sealPath, signedBytes, type PaperSeal, type Seal, type SealPublicKey } from './seal-format.ts'

export type Sealer = {
  /** The seal `<payload>.<signature>` made with the current key. Throws RangeError when a field holds a line break. */
  sealPayload(seal: Seal): string
  /** Signs any other text with the current key. What is signed must say what it is, so that it is never taken for a seal. */
  signText(text: string): { keyId: string; signature: string }
  /** Public halves of all keys of the ring, for the offline verifier: old results stay valid after a rotation. */
  publicKeys(): readonly SealPublicKey[]
}

/** Ed25519 over a key ring; the keys of the ring are the 32-byte seeds. Signing takes about 0.05 ms. */
export function createSealer(source: KeyRing | LiveRing): Sealer {
  const live = 'current' in source ? source : fixedRing(source)
  let keys = keysOf(live.current())
  const known = (): Keys => {
    const ring = live.current()
    return ring === keys.ring ? keys : (keys = keysOf(ring))
  }
  return {
    sealPayload(seal) {
      const { id, key } = known()
      const payload = encodePayload(id, seal)
      return `${payload}.${sign(null, signedBytes(payload), key).toString('base64url')}`
    },
    signText(text) {
      const { id, key } = known()
      return { keyId: id, signature: sign(null, Buffer.from(text), key).toString('base64url') }
    },
    publicKeys: () => known().published,
  }
}

type Keys = { ring: KeyRing; id: string; key: KeyObject; published: readonly SealPublicKey[] }

function keysOf(ring: KeyRing): Keys {
  const [current] = ring
  return { ring, id: current.id, key: privateKey(current), published: ring.map(toPublicKey) }
}

/** What the QR of a result holds: opens the verification page, and carries the seal in the part no server sees. */
export function sealUrl(publicUrl: string, code: string, sealed: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/v/${code}#${sealed}`
}

/**
 * What the QR of a card or receipt holds, sealed with the current key. It is sealed when it is drawn, so the day of issue
 * lies within the days of that key. Fields may hold anything; control characters become spaces.
 */
export function paperUrl(publicUrl: string, sealer: Sealer, paper: PaperSeal): string {
  const facts = Object.fromEntries(
    Object.entries(paper.facts).map(([name, value]) => [name, value.replaceAll(/\p{Cc}/gu, ' ')]),
  )
  const sealed = sealer.sealPayload({ ...paper, facts } as PaperSeal)
  return `${publicUrl.replace(/\/+$/, '')}${sealPath(paper)}#${sealed}`
}

/** PKCS #8 header of an Ed25519 key (RFC 8410); the seed follows. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

function privateKey({ key }: RingKey): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8, key]), format: 'der', type: 'pkcs8' })
}

function toPublicKey(ringKey: RingKey): SealPublicKey {
  const { x } = createPublicKey(privateKey(ringKey)).export({ format: 'jwk' })
  if (x === undefined) throw new Error(`key "${ringKey.id}" has no public half`)
  const { id: kid, from, until } = ringKey
  return { kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig', kid, x, from, ...(until && { until }) }
}
