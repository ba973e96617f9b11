import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rotateKeyRing, type KeyRing } from '#kernel/crypto/key-ring.ts'
import { contentHash } from './content-hash.ts'
import { encodePayload, type PaperSeal, type SealPayload } from './seal-format.ts'
import { createSealer, paperUrl, sealUrl } from './sealer.ts'
import { verifySeal } from './verify-web.ts'

const ring: KeyRing = [{ id: '2601ab', key: new Uint8Array(32).fill(3), from: '2026-01-01' }]
const rotated = rotateKeyRing(ring, { id: '2611cd', key: new Uint8Array(32).fill(4), today: '2026-11-22' })
const seal: SealPayload = {
  code: 'K7M4QX9T2RB',
  unit: '20965',
  procedure: '1.001193',
  number: '1234/TLKS-UBND',
  issuedOn: '2026-11-20',
  signer: 'Nguyễn Thị Thanh Hương',
  contentHash: contentHash({ child: 'Đỗ Hải Yến', born: '2026-11-01' }),
}
const sealer = createSealer(ring)
const url = sealUrl('https://motcua.danang.gov.vn/', seal.code, sealer.sealPayload(seal))

describe('the seal of a result', () => {
  test('is checked with nothing but the public keys, and fits a small QR', async () => {
    expect(url.length).toBeLessThanOrEqual(300)
    expect(url).toMatch(/^https:\/\/motcua\.danang\.gov\.vn\/v\/K7M4QX9T2RB#/)
    const keys: unknown = JSON.parse(JSON.stringify(sealer.publicKeys()))
    expect(await verifySeal(url, keys as typeof keys & ReturnType<typeof sealer.publicKeys>)).toEqual({
      ok: true,
      seal,
      keyId: '2601ab',
    })
    expect(await verifySeal(url.slice(url.indexOf('#') + 1), sealer.publicKeys())).toMatchObject({ ok: true })
  })

  test('fails when any one character is changed', async () => {
    const sealed = url.slice(url.indexOf('#') + 1)
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.'
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.constantFrom(...alphabet), async (at, wrong) => {
        fc.pre(sealed[at] !== wrong)
        const changed = sealed.slice(0, at) + wrong + sealed.slice(at + 1)
        expect(await verifySeal(changed, sealer.publicKeys())).toMatchObject({ ok: false })
      }),
      { numRuns: 500 },
    )
    // The last character has unused bits, which a lenient reader would ignore.
    for (const wrong of alphabet) {
      if (sealed.at(-1) !== wrong)
        expect(await verifySeal(sealed.slice(0, -1) + wrong, sealer.publicKeys())).toMatchObject({ ok: false })
    }
  })

  test('holds any number and name, and nothing else of the kind', async () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 30 })
      .map((s) => s.replaceAll(/\p{Cc}/gu, '').normalize('NFC'))
    await fc.assert(
      fc.asyncProperty(text, text, async (number, signer) => {
        const mine = { ...seal, number, ...(signer ? { signer } : {}) }
        expect(await verifySeal(sealer.sealPayload(mine), sealer.publicKeys())).toMatchObject({ ok: true, seal: mine })
      }),
    )
    expect(() => sealer.sealPayload({ ...seal, number: '1\n2' })).toThrow(RangeError)
  })

  test('stays valid after the key was replaced, within the days of the key', async () => {
    const newer = createSealer(rotated)
    expect(await verifySeal(url, newer.publicKeys())).toMatchObject({ ok: true, keyId: '2601ab' })
    const backdated = newer.sealPayload(seal)
    expect(await verifySeal(backdated, newer.publicKeys())).toEqual({ ok: false, problem: 'outside_key_days' })
    expect(await verifySeal(newer.sealPayload({ ...seal, issuedOn: '2026-11-22' }), newer.publicKeys())).toMatchObject({
      ok: true,
      keyId: '2611cd',
    })
    expect(await verifySeal(backdated, sealer.publicKeys())).toEqual({ ok: false, problem: 'unknown_key' })
  })

  test('of somebody else, or beside the address of another result, is refused', async () => {
    const forger = createSealer([{ ...ring[0], key: new Uint8Array(32).fill(5) }])
    expect(await verifySeal(forger.sealPayload(seal), sealer.publicKeys())).toEqual({
      ok: false,
      problem: 'bad_signature',
    })
    expect(await verifySeal(url.replace('K7M4QX9T2RB', 'K7M4QX9T2RC'), sealer.publicKeys())).toEqual({
      ok: false,
      problem: 'other_code',
    })
    for (const text of [
      '',
      '#',
      'a.b',
      'xin chào',
      `${url}.x`,
      'https://example.org/v/K7M4QX9T2RB',
      '.'.repeat(5000),
    ]) {
      expect(await verifySeal(text, sealer.publicKeys())).toEqual({ ok: false, problem: 'malformed' })
    }
  })
})

