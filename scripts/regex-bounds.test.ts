// Regular expressions of the product against strings made to make them go astray: each is tried with long runs of what
// its own pattern is made of, and must say yes or no within half a second. An exponential one takes years, a quadratic
// one of 30,000 characters seconds. Looked at: safe-regex2 (rejects nested stars, misses overlaps), recheck (a JVM or
// 3 MB of compiled Scala).
import { globSync, readFileSync } from 'node:fs'
import { createContext, Script } from 'node:vm'
import { parseSync } from 'rolldown/utils'
import { expect, test } from 'vitest'
import { modules } from '#app/modules.ts'

type Source = { where: string; pattern: string; flags: string }

/** Patterns that see only what we write ourselves, and never much of it. */
const OURS: Readonly<Record<string, string>> = {
  'src/ui/theme/trim-theme.ts': 'our own style sheet, when the client is built',
  'src/modules/dossiers/prints/print-words.ts': 'the digits of an amount of money',
  'src/kernel/config/config.ts': 'the address that the operator sets',
  'src/kernel/seal/sealer.ts': 'the same address',
}

const LENGTH = 30_000
const PATIENCE_MS = 500

/** Literals of every file that runs in server or browser. */
function literals(): Source[] {
  const files = globSync('src/**/*.{ts,tsx}').filter((path) => !/\.test\.tsx?$|\/testing\/|src\/app\/demo\//.test(path))
  return files.flatMap((path) => {
    const found: Source[] = []
    const { program } = parseSync(path, readFileSync(path, 'utf8'))
    walk(program, (node) => {
      const regex = node['regex'] as { pattern: string; flags: string } | undefined
      if (node['type'] === 'Literal' && regex) found.push({ where: path, ...regex })
    })
    return found
  })
}

function walk(node: unknown, see: (node: Record<string, unknown>) => void): void {
  if (Array.isArray(node)) return node.forEach((one) => walk(one, see))
  if (node === null || typeof node !== 'object') return
  see(node as Record<string, unknown>)
  Object.values(node).forEach((one) => walk(one, see))
}

/** Patterns within the inputs of operations, zod's own among them. */
function ofSchemas(): Source[] {
  const found: Source[] = []
  const seen = new Set<unknown>()
  const look = (value: unknown, where: string): void => {
    if (value === null || typeof value !== 'object' || seen.has(value)) return
    seen.add(value)
    if (value instanceof RegExp) return void found.push({ where, pattern: value.source, flags: value.flags })
    for (const one of Object.values(value)) look(one, where)
  }
  for (const { name, input } of modules.flatMap((module) => module.operations)) look(input._zod.def, name)
  return found
}

/** Patterns in the forms of procedures, which come as data. */
function ofForms(): Source[] {
  return globSync('reference/procedures/**/*.json').flatMap((path) => {
    const found: Source[] = []
    walk(JSON.parse(readFileSync(path, 'utf8')), (node) => {
      const pattern = node['pattern']
      if (typeof pattern === 'string') found.push({ where: path, pattern: `^(?:${pattern})$`, flags: 'u' })
    })
    return found
  })
}

/** What the pattern is made of: a letter of each class it names, and its own letters. */
function runs(pattern: string): string[] {
  const classes: [RegExp, string[]][] = [
    [/\\d|0-9/, ['1']],
    [/\\w|a-z|\\p\{L/i, ['a']],
    [/\\s| /, [' ', '\t']],
    [/\./, ['x']],
  ]
  const named = classes.flatMap(([sign, letters]) => (sign.test(pattern) ? letters : []))
  const own = [...pattern.replaceAll(/\\[a-zA-Z](?:\{[^}]*\})?|[\\^$*+?()[\]{}|]/g, '')].slice(0, 30)
  const single = [...new Set([...named, ...own])].slice(0, 8)
  const pairs = single.flatMap((one) => single.filter((two) => two !== one).map((two) => one + two)).slice(0, 12)
  return [...single, ...pairs]
}

const context = createContext({})
const attempt = new Script('regex.test(text)')

function isSlow({ pattern, flags }: Source): string | undefined {
  const regex = new RegExp(pattern, flags)
  for (const run of runs(pattern)) {
    const text = `${run.repeat(LENGTH / run.length)}\u0001`
    for (const given of [text, `${run}${text}`, `\u0001${text}`]) {
      regex.lastIndex = 0
      Object.assign(context, { regex, text: given })
      try {
        attempt.runInContext(context, { timeout: PATIENCE_MS })
      } catch {
        return run
      }
    }
  }
  return undefined
}

test('the check itself finds what is exponential and what is quadratic', () => {
  const bad = ['^(a+)+$', '(?:\\d|\\w)*!', '^(\\w+\\s?)*$', '\\s+$']
  for (const pattern of bad) expect(isSlow({ where: '', pattern, flags: '' }), pattern).toBeDefined()
  expect(isSlow({ where: '', pattern: '^[a-z]{1,20}$', flags: '' })).toBeUndefined()
})

test('no regular expression of the product can be made to run away', { timeout: 300_000 }, () => {
  const all = [...literals(), ...ofSchemas(), ...ofForms()].filter(({ where }) => !Object.hasOwn(OURS, where))
  expect(all.length).toBeGreaterThan(150)
  const once = [...new Map(all.map((one) => [`${one.pattern}/${one.flags}`, one])).values()]
  const slow = once.flatMap((one) => {
    const run = isSlow(one)
    return run === undefined ? [] : [`${one.where}: /${one.pattern}/${one.flags} at runs of ${JSON.stringify(run)}`]
  })
  expect(slow).toEqual([])
})
