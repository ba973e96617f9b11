import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { createRelyingParty, type FlowSecrets, type RelyingPartyOptions } from '#kernel/oidc/relying-party.ts'
import type { ProviderSettings } from '#kernel/oidc/provider-settings.ts'
import { createOutgoing } from '#kernel/outgoing/fetch.ts'
import { EID_PASSCODE } from './persons.ts'
import { startEIdentity } from './server.ts'
import { visitProvider } from './visitor.ts'

const CALLBACK = 'http://localhost:9/sign-in/e-identity/vneid/callback'
const SECRET = 'a-secret-of-the-tests-0123456789'
// Where the provider tells of sign-outs: keeps what it was told.
const told: string[] = []
const ear = createServer((request, response) => {
  void text(request).then((body) => {
    told.push(new URLSearchParams(body).get('logout_token') ?? '')
    response.end()
  })
})
await new Promise<void>((done) => ear.listen(0, '127.0.0.1', done))
afterAll(() => ear.close())
const server = await startEIdentity([
  {
    clientId: 'motcua',
    clientSecret: SECRET,
    redirectUris: [CALLBACK],
    postLogoutRedirectUris: ['http://localhost:9/'],
    backchannelLogoutUri: `http://localhost:${(ear.address() as AddressInfo).port}/signed-out`,
  },
])
afterAll(() => server.stop())

const settings: ProviderSettings = {
  id: 'vneid',
  names: { vi: 'VNeID', en: 'VNeID', pl: 'VNeID' },
  issuer: server.url,
  clientId: 'motcua',
  clientSecret: SECRET,
  auth: 'basic',
  scopes: ['openid', 'profile', 'personal_number'],
  claims: { name: 'name', birthDate: 'birthdate', number: 'personal_number' },
  levels: { claim: 'acr', values: { 'urn:vneid:level:1': 1, 'urn:vneid:level:2': 2 } },
  hosts: [],
}
const secrets: FlowSecrets = { state: 's'.repeat(43), nonce: 'n'.repeat(43), verifier: 'v'.repeat(43) }
const ask = { redirectUri: CALLBACK, level: 2, fresh: false, locale: 'en' } as const
const now = () => new Date()

const party = (changes: Partial<ProviderSettings> = {}, options: Partial<RelyingPartyOptions> = {}) =>
  createRelyingParty([{ ...settings, ...changes }], { now, ...options })

/** Goes to the provider as this person and comes back with the address of the answer. */
async function signIn(person: string, given = party(), asked: typeof secrets = secrets): Promise<URL> {
  return visitProvider(await given.begin('vneid', ask, asked), { person, passcode: EID_PASSCODE })
}

/** The real provider, with the answers of its token endpoint changed on the way. */
const tampering = (change: (token: string) => string) =>
  party(
    {},
    {
      outgoing: (rules) => {
        const call = createOutgoing(rules)
        return async (url, init) => {
          const answer = await call(url, init)
          if (!new URL(url).pathname.endsWith('/token')) return answer
          const body = (await answer.json()) as { id_token: string }
          return Response.json({ ...body, id_token: change(body.id_token) })
        }
      },
    },
  )

const payloadOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>
function withClaims(token: string, claims: Record<string, unknown>): string {
  const [head = '', , signature = ''] = token.split('.')
  return [head, Buffer.from(JSON.stringify({ ...payloadOf(token), ...claims })).toString('base64url'), signature].join(
    '.',
  )
}
const unsigned = (token: string) =>
  [Buffer.from('{"alg":"none"}').toString('base64url'), token.split('.')[1] ?? '', ''].join('.')

describe('somebody who signs in with e-identity', () => {
  test('comes back with name, birth date, personal number and level 2', async () => {
    const given = party()
    const person = await given.finish('vneid', await signIn('eid-7f3a01', given), secrets)
    expect(person).toMatchObject({
      provider: 'vneid',
      subject: 'eid-7f3a01',
      name: 'Lê Thị Bích Hòa',
      birthDate: '1989-03-12',
      number: '048189007213',
      level: 2,
    })
    expect(person.session).toEqual(expect.any(String))
  })

  test('of level 1 stays at level 1, though level 2 was asked for', async () => {
    const given = party()
    expect(await given.finish('vneid', await signIn('eid-7f3a02', given), secrets)).toMatchObject({ level: 1 })
  })

  test('who cancels there is told apart from one who is refused', async () => {
    const given = party()
    const back = await visitProvider(await given.begin('vneid', ask, secrets), { cancel: true })
    await expect(given.finish('vneid', back, secrets)).rejects.toMatchObject({ fault: 'cancelled' })
  })

  test('where somebody else was signed in is herself, without a script', async () => {
    const given = party()
    const cookies = new Map<string, string>()
    const visit = async (person: string) => {
      const url = await given.begin('vneid', { ...ask, fresh: true }, secrets)
      return given.finish('vneid', await visitProvider(url, { person, passcode: EID_PASSCODE }, cookies), secrets)
    }
    expect(await visit('eid-7f3a02')).toMatchObject({ name: 'Trần Quang Vinh' })
    expect(await visit('eid-7f3a03')).toMatchObject({ name: 'Nguyễn Văn Tám', level: 2 })
  })

  test('with a wrong passcode stays at the provider', async () => {
    const begun = await party().begin('vneid', ask, secrets)
    await expect(visitProvider(begun, { person: 'eid-7f3a01', passcode: '000000' })).rejects.toThrow('422')
  })
})

