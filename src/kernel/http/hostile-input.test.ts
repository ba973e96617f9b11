import { Hono } from 'hono'
import { createHmac } from 'node:crypto'
import { h } from 'preact'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { publicActor } from '#kernel/access/actor.ts'
import { operation } from '#kernel/operation/operation.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { apiRoute } from './api-route.ts'
import type { Credentials, Env } from './face.ts'
import { formPost } from './form-post.ts'
import { answerError, mountApi, mountPages, type Mount } from './mount.ts'
import { page } from './page.ts'
import { refuseNul } from './plain-address.ts'
import { asAppError } from './problem.ts'
import { RateLimiter } from './rate-limit.ts'

const { pool } = await testDatabase()
const { runtime } = testRuntime({ pool })
const key = new Uint8Array(32)
let seen: Credentials | undefined
const mount = {
  runtime,
  identify: async (credentials) => ((seen = credentials), publicActor),
  cookieKey: key,
  secureCookies: false,
  trustProxy: false,
  assets: { resident: '', desk: '' },
  errorView: (error) => h('p', null, error.code),
  limiter: new RateLimiter(true),
} satisfies Mount

const echo = operation({
  name: 'test.echo',
  permission: 'anyone',
  kind: 'write',
  input: z.record(z.string(), z.unknown()),
  output: z.unknown(),
  run: async (_ctx, input) => input,
})
const missing = { ...echo, name: 'test.missing' }
const app = new Hono<Env>()
app.use(async (c, next) => {
  c.set('requestId', 'test')
  c.set('locale', 'vi')
  await next()
})
app.use(refuseNul)
mountApi(
  app,
  [
    apiRoute({ method: 'post', path: '/api/echo', operation: echo, tag: '', summary: '', creates: true }),
    apiRoute({
      method: 'get',
      path: '/api/missing',
      operation: missing,
      tag: '',
      summary: '',
      guesses: 'guess',
      respond: (c) => (c.set('missed', true), c.json({ status: 'unknown' })),
    }),
  ],
  mount,
)
const form = page({
  path: '/form',
  load: async () => ({}),
  view: () => h('p', null, 'form'),
  actions: { default: async (p) => p.redirect('/done') },
})
mountPages(app, [form], mount)
app.onError((error, c) => answerError(error, c, mount))

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  app.request(path, { method: 'POST', body, headers })

test('a body nested a hundred thousand times is refused and not walked', async () => {
  for (const depth of [40, 3000, 100_000]) {
    const body = `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`
    for (const headers of [{}, { 'idempotency-key': `deep-${depth}` }])
      expect((await post('/api/echo', body, headers)).status).toBe(422)
  }
})

test('text that no database stores is cleaned out of a JSON body, as out of a form', async () => {
  const answer = await post(
    '/api/echo',
    '{"a":"x\\u0000y","b":["\\ud800z"],"c\\u0000":"\\ud83d\\ude00","d":"\\\\u0000"}',
  )
  expect(await answer.json()).toEqual({ a: 'xy', b: ['\ufffdz'], c: '😀', d: '\\u0000' })
})

test('an address with a NUL in it is refused', async () => {
  expect((await app.request('/api/echo%00')).status).toBe(422)
  expect((await app.request('/form?q=a%00b')).status).toBe(422)
})

test('an action of a form has one of the names that the page gives', async () => {
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  expect((await post('/form', 'action=default', type)).status).toBe(303)
  for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty'])
    expect((await post('/form', `action=${name}`, type)).status).toBe(422)
})

test('a form of a hundred thousand fields is refused, one of a few hundred is read at once', async () => {
  const data = new FormData()
  for (let field = 0; field < 4000; field += 1) data.append(`f${field}`, 'a\u0000b')
  data.append('f0', 'again')
  data.append('__proto__', 'x')
  const started = performance.now()
  const read = formPost(data)
  for (const name of Object.keys(read.all)) read.texts(name)
  expect(performance.now() - started).toBeLessThan(500)
  expect([read.texts('f0'), read.text('f0'), read.text('constructor'), read.text('__proto__')]).toEqual([
    ['ab', 'again'],
    'again',
    '',
    'x',
  ])
  const body = Array.from({ length: 100_000 }, (_, field) => `f${field}=`).join('&')
  expect((await post('/form', body, { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(413)
})

test('a post that is no form is refused as the sender’s mistake', async () => {
  for (const type of ['multipart/form-data; boundary=x', 'multipart/form-data', 'application/json'])
    expect((await post('/form', 'xxx', { 'content-type': type })).status).toBe(422)
})

test('a value that only the database finds impossible is the caller’s mistake, anything else is ours', async () => {
  const refused = async (sql: string) => asAppError(await pool.query(sql).catch((error: unknown) => error)).code
  expect(await refused(`select '0000-01-01'::date`)).toBe('kernel.invalid_input')
  expect(await refused(`select 'x'::uuid`)).toBe('kernel.invalid_input')
  expect(await refused(`select 99999999999::int`)).toBe('kernel.invalid_input')
  expect(await refused(`select * from nowhere`)).toBe('kernel.unexpected')
})

test('cookies do not count for a call that a page of another site makes', async () => {
  const list = '00000000-0000-7000-8000-000000000001'
  const mac = createHmac('sha256', key).update(list).digest('base64url').slice(0, 32)
  const cookie = `motcua_session=ms_x; motcua_opened=${encodeURIComponent(`${list}|${mac}`)}`
  const ask = async (headers: Record<string, string>) => (
    await post('/api/echo', '{}', { cookie, ...headers }),
    { sessionToken: seen?.sessionToken, opened: seen?.opened }
  )
  expect(await ask({})).toEqual({ sessionToken: 'ms_x', opened: [list] })
  expect(await ask({ origin: 'http://localhost' })).toEqual({ sessionToken: 'ms_x', opened: [list] })
  expect(await ask({ origin: 'https://motcua.test' })).toEqual({ sessionToken: 'ms_x', opened: [list] })
  for (const origin of ['https://evil.motcua.test', 'null', 'https://motcua.test.evil.example'])
    expect(await ask({ origin })).toEqual({ sessionToken: undefined, opened: [] })
  expect(await ask({ origin: 'https://evil.example', authorization: 'Bearer ms_y' })).toEqual({
    sessionToken: 'ms_y',
    opened: [],
  })
})

test('guesses are counted also where the answer itself says that nothing was found', async () => {
  for (let guess = 0; guess < 30; guess += 1) expect((await app.request('/api/missing')).status).toBe(200)
  expect((await app.request('/api/missing')).status).toBe(429)
})

test('the limit counts a network, and a flood of other addresses does not empty it', () => {
  const limiter = new RateLimiter(true)
  for (let guess = 0; guess < 30; guess += 1) limiter.take('guess', `2001:db8:1:2::${guess.toString(16)}`, 0)
  expect(() => limiter.check('guess', '2001:db8:1:2:ffff::1', 0)).toThrow('kernel.too_many')
  for (let other = 0; other < 49_000; other += 1)
    limiter.take('guess', `10.${other >> 16}.${(other >> 8) & 255}.${other & 255}`, 0)
  expect(() => limiter.check('guess', '2001:db8:1:2::1', 0)).toThrow('kernel.too_many')
  for (let other = 0; other < 60_000; other += 1)
    limiter.check('guess', `11.${other >> 16}.${(other >> 8) & 255}.${other & 255}`, 0)
  expect(() => limiter.check('guess', '10.0.0.1', 0)).not.toThrow()
})
