import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { expect, test } from 'vitest'
import { type Config, readConfig } from './config.ts'

const rows = [...readFileSync('docs/how-to/configure.md', 'utf8').matchAll(/^\| `([A-Z_]+)` \| (.+?) \| (.+) \|$/gm)]
const documented = new Map(rows.map(([, name = '', value = '']) => [name, value]))
// The schema is not exported: what the module reads is what stands there in capitals at the beginning of a line.
const read = [...readFileSync('src/kernel/config/config.ts', 'utf8').matchAll(/^ {2}([A-Z_]+):/gm)].map(
  ([, name]) => name,
)

test('every variable that is read is documented, in the same order, and no other', () => {
  expect([...documented.keys()]).toEqual(read)
})

test('the documented defaults are those of the code', () => {
  const config = readConfig({})
  const yesNo = (value: boolean) => (value ? 'yes' : 'no')
  const written: Record<string, string> = {
    HOST: config.host,
    PORT: String(config.port),
    PUBLIC_URL: config.publicUrl.replace(String(config.port), '<PORT>'),
    DATA_DIR: relative('.', config.dataDir),
    DATABASE_SCHEMA: config.databaseSchema,
    DATABASE_POOL: String(config.databasePool),
    LOG_LEVEL: config.logLevel,
    UPLOAD_LIMIT_MB: String(config.uploadLimitBytes / 1024 / 1024),
    UPLOAD_DAY_MB: String(config.uploadDayBytes / 1024 / 1024),
    RATE_LIMITS: yesNo(config.rateLimits),
    TRUST_PROXY: yesNo(config.trustProxy),
    PDF_WORKERS: String(config.pdfWorkers),
  }
  for (const [name, value] of Object.entries(written)) expect(documented.get(name), name).toBe(`\`${value}\``)
  const unset: (keyof Config)[] = [
    'databaseUrl',
    'databaseOwnerUrl',
    'demo',
    'clamd',
    'metricsToken',
    'dataKeys',
    'lookupKeys',
    'sealKeys',
  ]
  for (const key of unset) expect(config[key], key).toBeUndefined()
  for (const [name, value] of documented) if (!(name in written)) expect(value, name).toMatch(/^none: /)
})
