import { defineConfig } from 'vitest/config'

/** Unit and database tests; the browser journeys have vitest.e2e.config.ts. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    globalSetup: ['src/kernel/testing/cluster.setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Real processes, killed on purpose, on shared machines: in CI a test gets a second try and the report says so.
    retry: process.env['CI'] ? 1 : 0,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
