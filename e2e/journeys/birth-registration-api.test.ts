// The main job by programs alone, and what the API promises to those who write them.
import { expect, inject, test } from 'vitest'
import { Api, dot } from '#e2e/ground/api.ts'
import { birth, birthSubmission, submitBirth } from '#e2e/ground/birth.ts'
import { readQrFromPdf } from '#kernel/testing/read-qr.ts'

test('a birth is registered by API alone, from the search to a valid result', async () => {
  const api = new Api()
  const found = await api.get(`/api/v1/procedures?q=${encodeURIComponent('giay khai sinh')}`)
  expect(found.body.items?.[0]?.code).toBe(birth)
  const procedure = await api.get(`/api/v1/procedures/${birth}`)
  const required = procedure.body.components ?? []
  expect([...required].map((one) => one.key)).toEqual(expect.arrayContaining(['birth-notification', 'identity-paper']))
  const schema = await api.get(`/api/v1/procedures/${birth}/form.schema.json`)
  expect(schema.body.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
  const unit = await api.get(`/api/v1/units?level=commune&q=${encodeURIComponent('nui thanh')}`)
  expect((unit.body.items ?? []).map((one) => one.code)).toContain('20965')

  const sent = await submitBirth(api)
  expect(sent.state).toBe('submitted')
  expect(sent.documents).toHaveLength(2)
  for (const document of sent.documents ?? [])
    expect(document).toMatchObject({ pages: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
  const owner = String(sent.applicantToken)
  const dossier = `/api/v1/dossiers/${sent.code}`
  const tracked = await api.get(`/api/v1/tracking/${sent.trackingCode}`)
  expect(tracked.body.state).toBe('submitted')
  expect(JSON.stringify(tracked.body)).not.toContain('Trần Công Danh')

  const [reception, specialist, chair] = await Promise.all(
    ['tiepnhan', 'chuyenvien1', 'chutich'].map((login) => api.signIn(login)),
  )
  const accepted = await api.post(`${dossier}/accept`, undefined, { token: reception ?? '' })
  expect(accepted.status).toBe(200)
  expect(accepted.body.dueAt).toMatch(/^\d{4}-/)
  expect(await readQrFromPdf(await api.pdf(`${dossier}/prints/01.pdf`, reception ?? ''), 1)).toContain(sent.code)
  const ask = { items: [{ component: 'birth-notification', reason: 'Ảnh bị mờ' }] }
  expect((await api.post(`${dossier}/request-supplement`, ask, { token: specialist ?? '' })).body.state).toBe(
    'waiting_supplement',
  )
  const again = (await api.upload(dot, 'rõ hơn.png')).body.uploadId
  const supplied = { components: [{ component: 'birth-notification', uploads: [again] }] }
  expect((await api.post(`${dossier}/supplement`, supplied, { token: owner })).status).toBe(200)
  expect((await api.post(`${dossier}/forward`, undefined, { token: specialist ?? '' })).status).toBe(200)
  expect((await api.post(`${dossier}/approve`, undefined, { token: chair ?? '' })).body.state).toBe('resolved')

  const [address = ''] = (await readQrFromPdf(await api.pdf(`${dossier}/result.pdf`, owner), 1)).filter((one) =>
    one.includes('/v/'),
  )
  const code = /\/v\/([^#]+)/.exec(address)?.[1] ?? ''
  const verified = await api.get(`/api/v1/verify/${code}`)
  expect(verified.body).toMatchObject({ status: 'valid', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
  expect((await api.post(`${dossier}/return-result`, undefined, { token: reception ?? '' })).body.state).toBe(
    'returned',
  )
  expect((await api.get(`/api/v1/tracking/${sent.trackingCode}`)).body.state).toBe('returned')
})

test('the same submission sent again with its key gives the same dossier; the key with other content is refused', async () => {
  const api = new Api()
  const body = await birthSubmission(api)
  const key = crypto.randomUUID()
  const answers = await Promise.all([1, 2, 3].map(() => api.post('/api/v1/dossiers', body, { key })))
  const later = await api.post('/api/v1/dossiers', body, { key })
  for (const answer of [...answers, later]) expect(answer.status).toBe(201)
  expect(new Set([...answers, later].map((answer) => answer.body.code)).size).toBe(1)
  const other = await api.post('/api/v1/dossiers', { ...body, unit: '20971' }, { key })
  expect(other.status).toBeGreaterThanOrEqual(400)
  expect(other.type).toContain('application/problem+json')
})

test('a list is walked to its end by cursor: nothing twice, nothing left out', async () => {
  const api = new Api()
  const token = await api.signIn('tiepnhan')
  const seen: string[] = []
  let next = ''
  do {
    const { status, body } = await api.get(
      `/api/v1/dossiers?limit=37${next && `&cursor=${encodeURIComponent(next)}`}`,
      { token },
    )
    expect(status).toBe(200)
    seen.push(...(body.items ?? []).map((one) => String(one.code)))
    next = (body.next as string | null) ?? ''
  } while (next !== '')
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.length).toBeGreaterThanOrEqual(300)
})

test('a dossier, its prints and its result look absent to whoever may not see them', async () => {
  const api = new Api()
  const [mine, other] = [await submitBirth(api), await submitBirth(api)]
  for (const path of ['', '/prints/01.pdf', '/prints/acknowledgement.pdf', '/result.pdf']) {
    const real = await api.get(`/api/v1/dossiers/${mine.code}${path}`, { token: String(other.applicantToken) })
    const none = await api.get(`/api/v1/dossiers/H00.00-260101-9999${path}`, { token: String(other.applicantToken) })
    expect([real.status, real.body.code], path).toEqual([404, none.body.code])
    expect(none.status).toBe(404)
    expect(real.type).toContain('application/problem+json')
  }
})

test('a submission may not set what is not its own: extra values are refused by name', async () => {
  const api = new Api()
  for (const extra of [
    { state: 'resolved' },
    { code: 'X-1' },
    { trackingCode: 'AAAA' },
    { receivedAt: '2020-01-01' },
    { version: 9 },
  ]) {
    const answer = await api.post('/api/v1/dossiers', await birthSubmission(api, extra))
    expect(answer.status, JSON.stringify(extra)).toBe(422)
    expect(answer.body.errors?.length).toBeGreaterThan(0)
  }
  const sent = await submitBirth(api)
  const token = await api.signIn('tiepnhan')
  expect(
    (await api.post(`/api/v1/dossiers/${sent.code}/accept`, { dueAt: '2030-01-01T00:00:00Z' }, { token })).status,
  ).toBe(422)
  expect((await api.get(`/api/v1/tracking/${sent.trackingCode}`)).body.state).toBe('submitted')
})

test('the OpenAPI document lists every route and points to nothing that it does not hold', async () => {
  const { status, body } = await new Api().get('/api/openapi.json')
  expect(status).toBe(200)
  expect(body.openapi).toMatch(/^3\.1\./)
  expect(body.info).toMatchObject({ title: expect.any(String), version: expect.any(String) })
  const listed = Object.entries(body.paths ?? {}).flatMap(([path, one]) =>
    Object.keys(one).map((method) => `${method} ${path}`),
  )
  const { routes } = inject('addresses')
  expect(listed.toSorted()).toEqual(routes.toSorted())
  const named = new Set<string>()
  for (const [path, one] of Object.entries(body.paths ?? {}))
    for (const operation of Object.values(one)) {
      expect(Object.keys(operation['responses'] ?? {}).length, path).toBeGreaterThan(0)
      named.add(String(operation['operationId']))
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
      const told = [...(operation['parameters'] ?? [])].filter((one) => one['in'] === 'path').map((one) => one['name'])
      expect(told.toSorted(), path).toEqual(inPath.toSorted())
    }
  expect(named.size).toBe(routes.length)
  for (const [, pointer = ''] of JSON.stringify(body).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const target = pointer
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key.replaceAll('~1', '/')], body)
    expect(target, pointer).toBeDefined()
  }
})

test.each([
  ['GET', '/api/v1/dossiers', undefined, 401],
  ['GET', '/api/v1/nothing', undefined, 404],
  ['GET', '/api/v1/tracking/AAAA-AAAA', undefined, 404],
  ['POST', '/api/v1/dossiers', '{not json', 422],
  ['POST', '/api/v1/session', { login: 'nobody-here', password: 'wrong' }, 401],
  ['GET', '/api/v1/dossiers?cursor=broken', undefined, 401],
])('a refusal of %s %s is problem details in the language of the caller', async (method, path, body, status) => {
  for (const language of ['vi', 'en', 'pl']) {
    const answer = await new Api().call(method, path, { body, language })
    expect(answer.status).toBe(status)
    expect(answer.type).toContain('application/problem+json')
    expect(answer.body).toMatchObject({
      status,
      code: expect.any(String),
      type: expect.any(String),
      instance: path.split('?')[0],
    })
    expect(String(answer.body.title)).not.toMatch(/^\w+\.\w+/)
  }
})
