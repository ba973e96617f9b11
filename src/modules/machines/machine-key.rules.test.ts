import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isClientSecret, isMachineToken, isWithin, keyHint, machineToken, parseNetwork } from './machine-key.rules.ts'

describe('a network', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7/32'],
    ['203.0.113.0/24', '203.0.113.0/24'],
    [' 2001:DB8::/32 ', '2001:db8::/32'],
    ['::1', '::1/128'],
  ])('%s is read', (text, read) => expect(parseNetwork(text)).toBe(read))

  test.each(['', 'localhost', '203.0.113.0/33', '::/129', '1.2.3/8', '1.2.3.4/-1', '1.2.3.4/24x'])(
    '%s is refused',
    (text) => expect(parseNetwork(text)).toBeUndefined(),
  )

  test('covers exactly the addresses whose first bits are the same', () => {
    const byte = fc.integer({ min: 0, max: 255 })
    const address = fc.tuple(byte, byte, byte, byte)
    const bitsOf = (bytes: readonly number[]) => bytes.map((one) => one.toString(2).padStart(8, '0')).join('')
    fc.assert(
      fc.property(address, address, fc.integer({ min: 0, max: 32 }), (base, other, bits) => {
        const same = bitsOf(base).slice(0, bits) === bitsOf(other).slice(0, bits)
        expect(isWithin([`${base.join('.')}/${bits}`], other.join('.'))).toBe(same)
        expect(isWithin([`${base.join('.')}/${bits}`], `::ffff:${other.join('.')}`)).toBe(same)
      }),
    )
  })

  test('none named means everywhere, an unknown address is nowhere', () => {
    expect(isWithin([], 'unknown')).toBe(true)
    expect(isWithin(['0.0.0.0/0'], 'unknown')).toBe(false)
    expect(isWithin(['0.0.0.0/0'], '2001:db8::1')).toBe(false)
  })
})

test('tokens of each kind are told apart, and a hint gives nothing away', () => {
  const random = new Uint8Array(32).fill(200)
  const key = machineToken('api_key', random)
  const secret = machineToken('client_secret', random)
  const access = machineToken('access_token', random)
  expect([key, secret, access].map(isMachineToken)).toEqual([true, false, true])
  expect([key, secret, access].map(isClientSecret)).toEqual([false, true, false])
  expect(keyHint(key)).toHaveLength(8)
})
