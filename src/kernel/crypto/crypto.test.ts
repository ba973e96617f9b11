import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { createAead, DecryptError } from './aead.ts'
import { formatKeyRing, parseKeyRing, rotateKeyRing, type KeyRing } from './key-ring.ts'
import { keyedHash } from './keyed-hash.ts'
import { loadKeyRing } from './keys.ts'
import { maskNationalId, parseNationalId } from './national-id.ts'
import { hashPassword, needsRehash, verifyPassword } from './password.ts'

const ring: KeyRing = [{ id: 'a1', key: new Uint8Array(32).fill(7), from: '2026-01-01' }]
const rotated = rotateKeyRing(ring, { id: 'b2', key: new Uint8Array(32).fill(9), today: '2026-11-22' })
const column = 'dossiers.applicant.national_id'

describe('encrypted columns', () => {
  test('read back what was written, and look different each time', () => {
    const aead = createAead(ring)
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const sealed = aead.encrypt(text, column)
        expect(sealed).toMatch(/^v1\.a1\.[\w-]+$/)
        expect(sealed).not.toBe(aead.encrypt(text, column))
        expect(aead.decrypt(sealed, column)).toBe(text)
      }),
    )
  })

  test('still read after the key was replaced, and say that they are outdated', () => {
    const sealed = createAead(ring).encrypt('001099004567', column)
    const newer = createAead(rotated)
    expect(newer.decrypt(sealed, column)).toBe('001099004567')
    expect(newer.isOutdated(sealed)).toBe(true)
    expect(newer.isOutdated(newer.encrypt('x', column))).toBe(false)
    expect(() => createAead(ring).decrypt(newer.encrypt('x', column), column)).toThrow(/key "b2"/)
  })

  test('do not read when altered, cut, or copied into another column', () => {
    const aead = createAead(ring)
    const sealed = aead.encrypt('001099004567', column)
    const altered = sealed.slice(0, 20) + (sealed[20] === 'A' ? 'B' : 'A') + sealed.slice(21)
    for (const bad of [altered, sealed.slice(0, 12), 'plain', `${sealed}.x`])
      expect(() => aead.decrypt(bad, column)).toThrow(DecryptError)
    expect(() => aead.decrypt(sealed, 'people.national_id')).toThrow(DecryptError)
  })
})

describe('key rings', () => {
  const dir = mkdtempSync(join(tmpdir(), 'keys-'))
  afterAll(() => rmSync(dir, { recursive: true }))

  test('are written and read as the same text', () => {
    expect(parseKeyRing(formatKeyRing(rotated))).toEqual(rotated)
    expect(rotated[1]?.until).toBe('2026-11-22')
  })

  test('are made once, readable by the owner only, and then kept', () => {
    const source = { dir: join(dir, 'fresh'), name: 'seal', today: '2026-11-22' }
    const made = loadKeyRing(source)
    expect(made[0].id).toMatch(/^2611[a-s]{2}$/)
    expect(loadKeyRing({ ...source, today: '2027-01-01' })).toEqual(made)
    expect(statSync(join(source.dir, 'seal.keys')).mode & 0o777).toBe(0o600)
  })

  test('given by the operator win over the file', () => {
    expect(
      loadKeyRing({ dir: '/nowhere', name: 'seal', given: formatKeyRing(ring).trim(), today: '2026-11-22' }),
    ).toEqual(ring)
  })

  test('that are damaged stop the start, without showing the key', () => {
    const key = Buffer.alloc(32, 7).toString('base64url')
    writeFileSync(join(dir, 'bad.keys'), `a1:2026-13:${key}`)
    const load = () => loadKeyRing({ dir, name: 'bad', today: '2026-11-22' })
    expect(load).toThrow(/bad\.keys.*key 1/)
    expect(load).not.toThrow(new RegExp(key))
    for (const text of ['', `a1:2026-01-01:${key},a1:2026-01-02:${key}`, 'a1:2026-01-01:AAAA'])
      expect(() => parseKeyRing(text)).toThrow(Error)
  })
})

test('a look-up hash depends on key, column and number, and on nothing else', () => {
  const key = ring[0].key
  const hash = keyedHash(key, '001099004567', column)
  expect(hash).toMatch(/^[\w-]{43}$/)
  expect(keyedHash(key, '001099004567', column)).toBe(hash)
  expect(
    new Set([
      hash,
      keyedHash(key, '001099004568', column),
      keyedHash(key, '001099004567', 'x'),
      keyedHash(rotated[0].key, '001099004567', column),
    ]).size,
  ).toBe(4)
})

test('a personal number is twelve digits, shown masked', () => {
  const id = parseNationalId(' 001 099 004 567 ')
  expect(id).toBe('001099004567')
  expect(id && maskNationalId(id)).toBe('001*****4567')
  expect(parseNationalId('００１０９９００４５６７')).toBe('001099004567')
  for (const text of ['', '00109900456', '0010990045678', '00109900456a', '-01099004567', '٠٠١٠٩٩٠٠٤٥٦٧'])
    expect(parseNationalId(text)).toBeUndefined()
})

describe('passwords', () => {
  test('are recognised, however the keyboard composes the letters', async () => {
    const phc = await hashPassword('mật khẩu của tôi')
    expect(phc).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await verifyPassword('mật khẩu của tôi'.normalize('NFD'), phc)).toBe(true)
    expect(await verifyPassword('mat khau cua toi', phc)).toBe(false)
    expect(needsRehash(phc)).toBe(false)
    expect(needsRehash(phc.replace('t=2', 't=1'))).toBe(true)
  })

  test('of an unknown account take the same work and are never right', async () => {
    expect(await verifyPassword('motcua-demo', undefined)).toBe(false)
    await expect(verifyPassword('x', 'md5:abc')).rejects.toThrow(/PHC/)
  })
})
