import { beforeAll, describe, expect, test } from 'vitest'
import { publicActor, type Actor } from '#kernel/access/actor.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { signedIn, somePlaces } from '#modules/identity/testing/fixtures.ts'
import { identifyMachine, recheckMachine } from '../machine.questions.ts'
import { createClient } from './create-client.ts'
import { createKey } from './create-key.ts'
import { disableClient } from './disable-client.ts'
import { enableClient } from './enable-client.ts'
import { getClient } from './get-client.ts'
import { issueToken } from './issue-token.ts'
import { listChoices } from './list-choices.ts'
import { listClients } from './list-clients.ts'
import { pruneTokens } from './prune-tokens.ts'
import { revokeKey } from './revoke-key.ts'
import { systemActor } from '#kernel/testing/runtime.ts'

const { pool } = await testDatabase()
const permissions = ['dossiers:read', 'machines:manage']
const t = testRuntime({ pool, permissions, now: '2026-11-20T08:00:00+07:00' })

let admin: Actor
let neighbour: Actor

/** An administrator who also handles dossiers: scopes of dossiers can then be given. */
const asConfirmed = (actor: Actor): Actor => ({
  ...actor,
  confirmedAt: new Date('9999-12-31'),
  positions: actor.positions.map((position) => ({
    ...position,
    permissions: new Set([...position.permissions, 'machines:manage', 'dossiers:read']),
  })),
})

beforeAll(async () => {
  await somePlaces(t)
  admin = asConfirmed((await signedIn(t, 'reception', '20965')).actor)
  neighbour = asConfirmed((await signedIn(t, 'reception', '20971')).actor)
})

const aClient = (given: { scopes?: string[]; networks?: string[] } = {}) =>
  t.run(
    createClient,
    { name: 'Cổng tỉnh', purpose: 'Đồng bộ hồ sơ', unit: '20965', scopes: ['dossiers:read'], ...given },
    admin,
  )
const aKey = (client: string, kind: 'api_key' | 'client_secret' = 'api_key', days = 90) =>
  t.run(createKey, { client, kind, days }, admin)
const who = (token: string, address = '203.0.113.7') =>
  identifyMachine(t.runtime.db, { sessionToken: token, opened: [], address }, t.runtime.now())

describe('a machine', () => {
  test('acts at its unit with its scopes and nothing more', async () => {
    const { id } = await aClient()
    const actor = await who((await aKey(id)).token)
    expect(actor).toMatchObject({ kind: 'account', accountId: id, name: 'Cổng tỉnh', machine: true, level: 0 })
    expect(actor?.positions.map((position) => [position.units, [...position.permissions]])).toEqual([
      [['20965'], ['dossiers:read']],
    ])
  })

  test('gets no right that its maker lacks, none over accounts and machines, none at another unit', async () => {
    const scope = (scopes: string[]) => expect(aClient({ scopes })).rejects.toMatchObject({ kind: 'invalid' })
    await scope(['dossiers:approve'])
    await scope(['machines:manage'])
    await scope(['identity:manage'])
    const elsewhere = t.run(createClient, { name: 'x', purpose: 'y', unit: '20971', scopes: ['dossiers:read'] }, admin)
    await expect(elsewhere).rejects.toMatchObject({ code: 'machines.unknown_unit' })
  })

  test('can be given to every unit by who holds rights everywhere, to her own units by others, with what she may do', async () => {
    const offered = async (actor: Actor) => {
      const { units, scopes } = await t.run(listChoices, {}, actor)
      return { units: units.map(({ value }) => value), scopes }
    }
    expect(await offered(systemActor)).toEqual({
      units: ['46', '48', '19750', '20965', '20971'],
      scopes: ['dossiers:read'],
    })
    expect((await offered(admin)).units).toEqual(['20965'])
    expect((await offered(admin)).scopes).toContain('dossiers:read')
  })

  test('of another unit does not exist', async () => {
    const { id } = await aClient()
    await expect(t.run(getClient, { client: id }, neighbour)).rejects.toMatchObject({ kind: 'not_found' })
    await expect(t.run(createKey, { client: id, kind: 'api_key' }, neighbour)).rejects.toMatchObject({
      kind: 'not_found',
    })
    const { items } = await t.run(listClients, {}, neighbour)
    expect(items.map((item) => item.id)).not.toContain(id)
  })

  test('is only made by somebody who has just shown who she is', async () => {
    const { confirmedAt: _, ...stale } = admin
    const input = { name: 'x', purpose: 'y', unit: '20965', scopes: ['dossiers:read'] }
    await expect(t.run(createClient, input, stale)).rejects.toMatchObject({ code: 'kernel.confirm_first' })
  })

  test('that is stopped calls no more, not even in a transaction that has begun', async () => {
    const { id } = await aClient()
    const { token } = await aKey(id)
    const actor = (await who(token)) ?? publicActor
    await t.run(disableClient, { client: id }, admin)
    expect((await who(token))?.kind).toBe('public')
    expect((await recheckMachine(t.runtime.db, actor)).kind).toBe('public')
    await expect(aKey(id)).rejects.toMatchObject({ code: 'machines.disabled' })
    await t.run(enableClient, { client: id }, admin)
    expect((await who(token))?.accountId).toBe(id)
  })
})