describe('an answer is not believed', () => {
  test('a second time', async () => {
    const given = party()
    const back = await signIn('eid-7f3a01', given)
    await given.finish('vneid', back, secrets)
    await expect(given.finish('vneid', back, secrets)).rejects.toMatchObject({ fault: 'untrusted' })
  })

  test.each<[string, Partial<FlowSecrets>]>([
    ['of another nonce', { nonce: 'x'.repeat(43) }],
    ['of another state', { state: 'x'.repeat(43) }],
    ['for another verifier', { verifier: 'x'.repeat(43) }],
  ])('%s', async (_what, other) => {
    const given = party()
    const back = await signIn('eid-7f3a01', given)
    await expect(given.finish('vneid', back, { ...secrets, ...other })).rejects.toMatchObject({ fault: 'untrusted' })
  })

  test.each<[string, (token: string) => string]>([
    ['with another name written in', (token) => withClaims(token, { name: 'Somebody Else' })],
    ['with a better level written in', (token) => withClaims(token, { acr: 'urn:vneid:level:2' })],
    ['without signature', unsigned],
    ['of another issuer', (token) => withClaims(token, { iss: 'https://id.example.vn' })],
    ['for another client', (token) => withClaims(token, { aud: 'somebody' })],
    ['that has expired', (token) => withClaims(token, { exp: 1 })],
    ['that is no token', () => 'a.b.c'],
  ])('%s', async (_what, change) => {
    const given = tampering(change)
    const back = await signIn('eid-7f3a02', given)
    await expect(given.finish('vneid', back, secrets)).rejects.toMatchObject({ fault: 'untrusted' })
  })

  test('when the address names another issuer (mix-up)', async () => {
    const given = party()
    const back = await signIn('eid-7f3a01', given)
    back.searchParams.set('iss', 'https://id.example.vn')
    await expect(given.finish('vneid', back, secrets)).rejects.toMatchObject({ fault: 'untrusted' })
  })
})

describe('somebody who signs out at the provider', () => {
  test('is named by the session that ended, in a token that only the provider can make', async () => {
    const given = party()
    const cookies = new Map<string, string>()
    const begun = await given.begin('vneid', ask, secrets)
    const back = await visitProvider(begun, { person: 'eid-7f3a01', passcode: EID_PASSCODE }, cookies)
    const { session } = await given.finish('vneid', back, secrets)
    const out = (await given.signOutUrl('vneid', 'http://localhost:9/', 'vi')) ?? ''
    await visitProvider(out, { logout: true }, cookies)
    await vi.waitFor(() => expect(told).toHaveLength(1))
    const [token = ''] = told
    expect(await given.readSignOut('vneid', token)).toEqual({ session })
    for (const forged of [withClaims(token, { sid: 'another' }), unsigned(token), 'a.b.c', ''])
      await expect(given.readSignOut('vneid', forged)).rejects.toMatchObject({ fault: 'untrusted' })
    await expect(party({ clientId: 'somebody' }).readSignOut('vneid', token)).rejects.toMatchObject({
      fault: 'untrusted',
    })
  })

  test('an ID token ends no session', async () => {
    let idToken = ''
    const listening = tampering((token) => (idToken = token))
    await listening.finish('vneid', await signIn('eid-7f3a01', listening), secrets)
    await expect(listening.readSignOut('vneid', idToken)).rejects.toMatchObject({ fault: 'untrusted' })
  })
})

describe('a provider', () => {
  test('that is down is said to be away', async () => {
    const gone = await startEIdentity([])
    await gone.stop()
    await expect(party({ issuer: gone.url }).begin('vneid', ask, secrets)).rejects.toMatchObject({ fault: 'away' })
  })

  test('that does not answer in time is away, and asked anew the next time', async () => {
    let slow = true
    const given = party(
      {},
      {
        timeoutMs: 200,
        outgoing: (rules) => {
          const call = createOutgoing(rules)
          return async (url, init) => {
            if (slow)
              await new Promise((_, late) => init?.signal?.addEventListener('abort', () => late(new Error('late'))))
            return call(url, init)
          }
        },
      },
    )
    await expect(given.begin('vneid', ask, secrets)).rejects.toMatchObject({ fault: 'away' })
    slow = false
    expect(await given.begin('vneid', ask, secrets)).toContain(server.url)
  })

  test('that calls itself something else is not used', async () => {
    const other = server.url.replace('localhost', '127.0.0.1')
    await expect(party({ issuer: other }).begin('vneid', ask, secrets)).rejects.toMatchObject({ name: 'OidcError' })
  })

  test('says where to sign out', async () => {
    const url = new URL((await party().signOutUrl('vneid', 'http://localhost:9/', 'vi')) ?? '')
    expect([url.origin, url.searchParams.get('client_id')]).toEqual([server.url, 'motcua'])
    expect((await fetch(url)).status).toBe(200)
  })
})