const card: PaperSeal = {
  kind: 'card',
  code: 'K7M4QX9T2RB',
  issuedOn: '2026-11-20',
  facts: {
    name: 'Nguyễn Thị Bích Hạnh',
    number: 'HV0001234',
    association: 'Hội Liên hiệp Phụ nữ Việt Nam',
    unit: 'Hội LHPN xã Núi Thành',
    since: '2019-03-08',
  },
}

describe('the seal of a card or receipt', () => {
  const address = paperUrl('https://motcua.danang.gov.vn', sealer, card)

  test('carries what stands on it, for a QR of a card’s size', async () => {
    expect(address.length).toBeLessThanOrEqual(380)
    expect(await verifySeal(address, sealer.publicKeys())).toEqual({ ok: true, seal: card, keyId: '2601ab' })
  })

  test('fails when any one character is changed', async () => {
    const sealed = address.slice(address.indexOf('#') + 1)
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), async (at) => {
        const wrong = sealed[at] === 'A' ? 'B' : 'A'
        const changed = sealed.slice(0, at) + wrong + sealed.slice(at + 1)
        expect(await verifySeal(changed, sealer.publicKeys())).toMatchObject({ ok: false })
      }),
      { numRuns: 200 },
    )
  })

  test('of another key, another paper, another kind or other facts is refused', async () => {
    const forger = createSealer([{ ...ring[0], key: new Uint8Array(32).fill(5) }])
    const verdict = (text: string) => verifySeal(text, sealer.publicKeys())
    expect(await verdict(paperUrl('', forger, card))).toEqual({ ok: false, problem: 'bad_signature' })
    const [payload = '', signature = ''] = address.slice(address.indexOf('#') + 1).split('.')
    const other = { ...card, facts: { ...card.facts, name: 'Ai Đó' } }
    expect(await verdict(`${encodePayload('2601ab', other)}.${signature}`)).toMatchObject({ problem: 'bad_signature' })
    expect(await verdict(`/v/receipt/${card.code}#${payload}.${signature}`)).toMatchObject({ problem: 'other_code' })
    expect(await verdict(`/v/${card.code}#${payload}.${signature}`)).toMatchObject({ problem: 'other_code' })
    expect(await verdict(`/v/card/K7M4QX9T2RC#${payload}.${signature}`)).toMatchObject({ problem: 'other_code' })
  })

  test('holds any text, and a line break never makes a second fact', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(text, text, async (name, unit) => {
        const mine = { ...card, facts: { ...card.facts, name, unit: `${unit}\n2` } }
        const read = await verifySeal(paperUrl('', sealer, mine), sealer.publicKeys())
        const facts = { name: name.replaceAll(/\p{Cc}/gu, ' ').normalize('NFC'), number: card.facts.number }
        expect(read).toMatchObject({ ok: true, seal: { kind: 'card', facts } })
      }),
    )
  })
})

test('the verifier needs nothing that a browser lacks', () => {
  const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8')
  const imports = ['verify-web.ts', 'seal-format.ts', 'base64url.ts'].flatMap((file) => [
    ...read(file).matchAll(/from '([^']+)'/g),
  ])
  expect(new Set(imports.map((found) => found[1]))).toEqual(new Set(['./base64url.ts', './seal-format.ts']))
})

test('a content hash depends on the content, not on its order or how letters are composed', () => {
  const hash = contentHash({ a: 'Nguyễn', b: [1, true, null], c: undefined })
  expect(hash).toMatch(/^[\w-]{24}$/)
  expect(contentHash({ b: [1, true, null], a: 'Nguyễn'.normalize('NFD') })).toBe(hash)
  expect(contentHash({ b: [1, true, null], a: 'Nguyên' })).not.toBe(hash)
  expect(contentHash({ a: '1' })).not.toBe(contentHash({ a: 1 }))
})
