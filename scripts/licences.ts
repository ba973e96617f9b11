// Part of npm run check: every package stands under a licence that goes with Apache-2.0. One of another kind, or none,
// needs a line below with the reason.
import { installed, type LockFile, readLockFile } from './lock-file.ts'

const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0', // file by file; we change none of theirs
  'OFL-1.1', // fonts
  'Python-2.0',
])
/** Licence by hand: the lock does not know it. */
const BY_HAND: Readonly<Record<string, string>> = { 'combine-errors': 'MIT' }
/** Builds for other systems: not installed here, entered by scripts/complete-lock.mjs without their licence. */
const OTHER_SYSTEM = /[-/](?:android|darwin|freebsd|openharmony|win32|linux)(?:-|$)/

const words = (license: string) => license.split(/[()\s]+|\bAND\b|\bOR\b/).filter((word) => word !== '')

/** Names of packages whose licence is unknown or not on the list. `A OR B` needs one of them, `A AND B` both. */
export function licenceFaults(lock: LockFile): string[] {
  return installed(lock).flatMap(({ name, version, license: said, integrity, optional }) => {
    const license = BY_HAND[name] ?? said
    if (license === undefined)
      return optional && integrity === undefined && OTHER_SYSTEM.test(name)
        ? []
        : [`${name}@${version}: no licence named`]
    const known = words(license).map((word) => ALLOWED.has(word))
    const fine = / OR /.test(license) ? known.some(Boolean) : known.every(Boolean)
    return fine ? [] : [`${name}@${version}: ${license}`]
  })
}

if (import.meta.main) {
  const faults = licenceFaults(readLockFile())
  for (const fault of faults) console.error(fault)
  process.exitCode = faults.length === 0 ? 0 : 1
}
