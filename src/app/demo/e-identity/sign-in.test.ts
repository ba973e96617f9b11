import { afterAll, describe, expect, test } from 'vitest'
import { publicActor, type Actor } from '#kernel/access/actor.ts'
import { createRelyingParty } from '#kernel/oidc/relying-party.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { agreeLink, beginSignIn, finishSignIn, pruneFlows, showLink } from '#modules/eid/testing/operations.ts'
import { disableAccount } from '#modules/identity/index.ts'
import { aToken, anAccount, somePlaces, whoIs } from '#modules/identity/testing/fixtures.ts'
import { EID_PASSCODE } from './persons.ts'
import { startEIdentity } from './server.ts'
import { visitProvider } from './visitor.ts'

const SECRET = 'a-secret-of-the-tests-0123456789'
const server = await startEIdentity([
  {
    clientId: 'motcua',
    clientSecret: SECRET,
    redirectUris: ['https://motcua.test/sign-in/e-identity/vneid/callback'],
    postLogoutRedirectUris: [],
  },
])
afterAll(() => server.stop())

const { pool } = await testDatabase()
const started = new Date()
const oidc = createRelyingParty(
  [
    {
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
    },
  ],
  { now: () => new Date() },
)
const product = testRuntime({ pool, oidc, now: started })
const { run } = product
await somePlaces(product)

// Lê Thị Bích Hòa (level 2), Trần Quang Vinh (level 1), Nguyễn Văn Tám (level 2), Hồ Thị Mơ (level 1), Võ Minh Khôi (2)
const [HOA, VINH, TAM, MO, KHOI] = [1, 2, 3, 4, 5].map((n) => `eid-7f3a0${n}`) as [
  string,
  string,
  string,
  string,
  string,
]

type Ask = { purpose?: 'sign_in' | 'confirm'; level?: 0 | 1 | 2; shared?: boolean }

/** The way to the provider and back, as this actor's browser goes it. */
async function roundTrip(person: string, actor: Actor = publicActor, ask: Ask = {}) {
  const begun = await run(beginSignIn, { provider: 'vneid', next: '/drafts/x/check', browser: '', ...ask }, actor)
  const { search } = await visitProvider(begun.url, { person, passcode: EID_PASSCODE })
  return { provider: 'vneid', query: search, browser: begun.browser }
}
async function signIn(person: string, actor?: Actor, ask?: Ask) {
  return run(finishSignIn, await roundTrip(person, actor, ask), actor)
}
async function signedIn(person: string): Promise<Actor> {
  const outcome = await signIn(person)
  if (outcome.kind !== 'signed_in') throw new Error(outcome.kind)
  return whoIs(product, outcome.token)
}
async function resident(): Promise<Actor> {
  return whoIs(product, await aToken(product, await anAccount(product, { name: 'Tên Tự Khai' })))
}

describe('a person whom nobody knows yet', () => {
  test('gets an account at the level that was proved, and goes on where she was', async () => {
    const outcome = await signIn(VINH)
    expect(outcome).toMatchObject({ kind: 'signed_in', created: true, level: 1, next: '/drafts/x/check' })
    const again = await signIn(VINH)
    expect(again).toMatchObject({ kind: 'signed_in', created: false, name: 'Trần Quang Vinh' })
    const { rows } = await pool.query(
      "select level, birth_date::text, national_id_sealed from accounts where display_name = 'Trần Quang Vinh'",
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ level: 1, birth_date: '1994-11-02' })
    expect(rows[0].national_id_sealed).not.toContain('049094003318')
  })

  test('coming back in two windows at once is still one account', async () => {
    const [one, two] = [await roundTrip(KHOI), await roundTrip(KHOI)]
    const outcomes = await Promise.allSettled([run(finishSignIn, one), run(finishSignIn, two)])
    expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true)
    const { rows } = await pool.query("select count(*)::int as n from accounts where display_name = 'Võ Minh Khôi'")
    expect(rows[0].n).toBe(1)
  })

  test('who is of level 1 is told that level 2 was asked for', async () => {
    expect(await signIn(MO, publicActor, { level: 2 })).toMatchObject({ kind: 'signed_in', level: 1, wanted: 2 })
  })
})

