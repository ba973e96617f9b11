// Runs the linter and then makes sure that it read every file there is: a wrong ignore pattern or a missing resolver
// makes a linter silent, and silence looks like clean code.
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'

const bin = 'node_modules/.bin/oxlint'
const run = (...args: string[]) =>
  spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })

const lint = run('--format=default')
process.stdout.write(lint.stdout)
process.stderr.write(lint.stderr)
const read = Number(/on (\d+) files?/.exec(lint.stdout)?.[1] ?? 0)
const there = globSync('{src,scripts,e2e,bench}/**/*.{ts,tsx,mjs}').filter((path) => !/\.d\.m?ts$/.test(path)).length
if (read < there) console.error(`The linter read ${read} files, but there are ${there}.`)
if (/unable to load resolver/i.test(lint.stdout))
  console.error('The import resolver is missing: the boundary rules check nothing.')
process.exitCode = lint.status !== 0 || read < there ? 1 : 0
