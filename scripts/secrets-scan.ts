// Part of npm run check: no secret in what git keeps. Patterns of well-known secrets, and long values of high entropy
// beside a word like "secret". What is meant to be there (keys of tests, an invented password) stands in
// scripts/secrets-allowed.json by file and hash: the value itself is not repeated, and another one beside it is found.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

export type Finding = { path: string; line: number; rule: string; sha256: string }
type Allowed = Readonly<Record<string, readonly string[]>>

const PATTERNS: readonly (readonly [rule: string, pattern: RegExp])[] = [
  ['private key', /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----[A-Za-z0-9+/=\s]{40}/],
  ['AWS key', /\bAKIA[0-9A-Z]{16}\b/],
  ['GitHub token', /\b(?:gh[opsu]_[A-Za-z0-9]{36}|github_pat_\w{60,90})\b/],
  ['npm token', /\bnpm_[A-Za-z0-9]{36}\b/],
  ['Slack token', /\bxox[abprs]-[A-Za-z0-9-]{10,80}\b/],
  ['Google key', /\bAIza[\w-]{35}\b/],
  ['signed token', /\beyJ[\w-]{15,500}\.eyJ[\w-]{15,2000}\.[\w-]{20,700}\b/],
  ['password in an address', /\b[a-z]{3,10}:\/\/[\w.-]{1,40}:[^\s:@/'"`$<{]{6,80}@/],
  ['token of ours', /\b(?:ms|mk|ap)_[\w-]{43}\b/],
]
const NAMED =
  /(?:secret|token|password|passwd|api_?key|private_?key|credential)s?["']?\s{0,3}[:=]\s{0,3}["'`]([\w+/=.~-]{20,200})["'`]/gi
/** Bits a character: words and names stay below, random base64 and hex of some length are above. */
const ENTROPY = 3.6
const MAX_LINE = 5000

export function entropy(text: string): number {
  const counts = new Map<string, number>()
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0)
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

export function findSecrets(path: string, text: string): Finding[] {
  const whole = PATTERNS.filter(([rule]) => rule === 'private key').flatMap(([rule, pattern]) => {
    const found = pattern.exec(text)
    return found ? [{ path, line: text.slice(0, found.index).split('\n').length, rule, sha256: sha256(found[0]) }] : []
  })
  const lines = text.split('\n').flatMap((given, at) => {
    const line = given.slice(0, MAX_LINE)
    const known = PATTERNS.flatMap(([rule, pattern]) => {
      const value = rule === 'private key' ? undefined : pattern.exec(line)?.[0]
      return value === undefined ? [] : [{ rule, value }]
    })
    const named = [...line.matchAll(NAMED)].flatMap(([, value = '']) =>
      entropy(value) >= ENTROPY && /\d/.test(value) ? [{ rule: 'random value with a telling name', value }] : [],
    )
    return [...known, ...named].map(({ rule, value }) => ({ path, line: at + 1, rule, sha256: sha256(value) }))
  })
  return [...whole, ...lines]
}

const isText = (bytes: Buffer) => !bytes.subarray(0, 8000).includes(0)

function scan(): Finding[] {
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  })
  if (listed.status !== 0) {
    console.log('Not a git checkout: secrets were not looked for.')
    return []
  }
  const paths = listed.stdout.split('\0').filter((path) => path !== '' && path !== 'package-lock.json')
  return paths.flatMap((path) => {
    const bytes = readIfThere(path)
    return bytes && isText(bytes) ? findSecrets(path, bytes.toString('utf8')) : []
  })
}

/** A file that git lists and somebody just deleted is none. */
function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

if (import.meta.main) {
  const allowed = JSON.parse(readFileSync('scripts/secrets-allowed.json', 'utf8')) as Allowed
  const found = scan().filter(({ path, sha256: hash }) => !allowed[path]?.includes(hash))
  for (const { path, line, rule, sha256: hash } of found) console.error(`${path}:${line}: ${rule} (${hash})`)
  if (found.length > 0)
    console.error('Take it out and make a new one. If it is meant to be there: scripts/secrets-allowed.json.')
  process.exitCode = found.length === 0 ? 0 : 1
}
