import { expect, test } from 'vitest'
import { systemRandom, uuidv7 } from './ids.ts'

test('random bytes are never given out twice, across blocks too', () => {
  const seen = new Set<string>()
  const kept: { bytes: Uint8Array; hex: string }[] = []
  for (let n = 0; n < 2000; n += 1) {
    const bytes = systemRandom.bytes(8 + (n % 25))
    const hex = Buffer.from(bytes).toString('hex')
    seen.add(hex)
    kept.push({ bytes, hex })
  }
  expect(seen.size).toBe(2000)
  expect(kept.every(({ bytes, hex }) => Buffer.from(bytes).toString('hex') === hex)).toBe(true)
  expect(systemRandom.bytes(10_000)).toHaveLength(10_000)
})

test('identifiers sort by their moment and say that they are of version 7', () => {
  const random = new Uint8Array(10).fill(0xff)
  const early = uuidv7(1_000, random)
  const late = uuidv7(2_000, new Uint8Array(10))
  expect(early < late).toBe(true)
  expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
