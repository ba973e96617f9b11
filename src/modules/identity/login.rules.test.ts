import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isUserName, parseLogin, parsePhone, safeNext } from './login.rules.ts'
import { findPasswordFault } from './password.rules.ts'
import { networkOf } from '#kernel/access/network.ts'

test('a phone number is one number however it is written', () => {
  for (const text of [
    '0905123456',
    '+84905123456',
    '84905123456',
    '0084 905 123 456',
    '(090) 512-3456',
    '0905.123.456',
  ])
    expect(parsePhone(text)).toBe('+84905123456')
  expect(parsePhone('0236 3821 888')).toBe('+842363821888')
  for (const text of ['', '0905', '113', '+1 202 555 0100', '0905 123 45x', '090512345678'])
    expect(parsePhone(text)).toBeUndefined()
})

test('no text is a user name and a phone number at once', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !(isUserName(text) && parsePhone(text) !== undefined)))
})

test('signing in with any text at all looks for something and never throws', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => ['login', 'phone'].includes(parseLogin(text).by)))
})

test('after signing in one stays on this site, whatever the link says', () => {
  expect(safeNext('/desk?state=received#top', '/x')).toBe('/desk?state=received#top')
  for (const next of [
    '',
    null,
    undefined,
    'desk',
    '//a.b',
    '/\\a.b',
    'https://a.b',
    '/\n/a.b',
    '/.//a.b',
    '/sign-in',
    `/${'a'.repeat(500)}`,
  ])
    expect(safeNext(next, '/x')).toBe('/x')
  const site = 'https://here.test'
  const nasty = fc.array(fc.constantFrom('/', '\\', '.', '..', ':', '@', '?', '#', '%2f', '\t', 'a.b', 'https:', ' '))
  fc.assert(
    fc.property(nasty, (parts) => new URL(safeNext(`/${parts.join('')}`, '/x'), `${site}/sign-in`).origin === site),
    { numRuns: 2000 },
  )
})

test('the demo password is good enough, the commonest and the own name are not', () => {
  expect(findPasswordFault('motcua-demo', 'quantri')).toBeUndefined()
  expect(findPasswordFault('QWERTY123', 'a')).toBe('identity.password_common')
  expect(findPasswordFault('nguyenvanan', 'nguyenvanan')).toBe('identity.password_common')
  expect(findPasswordFault('Corvette', 'a')).toBe('identity.password_common')
  expect(findPasswordFault('🌸🌸🌸🌸', 'a')).toBe('identity.password_short')
})

test('neither the user name nor the own name may be part of a password; short ones say nothing', () => {
  expect(findPasswordFault('quantri-2026', 'quantri')).toBe('identity.password_telling')
  expect(findPasswordFault('NguyenThiHanh1990', undefined, 'Nguyễn Thị Hạnh')).toBe('identity.password_telling')
  expect(findPasswordFault('con duong lang', 'an', 'Ân')).toBeUndefined()
})

test('an address counts as its network: IPv4 whole, IPv6 by its first 64 bits', () => {
  expect(networkOf('203.0.113.7')).toBe('203.0.113.7')
  expect(networkOf('::ffff:203.0.113.7')).toBe('203.0.113.7')
  expect(networkOf('2001:db8:0:12::1')).toBe(networkOf('2001:0DB8:0000:0012:ffff:1:2:3'))
  expect(networkOf('2001:db8::1')).not.toBe(networkOf('2001:db8:0:1::1'))
  expect(networkOf('::1')).toBe('0:0:0:0')
  expect(networkOf('unknown')).toBe('unknown')
})
