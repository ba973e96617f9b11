import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMerkleTree, fromHex, hashLeaf, pathOf, rootFromPath, rootOf, toHex } from './merkle.ts'

const sha = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest()

/** RFC 6962, section 2.1, word for word and slow. */
function mth(entries: Buffer[]): Buffer {
  const [only] = entries
  if (only === undefined) return sha(Buffer.alloc(0))
  if (entries.length === 1) return sha(Buffer.from([0]), only)
  let k = 1
  while (k * 2 < entries.length) k *= 2
  return sha(Buffer.from([1]), mth(entries.slice(0, k)), mth(entries.slice(k)))
}

const entries = fc
  .array(fc.uint8Array({ maxLength: 60 }), { maxLength: 70 })
  .map((list) => list.map((one) => Buffer.from(one)))

test('the root is that of RFC 6962, for any number of leaves', () => {
  fc.assert(
    fc.property(entries, (list) => {
      expect(toHex(rootOf(list.map(hashLeaf)))).toBe(mth(list).toString('hex'))
    }),
  )
  // Published with Certificate Transparency: the tree of nothing, and of one empty leaf.
  expect(toHex(rootOf([]))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(toHex(rootOf([hashLeaf(Buffer.alloc(0))]))).toBe(
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  )
})

test('every leaf leads to the root by its path, and no other leaf, place or path does', () => {
  fc.assert(
    fc.property(
      entries.filter((list) => list.length > 0),
      fc.nat(),
      fc.nat(),
      (list, at, flip) => {
        const leaves = list.map(hashLeaf)
        const index = at % leaves.length
        const path = pathOf(leaves, index)
        const root = rootOf(leaves)
        expect(rootFromPath(leaves[index] ?? '', path)).toBe(root)
        expect(rootFromPath(hashLeaf(Buffer.from('another')), path)).not.toBe(root)
        if (path.length === 0) return
        const wrong = path.map((step, n) =>
          n === flip % path.length ? { ...step, hash: hashLeaf(Buffer.from(step.hash)) } : step,
        )
        expect(rootFromPath(leaves[index] ?? '', wrong)).not.toBe(root)
      },
    ),
  )
})

test('a tree can be read while it grows', () => {
  const tree = createMerkleTree()
  const leaves: string[] = []
  for (let n = 0; n < 40; n += 1) {
    expect(tree.root()).toBe(rootOf(leaves))
    leaves.push(hashLeaf(Buffer.from([n])))
    tree.add(leaves.at(-1) ?? '')
  }
  expect(fromHex(toHex(tree.root()))).toBe(tree.root())
})
