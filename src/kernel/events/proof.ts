import { hashOfParts } from './event-hash.ts'
import { fromHex, rootFromPath, toHex } from './merkle.ts'
import { leafHash, readStatement, type SignedRoot } from './root.ts'

/** An event as a proof shows it: what stands in the timeline, and the rest as one hash (null for version 1 events). */
export type ProvedEvent = {
  version: 1 | 2
  seq: number
  stream: string
  type: string
  at: string
  prevHash: string | null
  /** SHA-256 (hex) over who, for whom, from where and what. */
  privateHash: string | null
  hash: string
}

/** Where the stream stands in a root: its leaf is number `index` (from 0) of `leaves`. */
export type ProvedLeaf = { seq: number; hash: string; index: number; leaves: number }

/**
 * That the timeline of one thing lies under a published root. It can be checked with this, the public keys and the
 * published roots alone (docs/audit.md). `leaf` and `root` are null until the first root after the first event.
 */
export type TimelineProof = {
  format: 'motcua-proof-1'
  streamId: string
  events: ProvedEvent[]
  leaf: ProvedLeaf | null
  /** From the leaf to the Merkle root; hashes as hex. */
  path: { side: 'left' | 'right'; hash: string }[]
  root: SignedRoot | null
}

export type ProofVerdict = {
  /** Each event has the hash that it says, and names the one before it. */
  chain: boolean
  /** The event that the leaf names is in the chain. */
  leaf: boolean
  /** The path leads from the leaf to the Merkle root of the statement. */
  path: boolean
}

/** What of a proof holds. The signature of the root is checked by `isSigned`. */
export function checkProof({ streamId, events, leaf, path, root }: TimelineProof): ProofVerdict {
  const chain = events.every((event, n) => {
    const before = events[n - 1]?.hash ?? null
    return event.seq === n + 1 && event.prevHash === before && fitsHash(streamId, event)
  })
  const named = leaf && events.find((event) => event.seq === leaf.seq)
  const steps = path.map(({ side, hash }) => ({ side, hash: fromHex(hash) }))
  const reached = leaf && toHex(rootFromPath(leafHash({ streamId, seq: leaf.seq, hash: leaf.hash }), steps))
  return {
    chain,
    leaf: leaf !== null && named?.hash === leaf.hash,
    path: root !== null && reached === readStatement(root.statement)?.merkleRoot,
  }
}

function fitsHash(streamId: string, event: ProvedEvent): boolean {
  if (event.privateHash === null) return event.version === 1
  const shown = { ...event, streamId, at: new Date(event.at) }
  return hashOfParts(shown, event.privateHash) === event.hash
}
