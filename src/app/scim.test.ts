import { describe, expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { MEMBER, newUser, scimClient, type Json } from './testing/scim-client.ts'
import { twoCommunes } from './testing/two-communes.ts'

const { pool } = await testDatabase()
const world = await twoCommunes(pool)
const { keys, call, get, users, filter, create, patch } = await scimClient(world)

describe('a client finds out what there is', () => {
  test('without a key: configuration, resource types, schemas', async () => {
    const { body, headers } = await get('/ServiceProviderConfig', '')
    expect(headers.get('content-type')).toMatch(/^application\/scim\+json/)
    expect(body).toMatchObject({
      patch: { supported: true },
      filter: { supported: true, maxResults: 200 },
      etag: { supported: true },
    })
    expect((await get('/ResourceTypes', '')).body).toMatchObject({ totalResults: 2 })
    expect((await get(`/Schemas/${MEMBER}`, '')).body).toMatchObject({ id: MEMBER, name: 'Member' })
    expect((await get('/Schemas/urn:nothing', '')).status).toBe(404)
  })
  test('but nobody without one', async () => {
    const { status, body } = await get('/Users', '')
    expect(status).toBe(401)
    expect(body).toMatchObject({ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: '401' })
  })
})

describe('users', () => {
  let id = ''
  test('are created, with a place and a version, once for each userName', async () => {
    const { status, body, headers } = await create(newUser('lien.tran', 'Trần Thị Bích Liên'))
    expect(status, JSON.stringify(body)).toBe(201)
    id = String(body['id'])
    expect(headers.get('location')).toBe(`${world.runtime.services.config.publicUrl}/scim/v2/Users/${id}`)
    expect(headers.get('etag')).toMatch(/^W\/"/)
    expect(body).toMatchObject({
      userName: 'lien.tran',
      externalId: 'hr-lien.tran',
      active: true,
      name: { formatted: 'Trần Thị Bích Liên', familyName: 'Trần', middleName: 'Thị Bích', givenName: 'Liên' },
      phoneNumbers: [{ value: '+84905111222', type: 'mobile', primary: true }],
      groups: [{ value: 'PN20965-01' }],
      [MEMBER]: { kind: 'ordinary', birthYear: 1985, joinedOn: '2020-03-08' },
    })
    const twice = await create(newUser('LIEN.TRAN', 'Ai Khác'))
    expect(twice.status).toBe(409)
    expect(twice.body).toMatchObject({ scimType: 'uniqueness', status: '409' })
  })

  test('who is registered without a day or a decision waits for one, and is not active', async () => {
    const { body } = await create(newUser('cho.duyet', 'Lê Thị Chờ', { joinedOn: undefined }))
    expect(body).toMatchObject({ active: false, [MEMBER]: { state: 'applied' } })
    expect(
      (await patch(`/Users/${body['id'] as unknown as string}`, { op: 'replace', path: 'active', value: true })).body,
    ).toMatchObject({ scimType: 'mutability' })
  })

  test('are found by filters, sorted, page by page, with the attributes asked for', async () => {
    for (const n of [1, 2, 3, 4, 5])
      await create(
        newUser(`user.${n}`, `Phan Thị Thảo ${'ABCDE'[n - 1]}`, { unit: 'PN20965-02', birthDate: `199${n}-01-01` }),
      )
    expect((await filter('userName eq "LIEN.tran"')).Resources.map((one) => one['id'])).toEqual([id])
    expect((await filter('externalId eq "hr-lien.tran"')).totalResults).toBe(1)
    expect((await filter('name.familyName eq "phan" and name.givenName sw "c"')).totalResults).toBe(1)
    expect((await filter('phoneNumbers[type eq "mobile" and value ew "222"]')).totalResults).toBe(7)
    expect((await filter(`${MEMBER}:birthYear ge 1993 and not (userName eq "user.5")`)).totalResults).toBe(2)
    expect((await filter('active eq false')).totalResults).toBe(1)
    expect((await filter('groups.value eq "PN20965-02"')).totalResults).toBe(5)
    expect((await filter('name.formatted co "100%"')).totalResults).toBe(0)
    const page = await users(
      'filter=userName%20sw%20%22user.%22&sortBy=userName&sortOrder=descending&startIndex=2&count=2&attributes=userName,name.givenName',
    )
    expect(page).toMatchObject({ totalResults: 5, startIndex: 2, itemsPerPage: 2 })
    expect(page.Resources.map((one) => one['userName'])).toEqual(['user.4', 'user.3'])
    expect(Object.keys(page.Resources[0] ?? {}).toSorted()).toEqual(['id', 'name', 'schemas', 'userName'])
    expect((await users('count=0')).Resources).toEqual([])
    for (const path of ['/Users?count=abc', '/Users?startIndex=1.5', '/Groups?count=abc']) {
      const { status, body: refused } = await get(path)
      expect([status, refused['scimType']], path).toEqual([400, 'invalidValue'])
      expect(refused['detail']).toMatch(/(count|startIndex): This must be a whole number\.$/)
    }
    for (const bad of ['userName eq', 'password eq "x"', 'birthYear eq "x"'])
      expect((await get(`/Users?filter=${encodeURIComponent(bad)}`)).body, bad).toMatchObject({
        status: '400',
        scimType: 'invalidFilter',
      })
  })

  test('are changed by PATCH and PUT, with the version that the client saw', async () => {
    const etag = (await get(`/Users/${id}`)).headers.get('etag') ?? ''
    expect((await get(`/Users/${id}`, keys.writer, { 'if-none-match': etag })).status).toBe(304)
    const changed = await patch(
      `/Users/${id}`,
      { op: 'Replace', path: 'name.givenName', value: 'Hoa' },
      { op: 'add', path: 'phoneNumbers', value: [{ value: '02353888999', type: 'home' }] },
      { op: 'replace', path: `${MEMBER}:birthDate`, value: '1985-03-21' },
    )
    expect(changed.status, JSON.stringify(changed.body)).toBe(200)
    expect(changed.body).toMatchObject({
      name: { formatted: 'Trần Thị Bích Hoa' },
      [MEMBER]: { birthDate: '1985-03-21' },
    })
    expect(changed.body['phoneNumbers']).toHaveLength(2)
    const late = await call(keys.writer, 'PUT', `/Users/${id}`, { name: { formatted: 'Muộn' } }, { 'if-match': etag })
    expect(late.status).toBe(412)
    const put = await call(
      keys.writer,
      'PUT',
      `/Users/${id}`,
      { userName: 'lien.tran', name: { formatted: 'Trần Thị Bích Liên' }, nickName: 'Út' },
      { 'if-match': changed.headers.get('etag') ?? '' },
    )
    expect(put.body).toMatchObject({
      name: { formatted: 'Trần Thị Bích Liên' },
      nickName: 'Út',
      [MEMBER]: { birthDate: '1985-03-21' },
    })
    expect(
      (await patch(`/Users/${id}`, { op: 'replace', path: 'phoneNumbers[type eq "fax"].value', value: 'x' })).body,
    ).toMatchObject({ scimType: 'noTarget' })
    expect((await patch(`/Users/${id}`, { op: 'replace', path: 'userName', value: 'user.1' })).body).toMatchObject({
      scimType: 'uniqueness',
    })
  })

  test('what is taken away is gone; a birthday of another year brings its year along; the extension is a path of its own', async () => {
    const { body } = await patch(`/Users/${id}`, { op: 'replace', path: 'nickName', value: 'Bé' })
    expect(body).toMatchObject({ nickName: 'Bé', externalId: 'hr-lien.tran' })
    const gone = await patch(
      `/Users/${id}`,
      { op: 'remove', path: 'nickName' },
      { op: 'remove', path: 'externalId' },
      { op: 'replace', path: MEMBER, value: { birthDate: '1986-03-21' } },
    )
    expect(gone.status, JSON.stringify(gone.body)).toBe(200)
    expect(gone.body['nickName']).not.toBe('Bé')
    expect(gone.body['externalId']).toBeUndefined()
    expect(gone.body).toMatchObject({ [MEMBER]: { birthDate: '1986-03-21', birthYear: 1986 } })
    await patch(
      `/Users/${id}`,
      { op: 'add', path: 'externalId', value: 'hr-lien.tran' },
      { op: 'replace', path: `${MEMBER}:birthDate`, value: '1985-03-21' },
    )
  })

  test('a reader has the version among those it names; of truth there is no more and less', async () => {
    const etag = (await get(`/Users/${id}`)).headers.get('etag') ?? ''
    for (const held of [`W/"other", ${etag}`, '*', etag.replace('W/', '')])
      expect((await get(`/Users/${id}`, keys.writer, { 'if-none-match': held })).status, held).toBe(304)
    expect((await get('/Users?filter=active%20gt%20true')).body).toMatchObject({ scimType: 'invalidFilter' })
  })

  test('what a client cannot change is refused, never passed over; who is not there is 404', async () => {
    for (const [op, path] of [
      ['replace', 'meta.created'],
      ['replace', 'groups'],
      ['remove', 'userName'],
    ] as const) {
      const { status, body } = await patch(`/Users/${id}`, { op, path, ...(op === 'replace' && { value: 'x' }) })
      expect([path, status, body['scimType']]).toEqual([path, 400, 'mutability'])
    }
    for (const [op, path, value, scimType] of [
      ['replace', 'favouriteColour', 'red', 'invalidPath'],
      ['replace', 'name.honorificPrefix', 'Bà', 'invalidPath'],
      ['replace', 'addresses', [], 'mutability'],
      ['replace', `${MEMBER}:joinedOn`, '2021-01-01', 'mutability'],
      ['replace', `${MEMBER}:nationalId`, '049185000999', 'mutability'],
      ['remove', `${MEMBER}:birthDate`, undefined, 'mutability'],
      ['remove', 'name', undefined, 'mutability'],
      // Her birthday of 1985 stands; a year beside it would be passed over.
      ['replace', `${MEMBER}:birthYear`, 1999, 'invalidValue'],
    ] as const) {
      const { status, body } = await patch(`/Users/${id}`, { op, path, ...(value !== undefined && { value }) })
      expect([path, status, body['scimType']]).toEqual([path, 400, scimType])
    }
    for (const nobody of ['nobody', '00000000-0000-4000-8000-000000000000'])
      expect((await get(`/Users/${nobody}`)).status).toBe(404)
  })

  test('not active is suspended, and active again', async () => {
    expect((await patch(`/Users/${id}`, { op: 'replace', value: { active: false } })).body).toMatchObject({
      active: false,
      [MEMBER]: { state: 'suspended' },
    })
    expect((await patch(`/Users/${id}`, { op: 'replace', path: 'active', value: 'True' })).body).toMatchObject({
      active: true,
    })
  })

  test('deleted has left: she is no user any more, and her history stays', async () => {
    const { body } = await filter('userName eq "user.5"').then(({ Resources }) => ({ body: Resources[0] ?? {} }))
    const gone = String(body['id'])
    expect((await call(keys.writer, 'DELETE', `/Users/${gone}`)).status).toBe(204)
    expect((await get(`/Users/${gone}`)).status).toBe(404)
    const { rows } = await pool.query('select state, end_reason from memberships where person_id = $1', [gone])
    expect(rows).toEqual([{ state: 'left', end_reason: 'other' }])
  })

  test('of other units do not exist, and a client that only reads writes nothing', async () => {
    expect((await get(`/Users/${id}`, keys.branch)).status).toBe(404)
    expect((await users('', keys.branch)).totalResults).toBe(0)
    expect((await users('', keys.reader)).totalResults).toBe(6)
    const refused = await create(newUser('x', 'Không Được'), keys.reader)
    expect(refused.status).toBe(403)
    const elsewhere = await create(newUser('y', 'Không Được', { unit: 'PN20971-01' }))
    expect(elsewhere.status).toBeGreaterThanOrEqual(400)
    expect((await create(newUser('z', ''))).body).toMatchObject({ scimType: 'invalidValue' })
  })

  test('an answer to a change that changes nothing is a look like any other', async () => {
    const looks = async () =>
      (
        await pool.query(
          `select 1 from events where type = 'access.read' and $1 = any(subjects) and data->>'operation' like 'scim.%'`,
          [id],
        )
      ).rowCount ?? 0
    const before = await looks()
    const { body } = await patch(`/Users/${id}`, { op: 'replace', path: 'nickName', value: 'Út' })
    expect(body['phoneNumbers']).not.toHaveLength(0)
    await call(keys.writer, 'PUT', `/Users/${id}`, { userName: 'lien.tran', name: { formatted: 'Trần Thị Bích Liên' } })
    expect(await looks()).toBe(before + 2)
  })

  test('of two clients that saw the same version one is told, also at the same moment', async () => {
    const etag = (await get(`/Users/${id}`)).headers.get('etag') ?? ''
    const put = (nickName: string) =>
      call(
        keys.writer,
        'PUT',
        `/Users/${id}`,
        { userName: 'lien.tran', name: { formatted: 'Trần Thị Bích Liên' }, nickName },
        { 'if-match': etag },
      )
    const answers = await Promise.all([put('Ba'), put('Tư')])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412])
  })

  test('a day that there is not is refused as such', async () => {
    const { status } = await create(newUser('sai.ngay', 'Lê Thị Sai', { birthDate: '2026-02-30' }))
    expect(status).toBe(400)
  })

  test('a change is checked as the desk checks it', async () => {
    const wrong = [
      { op: 'replace', path: `${MEMBER}:birthDate`, value: '2090-03-08' },
      { op: 'replace', path: 'name.formatted', value: 'Lê <b>Thị</b> Sai' },
      { op: 'replace', path: 'nickName', value: 'Út '.repeat(500) },
      { op: 'replace', path: `${MEMBER}:birthYear`, value: -5 },
    ]
    const answers = await Promise.all(wrong.map((change) => patch(`/Users/${id}`, change)))
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400])
  })

  test('each look is in the access log', async () => {
    const { rows } = await pool.query(
      `select 1 from events where type = 'access.read' and $1 = any(subjects) and data->>'operation' like 'scim.%'`,
      [id],
    )
    expect(rows.length).toBeGreaterThan(3)
  })
})