describe('a key', () => {
  test('ends at its day, and at once when it is revoked', async () => {
    const { id } = await aClient()
    const short = await aKey(id, 'api_key', 1)
    const long = await aKey(id)
    t.setNow('2026-11-21T08:00:00+07:00')
    expect((await who(short.token))?.kind).toBe('public')
    expect((await who(long.token))?.accountId).toBe(id)
    t.setNow('2026-11-20T08:00:00+07:00')
    await t.run(revokeKey, { client: id, key: long.key }, admin)
    expect((await who(long.token))?.kind).toBe('public')
    await expect(t.run(revokeKey, { client: id, key: long.key }, admin)).rejects.toMatchObject({ kind: 'not_found' })
  })

  test('works only from the networks of its machine', async () => {
    const { id } = await aClient({ networks: ['198.51.100.0/24', '2001:db8::/32'] })
    const { token } = await aKey(id)
    expect((await who(token, '198.51.100.9'))?.accountId).toBe(id)
    expect((await who(token, '2001:db8::5'))?.accountId).toBe(id)
    expect((await who(token, '203.0.113.7'))?.kind).toBe('public')
    await expect(aClient({ networks: ['everywhere'] })).rejects.toMatchObject({ code: 'machines.bad_network' })
  })

  test('says when and from which network it was last used, and never itself', async () => {
    const { id } = await aClient()
    const { token } = await aKey(id)
    await who(token)
    const view = await t.run(getClient, { client: id }, admin)
    expect(view.keys[0]).toMatchObject({ lastUsedFrom: '203.0.113.7', standing: 'active' })
    const stored = await pool.query('select * from machine_keys where account_id = $1', [id])
    expect(JSON.stringify([view, stored.rows, t.outboxed])).not.toContain(token)
  })
})

describe('the token endpoint', () => {
  const ask = (fields: Record<string, string>) => t.run(issueToken, fields)

  test('gives a client its scopes, or fewer, for fifteen minutes', async () => {
    const { id } = await aClient()
    const { token: secret } = await aKey(id, 'client_secret')
    const credentials = { grant_type: 'client_credentials', client_id: id, client_secret: secret }
    const given = await ask({ ...credentials, scope: 'dossiers:read' })
    if ('error' in given) throw new Error(given.error)
    expect(given).toMatchObject({ token_type: 'Bearer', expires_in: 900, scope: 'dossiers:read' })
    expect((await who(given.access_token))?.accountId).toBe(id)
    expect(await ask({ ...credentials, scope: 'dossiers:approve' })).toEqual({ error: 'invalid_scope' })
    t.setNow('2026-11-20T08:15:00+07:00')
    expect((await who(given.access_token))?.kind).toBe('public')
    expect(await t.run(pruneTokens, {}, systemActor)).toMatchObject({ deleted: 0 })
    t.setNow('2026-11-20T08:15:01+07:00')
    expect((await t.run(pruneTokens, {}, systemActor)).deleted).toBeGreaterThan(0)
    t.setNow('2026-11-20T08:00:00+07:00')
  })

  test('refuses in the words of RFC 6749', async () => {
    const { id } = await aClient()
    const { token: secret } = await aKey(id, 'client_secret')
    const { token: key } = await aKey(id)
    const grant = { grant_type: 'client_credentials' }
    expect(await ask({})).toEqual({ error: 'invalid_request' })
    expect(await ask({ grant_type: 'password' })).toEqual({ error: 'unsupported_grant_type' })
    expect(await ask({ ...grant, client_id: id, client_secret: key })).toEqual({ error: 'invalid_client' })
    expect(await ask({ ...grant, client_id: admin.accountId ?? '', client_secret: secret })).toEqual({
      error: 'invalid_client',
    })
  })

  test('a secret is no bearer token', async () => {
    const { id } = await aClient()
    const { token: secret } = await aKey(id, 'client_secret')
    expect(await who(secret)).toBeUndefined()
  })

  test('ends its tokens with the key they were made with', async () => {
    const { id } = await aClient()
    const { key, token: secret } = await aKey(id, 'client_secret')
    const given = await ask({ grant_type: 'client_credentials', client_id: id, client_secret: secret })
    if ('error' in given) throw new Error(given.error)
    await t.run(revokeKey, { client: id, key }, admin)
    expect((await who(given.access_token))?.kind).toBe('public')
  })
})
