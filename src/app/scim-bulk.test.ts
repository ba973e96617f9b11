import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { newUser, scimClient, type Json } from './testing/scim-client.ts'
import { twoCommunes } from './testing/two-communes.ts'

const { pool } = await testDatabase()
const world = await twoCommunes(pool)
const { keys, call, get, filter, create } = await scimClient(world)

type Result = { method: string; bulkId?: string; location?: string; version?: string; status: string; response?: Json }
async function bulk(Operations: Json[], more: Json = {}, key = keys.writer) {
  const body = { schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'], Operations, ...more }
  const answer = await call(key, 'POST', '/Bulk', body)
  return { ...answer, results: (answer.body['Operations'] ?? []) as unknown as Result[] }
}
const statuses = (results: readonly Result[]) => results.map(({ status }) => status)
const post = (bulkId: string, data: Json) => ({ method: 'POST', path: '/Users', bulkId, data })
const idOf = (result: Result | undefined) => result?.location?.split('/').at(-1) ?? ''
const member = (id: string) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: [{ op: 'add', path: 'members', value: [{ value: id }] }],
})

describe('many changes in one call', () => {
  test('what it takes is declared', async () => {
    expect((await get('/ServiceProviderConfig', '')).body).toMatchObject({
      bulk: { supported: true, maxOperations: 200, maxPayloadSize: 1_048_576 },
    })
  })

  test('each has its own result: one that is refused undoes no other', async () => {
    const { status, body, results } = await bulk([
      post('a', newUser('mot', 'Trần Thị Một')),
      post('b', newUser('MOT', 'Trần Thị Trùng')),
      post('c', newUser('ba', 'Trần Thị Ba')),
      { method: 'PATCH', path: '/Nothing/1', data: {} },
      { method: 'POST', path: '/Users', data: newUser('bon', 'Thiếu bulkId') },
    ])
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body).toMatchObject({ schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkResponse'] })
    expect(statuses(results)).toEqual(['201', '409', '201', '400', '400'])
    expect(results[0]).toMatchObject({ method: 'POST', bulkId: 'a', version: expect.stringMatching(/^W\//) as string })
    expect(results[0]).not.toHaveProperty('response')
    expect(results[1]).toMatchObject({ bulkId: 'b', response: { scimType: 'uniqueness', status: '409' } })
    expect(results[1]).not.toHaveProperty('location')
    expect((await get(`/Users/${idOf(results[0])}`)).body).toMatchObject({ userName: 'mot' })
    expect((await filter('userName sw "b"')).Resources.map((one) => one['userName'])).toEqual(['ba'])
  })

  test('a change names what another one makes, also a later one', async () => {
    const { results } = await bulk([
      { method: 'PATCH', path: '/Groups/PN20965-02', data: member('bulkId:nam') },
      post('nam', newUser('nam', 'Lê Thị Năm')),
      {
        method: 'PATCH',
        path: '/Users/bulkId:nam',
        data: { Operations: [{ op: 'add', path: 'nickName', value: 'Út' }] },
      },
      { method: 'DELETE', path: '/Users/bulkId:nobody' },
    ])
    expect(statuses(results), JSON.stringify(results)).toEqual(['200', '201', '200', '409'])
    expect((await get(`/Users/${idOf(results[1])}`)).body).toMatchObject({
      nickName: 'Út',
      groups: [{ value: 'PN20965-02' }],
    })
  })

  test('those that wait for each other are refused, and so is who waits for one that was', async () => {
    const { results } = await bulk([
      post('x', newUser('x', 'Vòng Một', { number: 'bulkId:y' })),
      post('y', newUser('y', 'Vòng Hai', { number: 'bulkId:x' })),
      { method: 'PATCH', path: '/Groups/PN20965-02', data: member('bulkId:x') },
    ])
    expect(statuses(results)).toEqual(['409', '409', '409'])
    expect(results[0]?.response).toMatchObject({ detail: expect.stringContaining('bulkId:y') as string })
  })

  test('stops after as many errors as the client said; what was done before stays', async () => {
    const { results } = await bulk(
      [
        post('a', newUser('sau', 'Đỗ Thị Sáu')),
        post('b', newUser('sau', 'Trùng')),
        post('c', newUser('bay', 'Đỗ Thị Bảy')),
      ],
      { failOnErrors: 1 },
    )
    expect(statuses(results)).toEqual(['201', '409'])
    expect((await filter('userName eq "sau"')).totalResults).toBe(1)
    expect((await filter('userName eq "bay"')).totalResults).toBe(0)
    expect((await bulk([post('a', {})], { failOnErrors: 0 })).status).toBe(400)
  })

  test('a version that is old changes nothing; without one the user is changed, and deleted', async () => {
    const { body } = await create(newUser('tam', 'Võ Thị Tám'))
    const path = `/Users/${body['id'] as unknown as string}`
    const { version } = body['meta'] as unknown as { version: string }
    const name = (formatted: string) => ({ name: { formatted } })
    const { results } = await bulk([
      { method: 'PUT', path, data: name('Võ Thị Tám Mới'), version },
      { method: 'PUT', path, data: name('Võ Thị Muộn'), version },
      { method: 'delete', path },
    ])
    expect(statuses(results)).toEqual(['200', '412', '204'])
    expect((await get(path)).status).toBe(404)
  })

  test('needs the rights of each change, and more than declared is refused whole', async () => {
    expect((await bulk([post('a', newUser('z', 'Không'))], {}, keys.reader)).status).toBe(403)
    expect((await bulk([post('a', newUser('z', 'Không'))], {}, '')).status).toBe(401)
    const there = await bulk([post('a', newUser('z', 'Không'))], {}, keys.branch)
    expect(Number(there.results[0]?.status)).toBeGreaterThanOrEqual(400)
    const many = Array.from({ length: 201 }, (_, n) => post(String(n), newUser(`m${n}`, 'Quá Nhiều')))
    expect((await bulk(many)).status).toBe(413)
    expect((await bulk([post('a', { ...newUser('z', 'To'), note: 'x'.repeat(1_100_000) })])).status).toBe(413)
    expect((await bulk([])).body).toMatchObject({ scimType: 'invalidSyntax' })
    expect((await filter('userName eq "z"')).totalResults).toBe(0)
  })
})

describe('a search as a body', () => {
  const search = async (path: string, body: Json, key = keys.writer) => {
    const schemas = ['urn:ietf:params:scim:api:messages:2.0:SearchRequest']
    const answer = await call(key, 'POST', `${path}/.search`, { schemas, ...body })
    return { ...answer, found: (answer.body['Resources'] ?? []) as unknown as Json[] }
  }
  beforeAll(async () => {
    for (const n of [1, 2, 3])
      await create(newUser(`an.${n}`, `Bùi Thị An ${'ABC'[n - 1]}`, { unit: 'PN20965-02', birthDate: `199${n}-01-01` }))
  })

  test('finds what a list finds, and no filter stands in an address', async () => {
    const { status, body, found } = await search('/Users', {
      filter: 'userName sw "an."',
      attributes: ['userName', 'name.givenName'],
      sortBy: 'userName',
      sortOrder: 'descending',
      startIndex: 2,
      count: 1,
    })
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body).toMatchObject({ totalResults: 3, startIndex: 2, itemsPerPage: 1 })
    expect(found).toEqual([expect.objectContaining({ userName: 'an.2', name: { givenName: 'B' } })])
    expect(found[0]).not.toHaveProperty('phoneNumbers')
    expect((await search('/Groups', { filter: 'displayName co "an hải"' })).found.map((one) => one['id'])).toEqual([
      'PN20965-01',
    ])
  })

  test('of everything: users, then groups, page by page', async () => {
    const asked = { filter: 'displayName co "an "', attributes: ['displayName'], sortBy: 'displayName' }
    const whole = await search('', asked)
    const names = (found: readonly Json[]) => found.map((one) => one['displayName'])
    expect(names(whole.found)).toEqual(['Bùi Thị An A', 'Bùi Thị An B', 'Bùi Thị An C', 'Chi hội An Hải'])
    const page = await search('', { ...asked, startIndex: 3, count: 2 })
    expect(page.body).toMatchObject({ totalResults: 4, startIndex: 3, itemsPerPage: 2 })
    expect(names(page.found)).toEqual(['Bùi Thị An C', 'Chi hội An Hải'])
    expect((await search('', asked, keys.branch)).found).toEqual([])
  })

  test('an attribute of the other kind has no value, one of neither is refused', async () => {
    const ids = async (filter: string) => (await search('', { filter, attributes: ['id'] })).found.length
    const everybody = (await filter('id pr')).totalResults
    expect(await ids('meta.resourceType eq "Group"')).toBe(3)
    expect(await ids('members pr and meta.resourceType eq "User"')).toBe(0)
    expect(await ids('members.value eq "x" or userName eq "an.1"')).toBe(1)
    expect(await ids('members.value ne "x" and meta.resourceType eq "User"')).toBe(everybody)
    expect(await ids('members[value eq "x"]')).toBe(0)
    expect((await search('', { filter: 'password eq "x"' })).body).toMatchObject({ scimType: 'invalidFilter' })
    expect((await search('/Users', { filter: 'members pr' })).body).toMatchObject({ scimType: 'invalidFilter' })
  })

  test('each look is in the access log', async () => {
    const { Resources } = await filter('userName eq "an.1"')
    const { rows } = await pool.query(
      `select 1 from events where type = 'access.read' and $1 = any(subjects) and data->>'operation' = 'scim.search'`,
      [Resources[0]?.['id']],
    )
    expect(rows.length).toBeGreaterThan(0)
  })
})

test('a machine is no user: /Me says that there is none', async () => {
  for (const method of ['GET', 'PATCH', 'DELETE'])
    expect((await call(keys.writer, method, '/Me', method === 'PATCH' ? {} : undefined)).status).toBe(501)
  expect((await get('/Me')).body).toMatchObject({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: '501',
  })
})
