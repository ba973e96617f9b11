import { KEY_MOST, matchKeys } from './match-key.rules.ts'
import { compare, PROBABLE, type Match, type MatchRecord } from './match.rules.ts'

export type FoundPair = { a: string; b: string; match: Match }
export type PassProgress = { compared: number; found: readonly FoundPair[] }

/**
 * All pairs of probable duplicates among the records, each once, `a` before `b`. A generator: after about `chunk`
 * comparisons it hands over what it found, so that a server can breathe between.
 * Keys lie sorted in two arrays instead of a map: eight million entries of a map would be a gigabyte.
 */
export function* findPairs(records: readonly MatchRecord[], chunk = 20_000): Generator<PassProgress> {
  const { keys, owners } = sortedKeys(records)
  const seen = new Set<number>()
  let found: FoundPair[] = []
  let compared = 0
  for (let from = 0, to = 0; from < keys.length; from = to) {
    to = from + 1
    while (to < keys.length && keys[to] === keys[from]) to++
    if (to - from > KEY_MOST) continue
    for (let left = from; left < to; left++)
      for (let right = left + 1; right < to; right++) {
        const [i, j] = [owners[left] ?? 0, owners[right] ?? 0]
        const [mine, yours] = [records[i], records[j]]
        if (!mine || !yours) continue
        compared++
        const match = compare(mine, yours)
        const pair = Math.min(i, j) * records.length + Math.max(i, j)
        if (match.score < PROBABLE || seen.has(pair)) continue
        seen.add(pair)
        found.push(mine.id < yours.id ? { a: mine.id, b: yours.id, match } : { a: yours.id, b: mine.id, match })
      }
    if (compared < chunk) continue
    yield { compared, found }
    found = []
    compared = 0
  }
  yield { compared, found }
}

function sortedKeys(records: readonly MatchRecord[]): { keys: Float64Array; owners: Uint32Array } {
  const each = records.map((record) => Float64Array.from(matchKeys(record)))
  const total = each.reduce((sum, keys) => sum + keys.length, 0)
  const [all, owner] = [new Float64Array(total), new Uint32Array(total)]
  let at = 0
  each.forEach((keys, index) => {
    all.set(keys, at)
    owner.fill(index, at, at + keys.length)
    at += keys.length
  })
  // Spread over buckets by their last bits, then sorted within: no comparison function, which would be slow.
  const order = radixOrder(all)
  const keys = new Float64Array(total)
  const owners = new Uint32Array(total)
  order.forEach((from, to) => {
    keys[to] = all[from] ?? 0
    owners[to] = owner[from] ?? 0
  })
  return { keys, owners }
}

/** Order of the keys by four counting sorts of 14 bits: 56 bits hold the 53 of a key. */
function radixOrder(keys: Float64Array): Uint32Array {
  const RADIX = 16384
  let order = Uint32Array.from(keys.keys())
  let spare = new Uint32Array(keys.length)
  for (let pass = 0, divisor = 1; pass < 4; pass++, divisor *= RADIX) {
    const digit = (index: number) => Math.floor((keys[index] ?? 0) / divisor) % RADIX
    const starts = new Uint32Array(RADIX + 1)
    for (const index of order) starts[digit(index) + 1] = (starts[digit(index) + 1] ?? 0) + 1
    for (let at = 0; at < RADIX; at++) starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0)
    for (const index of order) {
      const to = starts[digit(index)] ?? 0
      spare[to] = index
      starts[digit(index)] = to + 1
    }
    ;[order, spare] = [spare, order]
  }
  return order
}
