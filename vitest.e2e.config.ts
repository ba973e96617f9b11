import { defineConfig } from 'vitest/config'
import { longestFirst } from './scripts/longest-first.ts'

const longest = ['every-page', 'every-desk-page', 'birth-registration', 'e-identity', 'mandates']

/** Browser journeys and page budgets against the built server. `npm test` builds first. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['e2e/**/*.test.ts'],
    globalSetup: ['e2e/ground/app.setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: longestFirst(longest) },
    // Real processes, killed on purpose, on shared machines: in CI a test gets a second try and the report says so.
    retry: process.env['CI'] ? 1 : 0,
    // What hangs in the browser ends after a minute by itself; a whole journey takes what a busy machine takes.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
