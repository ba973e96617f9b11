import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { entryFor, missingEntries } from './complete-lock.mjs'

test('the lock file names every optional package, so that npm ci accepts it everywhere', () => {
  const lock: unknown = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  expect(missingEntries(lock), 'run node scripts/complete-lock.mjs').toEqual({})
})

test('a missing entry is written as npm would have written it', () => {
  expect(entryFor('@oxlint/binding-linux-arm64-musl', '1.2.3', true)).toEqual({
    version: '1.2.3',
    cpu: ['arm64'],
    dev: true,
    libc: ['musl'],
    optional: true,
    os: ['linux'],
  })
  expect(entryFor('x-win32-ia32-msvc', '1.0.0', false)).toEqual({
    version: '1.0.0',
    cpu: ['ia32'],
    optional: true,
    os: ['win32'],
  })
})
