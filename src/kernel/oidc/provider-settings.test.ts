import { describe, expect, test } from 'vitest'
import { acrValuesFor, bestLevel, levelOf, parseProviders, secretVariable } from './provider-settings.ts'

const vneid = {
  id: 'vneid',
  names: { vi: 'VNeID', en: 'VNeID', pl: 'VNeID' },
  issuer: 'https://id.example.vn',
  clientId: 'motcua',
  levels: { values: { 'urn:vneid:level:1': 1, 'urn:vneid:level:2': 2 } },
}
const read = (...providers: object[]) => parseProviders(JSON.stringify(providers), () => 'secret')

describe('a list of providers', () => {
  test('is read with its defaults, and the secret comes from its own variable', () => {
    const asked: string[] = []
    const [provider] = parseProviders(JSON.stringify([vneid]), (name) => {
      asked.push(name)
      return 's3cret'
    })
    expect(asked).toEqual(['E_IDENTITY_SECRET_VNEID'])
    expect(provider).toMatchObject({
      clientSecret: 's3cret',
      scopes: ['openid', 'profile'],
      claims: { name: 'name', birthDate: 'birthdate', number: 'personal_number' },
      levels: { claim: 'acr' },
    })
    expect(secretVariable('da-nang')).toBe('E_IDENTITY_SECRET_DA_NANG')
  })

  test.each([
    ['plain http outside of this machine', { ...vneid, issuer: 'http://id.example.vn' }, /issuer: must be https/],
    ['a level that does not exist', { ...vneid, levels: { values: { high: 3 } } }, /levels\.values\.high/],
    ['a setting that nobody knows', { ...vneid, redirect: 'x' }, /redirect/],
    ['a name in two languages', { ...vneid, names: { vi: 'a', en: 'b' } }, /names\.pl/],
  ])('is refused for %s', (_what, provider, message) => {
    expect(() => read(provider)).toThrow(message)
  })

  test('is refused when two have one name, a secret is missing, or it is no JSON', () => {
    expect(() => read(vneid, vneid)).toThrow('two providers are called "vneid"')
    expect(() => parseProviders(JSON.stringify([vneid]), () => undefined)).toThrow('E_IDENTITY_SECRET_VNEID is not set')
    expect(() => parseProviders('{', () => '')).toThrow('is not JSON')
  })

  test('may name plain http on this machine', () => {
    expect(read({ ...vneid, issuer: 'http://localhost:3131' })[0]?.issuer).toBe('http://localhost:3131')
  })
})

describe('the level', () => {
  const [provider] = read(vneid)
  if (!provider) throw new Error('no provider')

  test.each([
    [{ acr: 'urn:vneid:level:2' }, 2],
    [{ acr: 'urn:vneid:level:1' }, 1],
    [{ acr: ['urn:vneid:level:1', 'urn:vneid:level:2'] }, 2],
    [{ acr: 'urn:vneid:level:9' }, 0],
    [{ acr: 'constructor' }, 0],
    [{ acr: { level: 2 } }, 0],
    [{}, 0],
  ])('of %j is %i', (claims, level) => expect(levelOf(provider, claims)).toBe(level))

  test('that is asked for names what proves at least as much, the weakest first', () => {
    expect(acrValuesFor(provider, 0)).toEqual(['urn:vneid:level:1', 'urn:vneid:level:2'])
    expect(acrValuesFor(provider, 1)).toEqual(['urn:vneid:level:1', 'urn:vneid:level:2'])
    expect(acrValuesFor(provider, 2)).toEqual(['urn:vneid:level:2'])
    expect(bestLevel(provider)).toBe(2)
  })

  test('may stand in another claim', () => {
    const [other] = read({ ...vneid, levels: { claim: 'loa', values: { '2': 2 } } })
    expect(other && levelOf(other, { loa: 2, acr: 'urn:vneid:level:1' })).toBe(2)
    expect(other && acrValuesFor(other, 2)).toEqual([])
  })
})