describe('groups', () => {
  test('are the units that the client sees, with their members when asked', async () => {
    const { body } = await get('/Groups')
    expect((body['Resources'] as unknown as Json[]).map((group) => group['id'])).toEqual([
      'PN20965',
      'PN20965-01',
      'PN20965-02',
    ])
    const found = (
      await get(`/Groups?filter=${encodeURIComponent('displayName co "bà bầu"')}&attributes=displayName,members`)
    ).body
    const [group] = found['Resources'] as unknown as { members: unknown[] }[]
    expect(group?.members).toHaveLength(4)
    expect((await get('/Groups/PN20971-01')).status).toBe(404)
  })

  test('members are read, and their looks noted, of the groups that are shown alone', async () => {
    const looks = async () =>
      (
        await pool.query(
          `select cardinality(subjects) as n from events where type = 'access.read' and data->>'operation' = 'scim.list-groups'
            order by at desc, seq desc limit 1`,
        )
      ).rows[0]?.n as number | undefined
    const { body } = await get('/Groups?attributes=members&startIndex=3&count=1')
    const [group] = body['Resources'] as unknown as { id: string; members: unknown[] }[]
    expect([group?.id, group?.members.length, body['totalResults']]).toEqual(['PN20965-02', 4, 3])
    expect(await looks()).toBe(4)
  })

  test('a member added to another is transferred; nobody is in none; names are changed by decisions', async () => {
    const [user] = (await filter('userName eq "user.1"')).Resources
    const id = String(user?.['id'])
    const moved = await patch('/Groups/PN20965-01', { op: 'add', path: 'members', value: [{ value: id }] })
    expect(moved.status, JSON.stringify(moved.body)).toBe(200)
    expect((await get(`/Users/${id}`)).body).toMatchObject({ groups: [{ value: 'PN20965-01' }] })
    expect((await get('/Groups/PN20965-02')).body['members']).toHaveLength(3)
    expect((await patch('/Groups/PN20965-01', { op: 'remove', path: `members[value eq "${id}"]` })).body).toMatchObject(
      { scimType: 'mutability' },
    )
    expect(
      (await patch('/Groups/PN20965-01', { op: 'replace', path: 'displayName', value: 'Khác' })).body,
    ).toMatchObject({ scimType: 'mutability' })
    expect((await call(keys.writer, 'POST', '/Groups', { displayName: 'Mới' })).body).toMatchObject({
      scimType: 'mutability',
    })
    expect((await call(keys.writer, 'DELETE', '/Groups/PN20965-01')).status).toBe(400)
  })
})