describe('an account that is signed in', () => {
  test('is linked only after its owner saw what will be linked and said yes', async () => {
    const actor = await resident()
    const trip = await roundTrip(HOA, actor, { level: 2 })
    const asked = await run(finishSignIn, trip, actor)
    if (asked.kind !== 'link') throw new Error(asked.kind)
    const key = { flow: asked.flow, browser: trip.browser }
    expect(await run(showLink, key, actor)).toMatchObject({
      accountName: 'Tên Tự Khai',
      name: 'Lê Thị Bích Hòa',
      number: '048*****7213',
      newName: true,
      level: 2,
    })
    await expect(run(showLink, key, await resident())).rejects.toMatchObject({ code: 'eid.offer_gone' })
    await expect(run(agreeLink, { ...key, browser: 'another' }, actor)).rejects.toMatchObject({
      code: 'eid.offer_gone',
    })
    const linked = await run(agreeLink, key, actor)
    expect(linked).toMatchObject({ kind: 'signed_in', name: 'Lê Thị Bích Hòa', level: 2 })
    await expect(run(agreeLink, key, actor)).rejects.toMatchObject({ code: 'eid.offer_gone' })
    expect(await signedIn(HOA)).toMatchObject({ accountId: actor.accountId, level: 2 })
  })

  test('does not get the number of somebody who has an account, and that one loses nothing', async () => {
    const owner = await signedIn(HOA)
    const outcome = await signIn(HOA, await resident())
    expect(outcome).toMatchObject({ kind: 'refused', reason: 'other_account' })
    expect((await signedIn(HOA)).accountId).toBe(owner.accountId)
  })

  test('with a number of its own does not take another', async () => {
    expect(await signIn(TAM, await signedIn(HOA))).toMatchObject({ kind: 'refused', reason: 'other_number' })
  })

  test('of two that ask for one number at once, one is linked and the other told', async () => {
    const [a, b] = [await resident(), await resident()]
    const offers = []
    for (const actor of [a, b]) {
      const trip = await roundTrip(TAM, actor)
      const asked = await run(finishSignIn, trip, actor)
      if (asked.kind !== 'link') throw new Error(asked.kind)
      offers.push(run.bind(undefined, agreeLink, { flow: asked.flow, browser: trip.browser }, actor))
    }
    const outcomes = await Promise.allSettled(offers.map((agree) => agree()))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { rows } = await pool.query("select count(*)::int as n from accounts where display_name = 'Nguyễn Văn Tám'")
    expect(rows[0].n).toBe(1)
  })

  test('that was shut is not opened by e-identity', async () => {
    const { accountId } = await signedIn(MO)
    await pool.query('update accounts set login = $2 where id = $1', [accountId, 'homo'])
    await run(disableAccount, { login: 'homo' }, systemActor)
    expect(await signIn(MO)).toMatchObject({ kind: 'refused', reason: 'disabled' })
  })
})

describe('proving once more', () => {
  test('confirms the session of the same person', async () => {
    const actor = await signedIn(HOA)
    await pool.query('update sessions set confirmed_at = null where id = $1', [actor.sessionId])
    expect(await signIn(HOA, actor, { purpose: 'confirm' })).toMatchObject({ kind: 'confirmed' })
    const { rows } = await pool.query('select confirmed_at from sessions where id = $1', [actor.sessionId])
    expect(rows[0].confirmed_at).toEqual(started)
  })

  test('by somebody else confirms nothing', async () => {
    const actor = await signedIn(HOA)
    expect(await signIn(VINH, actor, { purpose: 'confirm' })).toMatchObject({ kind: 'refused', reason: 'not_you' })
  })
})

describe('an answer of the provider', () => {
  test('counts once', async () => {
    const trip = await roundTrip(VINH)
    expect(await run(finishSignIn, trip)).toMatchObject({ kind: 'signed_in' })
    expect(await run(finishSignIn, trip)).toMatchObject({ kind: 'refused', reason: 'lost' })
  })

  test('counts only in the browser that began, and is not used up by another', async () => {
    const trip = await roundTrip(VINH)
    const stolen = { ...trip, browser: 'x'.repeat(43) }
    expect(await run(finishSignIn, stolen)).toMatchObject({ kind: 'refused', reason: 'lost' })
    expect(await run(finishSignIn, trip)).toMatchObject({ kind: 'signed_in' })
  })

  test('counts for a quarter of an hour', async () => {
    const trip = await roundTrip(VINH)
    product.setNow(new Date(started.getTime() + 16 * 60_000))
    expect(await run(finishSignIn, trip)).toMatchObject({ kind: 'refused', reason: 'lost' })
    expect((await run(pruneFlows, {}, systemActor)).deleted).toBeGreaterThan(0)
    product.setNow(started)
  })

  test('with a code that somebody made up signs nobody in', async () => {
    const trip = await roundTrip(VINH)
    const forged = trip.query.replace(/code=[^&]+/, 'code=made-up')
    expect(await run(finishSignIn, { ...trip, query: forged })).toMatchObject({ kind: 'refused', reason: 'untrusted' })
  })

  test('that says no keeps where the person was', async () => {
    const begun = await run(beginSignIn, { provider: 'vneid', next: '/drafts/x/check', browser: '', level: 2 })
    const { search } = await visitProvider(begun.url, { cancel: true })
    expect(await run(finishSignIn, { provider: 'vneid', query: search, browser: begun.browser })).toMatchObject({
      kind: 'refused',
      reason: 'cancelled',
      next: '/drafts/x/check',
    })
  })
})

test('what waits in the database tells nothing: no number, no name, no secret in clear', async () => {
  const actor = await resident()
  const trip = await roundTrip(KHOI, actor)
  await run(finishSignIn, trip, actor)
  const { rows } = await pool.query('select * from eid_flows')
  const stored = JSON.stringify(rows)
  for (const word of ['048082009054', 'Khôi', new URLSearchParams(trip.query).get('state') ?? '', trip.browser])
    expect(stored).not.toContain(word)
})

test('on a shared device the session is short and its cookie ends with the browser', async () => {
  const outcome = await signIn(VINH, publicActor, { shared: true })
  expect(outcome).toMatchObject({ kind: 'signed_in', seconds: null })
})
