import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

test('without any variable the product listens on localhost:3000 and keeps its data in ./data', () => {
  const config = readConfig({})
  expect(config).toMatchObject({ host: '127.0.0.1', port: 3000, publicUrl: 'http://localhost:3000', demo: undefined })
  expect(config.dataDir.endsWith('/data')).toBe(true)
})

test('the public address loses its trailing slash', () => {
  expect(readConfig({ PUBLIC_URL: 'https://motcua.example/' }).publicUrl).toBe('https://motcua.example')
})

test.each([
  ['PORT', '70000'],
  ['PORT', 'abc'],
  ['PUBLIC_URL', 'not an address'],
  ['DATABASE_URL', 'mysql://x'],
  ['MOTCUA_DEMO', 'true'],
  ['DATABASE_SCHEMA', 'Motcua; drop'],
])('a wrong %s stops the start with a sentence that names it', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(ConfigError)
  expect(() => readConfig({ [name]: value })).toThrow(name)
})

test('a wrong secret is named but not printed', () => {
  expect(() => readConfig({ DATABASE_URL: 'mysql://secret' })).not.toThrow(/secret/)
})
