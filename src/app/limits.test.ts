import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { actionLimits } from './limits.table.ts'
import { modules } from './modules.ts'

const operations = modules.flatMap((module) => module.operations.map(({ name }) => name))

test('every limit is of an operation that there is', () => {
  for (const name of Object.keys(actionLimits)) expect([...operations, '*'], name).toContain(name)
})

test('the documentation lists the limits as they are', () => {
  const text = readFileSync('docs/security/limits.md', 'utf8')
  const rows = [...text.matchAll(/^\| `([\w.*-]+)` \| (.+?) \| (.+?) \| (.+?) \|$/gm)].map((row) => row.slice(1))
  const words = (limit: { burst: number; perMinute: number; grows?: true } | undefined) =>
    limit ? `${limit.burst}, then ${limit.perMinute} a minute${limit.grows ? ', growing waits' : ''}` : '-'
  const expected = Object.entries(actionLimits).map(([name, { account, network, shared }]) => [
    name,
    words(account),
    words(network),
    shared ? 'database' : 'memory',
  ])
  expect(rows).toEqual(expected)
})
