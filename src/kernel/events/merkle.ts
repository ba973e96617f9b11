import { hash } from 'node:crypto'

/** 32 bytes as a latin1 text: half as long as hex and quick to put into a buffer. */
export type Digest = string

export const toHex = (digest: Digest): string => Buffer.from(digest, 'latin1').toString('hex')
export const fromHex = (hex: string): Digest => Buffer.from(hex, 'hex').toString('latin1')

/**
 * The Merkle tree of RFC 6962 (section 2.1): a leaf is hashed behind a zero byte and a node behind a one, so no node can
 * be passed off as a leaf.
 */
export function hashLeaf(data: Buffer): Digest {
  return hash('sha256', Buffer.concat([LEAF, data]), 'binary')
}

const LEAF = Buffer.from([0])
const node = Buffer.alloc(65)
node[0] = 1

function hashNode(left: Digest, right: Digest): Digest {
  node.write(left, 1, 'latin1')
  node.write(right, 33, 'latin1')
  return hash('sha256', node, 'binary')
}

/** A tree under growth: leaves are added from the left, and only one hash a level is kept. */
export type MerkleTree = { add(leaf: Digest): void; root(): Digest }

export function createMerkleTree(): MerkleTree {
  /** `full[n]`: the hash of a full subtree of 2^n leaves that waits for a neighbour. */
  const full: (Digest | undefined)[] = []
  return {
    add(leaf) {
      let carried = leaf
      let level = 0
      for (; full[level] !== undefined; level += 1) {
        carried = hashNode(full[level] ?? '', carried)
        full[level] = undefined
      }
      full[level] = carried
    },
    root() {
      const found = full.reduce<Digest | undefined>(
        (right, left) => (left === undefined ? right : right === undefined ? left : hashNode(left, right)),
        undefined,
      )
      return found ?? hash('sha256', '', 'binary')
    },
  }
}

/** A neighbour on the way from a leaf to the root, and on which side it stands. */
export type PathStep = { side: 'left' | 'right'; hash: Digest }

/** What must be known beside the leaf at `index` to compute the root. */
export function pathOf(leaves: readonly Digest[], index: number): PathStep[] {
  if (leaves.length <= 1) return []
  const half = 2 ** (Math.ceil(Math.log2(leaves.length)) - 1)
  return index < half
    ? [...pathOf(leaves.slice(0, half), index), { side: 'right', hash: rootOf(leaves.slice(half)) }]
    : [...pathOf(leaves.slice(half), index - half), { side: 'left', hash: rootOf(leaves.slice(0, half)) }]
}

export function rootOf(leaves: readonly Digest[]): Digest {
  const tree = createMerkleTree()
  for (const leaf of leaves) tree.add(leaf)
  return tree.root()
}

/** The root that a leaf and its path lead to. */
export function rootFromPath(leaf: Digest, path: readonly PathStep[]): Digest {
  return path.reduce((at, { side, hash: other }) => (side === 'left' ? hashNode(other, at) : hashNode(at, other)), leaf)
}
