/**
 * How far each stream has been followed: number and hash of its last event. Ten million streams are 700 MB here, and
 * would be several times that as objects of a Map.
 */
export type ChainTable = {
  /** The slot of the stream whose id begins at `at`, a new and empty one (seq 0) if there is none. */
  slotOf(bytes: Buffer, at: number): number
  /** As slotOf, but -1 for a stream that was never seen. */
  find(bytes: Buffer, at: number): number
  seq(slot: number): number
  /** Is the hash that begins at `at` the one of the last event? */
  isHead(slot: number, bytes: Buffer, at: number): boolean
  set(slot: number, seq: number, bytes: Buffer, hashAt: number): void
  /** The number of the last event under a root, and the root under which the stream was last seen changed. */
  sealed: { seq(slot: number): number; set(slot: number, seq: number): void }
  mark: { get(slot: number): number; set(slot: number, root: number): void }
  id(slot: number): string
  size(): number
}

type Columns = { keys: Buffer; heads: Buffer; seqs: Uint32Array; sealed: Uint32Array; marks: Uint32Array }

function columns(capacity: number): Columns {
  return {
    keys: Buffer.alloc(capacity * 16),
    heads: Buffer.alloc(capacity * 32),
    seqs: new Uint32Array(capacity),
    sealed: new Uint32Array(capacity),
    marks: new Uint32Array(capacity),
  }
}

/** Slots are numbered in the order of first sight and stay; the index of places (slot + 1, 0 is free) grows. */
export function createChainTable(): ChainTable {
  let capacity = 1 << 12
  let held = columns(capacity)
  let index = new Uint32Array(capacity * 2)
  let count = 0

  function place(bytes: Buffer, at: number): number {
    const mask = index.length - 1
    let probe = mix(bytes, at) & mask
    for (;;) {
      const slot = (index[probe] ?? 0) - 1
      if (slot < 0 || same(held.keys, slot * 16, bytes, at, 16)) return probe
      probe = (probe + 1) & mask
    }
  }

  function grow(): void {
    capacity *= 2
    const wider = columns(capacity)
    held.keys.copy(wider.keys)
    held.heads.copy(wider.heads)
    wider.seqs.set(held.seqs)
    wider.sealed.set(held.sealed)
    wider.marks.set(held.marks)
    held = wider
    index = new Uint32Array(capacity * 2)
    for (let slot = 0; slot < count; slot += 1) index[place(held.keys, slot * 16)] = slot + 1
  }

  function add(bytes: Buffer, at: number): number {
    if (count === capacity) grow()
    const slot = count
    count += 1
    bytes.copy(held.keys, slot * 16, at, at + 16)
    index[place(bytes, at)] = slot + 1
    return slot
  }

  const find = (bytes: Buffer, at: number) => (index[place(bytes, at)] ?? 0) - 1
  return {
    find,
    slotOf(bytes, at) {
      const slot = find(bytes, at)
      return slot < 0 ? add(bytes, at) : slot
    },
    seq: (slot) => held.seqs[slot] ?? 0,
    isHead: (slot, bytes, at) => same(held.heads, slot * 32, bytes, at, 32),
    set(slot, seq, bytes, hashAt) {
      held.seqs[slot] = seq
      bytes.copy(held.heads, slot * 32, hashAt, hashAt + 32)
    },
    sealed: { seq: (slot) => held.sealed[slot] ?? 0, set: (slot, seq) => void (held.sealed[slot] = seq) },
    mark: { get: (slot) => held.marks[slot] ?? 0, set: (slot, root) => void (held.marks[slot] = root) },
    id: (slot) =>
      held.keys
        .toString('hex', slot * 16, slot * 16 + 16)
        .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    size: () => count,
  }
}

/** Word by word: a call of Buffer.compare costs more than the comparison. */
function same(one: Buffer, oneAt: number, other: Buffer, otherAt: number, bytes: 16 | 32): boolean {
  for (let n = 0; n < bytes; n += 4) if (one.readInt32LE(oneAt + n) !== other.readInt32LE(otherAt + n)) return false
  return true
}

/** Ids end in random bits, but whoever may write events chooses them: all sixteen bytes count. */
function mix(bytes: Buffer, at: number): number {
  let h = bytes.readInt32BE(at + 12)
  h = Math.imul(h ^ bytes.readInt32BE(at + 8), 0x9e3779b1)
  h = Math.imul(h ^ bytes.readInt32BE(at + 4) ^ (h >>> 15), 0x85ebca6b)
  h = Math.imul(h ^ bytes.readInt32BE(at) ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
