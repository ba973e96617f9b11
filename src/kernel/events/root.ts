import { createHash, createPublicKey, verify } from 'node:crypto'
import type { SealPublicKey } from '#kernel/seal/seal-format.ts'
import { hashLeaf, type Digest } from './merkle.ts'

/** What a root says, in the order in which its statement is written. */
export type RootContent = {
  /** 1, 2, 3 ... */
  number: number
  at: string
  /** SHA-256 (hex) of the statement before it; null for the first. */
  previous: string | null
  /** Merkle root (hex) over the last event of each stream that changed since the root before. */
  merkleRoot: string
  leaves: number
  /** Events and streams of the whole log up to here. */
  events: number
  streams: number
  /** Position of the last event covered. */
  upto: string
}

/** A root as it is kept and published: the statement to the letter, and who signed it. */
export type SignedRoot = { statement: string; keyId: string; signature: string }

const FORMAT = 'motcua-root-1'

export function writeStatement(content: RootContent): string {
  return JSON.stringify({ format: FORMAT, ...content })
}

/** Undefined for a text that `writeStatement` would not have written. */
export function readStatement(statement: string): RootContent | undefined {
  try {
    const { format, ...content } = JSON.parse(statement) as RootContent & { format: string }
    return format === FORMAT && writeStatement(content) === statement ? content : undefined
  } catch {
    return undefined
  }
}

/** SHA-256 (hex) of a statement: what the next root names as the one before it. */
export function statementHash(statement: string): string {
  return createHash('sha256').update(statement, 'utf8').digest('hex')
}

/** What is signed: never mistaken for a seal of a result, which begins otherwise. */
export function signedText(statement: string): string {
  return `${FORMAT}\n${statement}`
}

type PublicKey = Pick<SealPublicKey, 'kid' | 'kty' | 'crv' | 'x'>

/** Is it signed by one of these keys? */
export function isSigned({ statement, keyId, signature }: SignedRoot, keys: readonly PublicKey[]): boolean {
  const key = keys.find(({ kid }) => kid === keyId)
  if (!key) return false
  const { kty, crv, x } = key
  const publicKey = createPublicKey({ key: { kty, crv, x }, format: 'jwk' })
  return verify(null, Buffer.from(signedText(statement)), publicKey, Buffer.from(signature, 'base64url'))
}

/** Of one stream: its last event. 52 bytes: id of the stream, number of the event (4, big-endian), hash of the event. */
export function encodeLeaf(streamId: Buffer, seq: number, eventHash: Buffer): Buffer {
  const leaf = Buffer.alloc(52)
  streamId.copy(leaf, 0)
  leaf.writeUInt32BE(seq, 16)
  eventHash.copy(leaf, 20)
  return leaf
}

export type Leaf = { streamId: string; seq: number; hash: string }

export function leafHash({ streamId, seq, hash }: Leaf): Digest {
  return hashLeaf(encodeLeaf(Buffer.from(streamId.replaceAll('-', ''), 'hex'), seq, Buffer.from(hash, 'hex')))
}
