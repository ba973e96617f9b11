import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { KeyRing } from './key-ring.ts'
import { loadKeyRing, type KeySource } from './keys.ts'

/** A ring that may change while the process runs. */
export type LiveRing = {
  /** The ring as it is now; the same object as long as nothing changed. */
  current(): KeyRing
  /** Looks at once, for a value that a key made which this process does not know yet. */
  refresh(): KeyRing
}

const CHECK_EVERY_MS = 1_000

/**
 * The ring of a key file, followed while the operator rotates it: every process has the new key within a second, and at
 * once when it meets a value of it. A ring given by the environment never changes: there a rotation is a rolling restart,
 * first with the new key behind the old one, then before it (docs/how-to/deploy.md). A file that cannot be read leaves
 * the ring as it was: what was readable stays readable.
 */
export function liveKeyRing(source: KeySource): LiveRing {
  let ring = loadKeyRing(source)
  if (source.given !== undefined) return fixedRing(ring)
  const path = join(source.dir, `${source.name}.keys`)
  let stamp = stampOf(path)
  let checkedAt = performance.now()
  const refresh = () => {
    checkedAt = performance.now()
    const now = stampOf(path)
    if (now === undefined || now === stamp) return ring
    try {
      ring = loadKeyRing(source)
      stamp = now
    } catch {
      // damaged while being written: the next look finds it whole, or the operator is told at the next start
    }
    return ring
  }
  return { current: () => (performance.now() - checkedAt < CHECK_EVERY_MS ? ring : refresh()), refresh }
}

export const fixedRing = (ring: KeyRing): LiveRing => ({ current: () => ring, refresh: () => ring })

function stampOf(path: string): string | undefined {
  try {
    const { mtimeMs, size, ino } = statSync(path)
    return `${mtimeMs} ${size} ${ino}`
  } catch {
    return undefined
  }
}
