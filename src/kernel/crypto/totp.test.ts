import { expect, test } from 'vitest'
import { base32, findTotpStep, fromBase32, totpCode, totpStep, totpUri } from './totp.ts'

const secret = Buffer.from('12345678901234567890')

test.each([
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
])('at second %d the code is the one of RFC 6238 appendix B', (seconds, code) => {
  expect(totpCode(secret, totpStep(new Date(seconds * 1000)), 8)).toBe(code)
})

test.each([
  [0, '755224'],
  [1, '287082'],
  [9, '520489'],
])('the counter %d gives the code of RFC 4226 appendix D', (step, code) => {
  expect(totpCode(secret, step)).toBe(code)
})

test('a code is taken one step early or late, not two, and never twice', () => {
  const at = new Date(1_111_111_109_000)
  const now = totpStep(at)
  for (const step of [now - 1, now, now + 1]) expect(findTotpStep(secret, totpCode(secret, step), at, -1)).toBe(step)
  for (const step of [now - 2, now + 2]) expect(findTotpStep(secret, totpCode(secret, step), at, -1)).toBeUndefined()
  expect(findTotpStep(secret, totpCode(secret, now), at, now)).toBeUndefined()
  expect(findTotpStep(secret, totpCode(secret, now - 1), at, now)).toBeUndefined()
  expect(findTotpStep(secret, totpCode(secret, now + 1), at, now)).toBe(now + 1)
})

test('spaces are forgiven, anything else is no code', () => {
  const at = new Date(59_000)
  expect(findTotpStep(secret, ' 287 082 ', at, -1)).toBe(1)
  for (const text of ['', '28708', '2870820', 'abcdef', '२८७०८२', "' or 1"])
    expect(findTotpStep(secret, text, at, -1)).toBeUndefined()
})

test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('base32 of "%s" is that of RFC 4648', (text, code) => {
  expect(base32(Buffer.from(text))).toBe(code)
  expect(Buffer.from(fromBase32(code)).toString()).toBe(text)
})

test('the address for the app names office and account', () => {
  expect(totpUri(secret, 'Một cửa', 'chutich')).toBe(
    'otpauth://totp/M%E1%BB%99t%20c%E1%BB%ADa:chutich?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' +
      '&issuer=M%E1%BB%99t%20c%E1%BB%ADa&algorithm=SHA1&digits=6&period=30',
  )
})
