import { defineConfig } from 'vitest/config'
import { longestFirst } from './scripts/longest-first.ts'

const longest = ['app/rights-http', 'commands/cli', 'app/rights-fuzz', 'scripts/regex-bounds', 'prints/prints']

/** Unit and database tests; the browser journeys have vitest.e2e.config.ts. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    globalSetup: ['src/kernel/testing/cluster.setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // The product is loaded once a worker, not once a file: state that a file leaves in a module is a fault of its own.
    isolate: false,
    sequence: { sequencer: longestFirst(longest) },
    // Real processes, killed on purpose, on shared machines: in CI a test gets a second try and the report says so.
    retry: process.env['CI'] ? 1 : 0,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
