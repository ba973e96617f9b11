import { Hono, type Context } from 'hono'
import { h } from 'preact'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { publicActor, type Actor } from '#kernel/access/actor.ts'
import { createActionLimits, tooMany } from '#kernel/limits/action-limits.ts'
import { operation } from '#kernel/operation/operation.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { apiRoute } from './api-route.ts'
import { readOpened, rememberOpened } from './cookies.ts'
import type { Env } from './face.ts'
import { guardHost } from './host-guard.ts'
import { chooseLocale } from './locale.ts'
import { answerError, mountApi, mountPages, type Mount } from './mount.ts'
import { isOwnPath } from './own-path.ts'
import { page } from './page.ts'
import { RateLimiter } from './rate-limit.ts'
import { securityHeaders } from './security-headers.ts'

const { pool } = await testDatabase()
const { runtime } = testRuntime({ pool })
const account = (accountId: string): Actor => ({ ...publicActor, kind: 'account', accountId })
const ping = operation({
  name: 'test.ping',
  permission: 'anyone',
  kind: 'read',
  input: z.object({}),
  output: z.object({ ok: z.boolean() }),
  run: async () => ({ ok: true }),
})
const mount = {
  runtime,
  identify: async ({ sessionToken }) => (sessionToken ? account(sessionToken) : publicActor),
  cookieKey: new Uint8Array(32),
  secureCookies: true,
  trustProxy: true,
  assets: { resident: '', desk: '' },
  errorView: (error) => h('p', null, error.code),
  limiter: new RateLimiter(true),
  actionLimits: createActionLimits(
    { 'test.ping': { account: { burst: 2, perMinute: 1 }, network: { burst: 3, perMinute: 1 }, shared: true } },
    { db: runtime.db, now: runtime.now, lookupKey: runtime.services.lookupKey },
  ),
} satisfies Mount
const app = new Hono<Env>()
app.use(async (c, next) => (c.set('requestId', 'test'), next()))
app.use(securityHeaders(true), guardHost('https://motcua.test', ['probe:8080']), chooseLocale(true))
mountApi(app, [apiRoute({ method: 'get', path: '/api/ping', operation: ping, tag: '', summary: '' })], mount)
app.get('/upload', (c) => c.body('x', 200, { 'content-security-policy': 'sandbox' }))
mountPages(
  app,
  [
    page({
      path: '/go',
      load: async (p) => {
        p.signIn('ms_x', 60)
        p.remember('draft', 'x')
        p.open('00000000-0000-7000-8000-000000000001')
        return p.redirect(p.query.get('to') ?? '/', { id: 'x' })
      },
      view: () => h('p', null),
    }),
    page({
      path: '/form',
      load: async () => ({}),
      view: () => h('p', null),
      actions: {
        default: async () => {
          throw tooMany(7)
        },
      },
    }),
  ],
  mount,
)
app.onError((error, c) => answerError(error, c, mount))
const get = (path: string, headers: Record<string, string> = {}) =>
  app.request(`https://${headers['host'] ?? 'motcua.test'}${path}`, { headers: { host: 'motcua.test', ...headers } })

test('every answer says what the browser may do with it: refusals, and what no route answers, too', async () => {
  for (const path of ['/api/ping', '/nowhere', '/go?to=//evil.example']) {
    const { headers } = await get(path)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toMatch(/unsafe|\*|http:/)
    expect(headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('permissions-policy')).toContain('camera=()')
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(headers.get('cache-control')).toBe('no-store')
  }
  expect((await get('/upload')).headers.get('content-security-policy')).toBe('sandbox')
})

test('over https every cookie is bound to this host, to https, and closed to scripts', async () => {
  const cookies = (await get('/go?to=/x&lang=en')).headers.getSetCookie()
  expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual([
    '__Host-motcua_lang',
    '__Host-motcua_session',
    '__Host-motcua_draft',
    '__Host-motcua_opened',
    '__Host-motcua_flash',
  ])
  for (const cookie of cookies) {
    expect(cookie).toMatch(/; Path=\/(;|$)/)
    expect(cookie).toContain('; HttpOnly')
    expect(cookie).toContain('; Secure')
    expect(cookie).toContain('; SameSite=Lax')
    expect(cookie).not.toContain('Domain')
  }
})

test('a cookie that a neighbour under the same domain could plant is not read over https', async () => {
  const seen = new Hono()
  const key = new Uint8Array(32)
  seen.get('/set', (c: Context) => (rememberOpened(c, 'id-1', key, true), c.text('')))
  seen.get('/read', (c: Context) => c.json(readOpened(c, key, true)))
  const cookie = (await seen.request('https://x/set')).headers.get('set-cookie')?.split(';')[0] ?? ''
  const read = async (sent: string) => (await seen.request('https://x/read', { headers: { cookie: sent } })).json()
  expect(await read(cookie)).toEqual(['id-1'])
  expect(await read(cookie.replace('__Host-', ''))).toEqual([])
})

test('only the names of this server are answered to, whatever comes after them', async () => {
  for (const host of ['motcua.test', 'probe:8080', 'localhost:3000', '127.0.0.1', '[::1]:99'])
    expect((await get('/api/ping', { host, authorization: `Bearer host-${host}` })).status, host).toBe(200)
  for (const host of [
    'evil.example',
    'motcua.test.evil.example',
    'localhost.evil.example',
    '10.0.0.1',
    'motcua.test:81',
  ])
    expect((await get('/api/ping', { host })).status, host).toBe(421)
  expect((await get(`/nowhere?q=${'x'.repeat(5000)}`)).status).toBe(414)
  expect((await get(`/nowhere?${'a=1&'.repeat(200)}`)).status).toBe(414)
})

test.each([
  'https://evil.example',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '/a/..//evil.example',
  '/./%2e//evil.example',
  'evil.example',
  '',
])('a page never sends anybody to %j', async (to) => {
  expect(isOwnPath(to)).toBe(false)
  if (to !== '') expect((await get(`/go?to=${encodeURIComponent(to)}`)).headers.get('location')).toBeNull()
})

test('pages send within this site, with anchors and questions', async () => {
  for (const to of ['/', '/desk?a=1&b=//c', '/t/MC-1#files', '/a/../b', '/ế']) expect(isOwnPath(to), to).toBe(true)
  expect((await get('/go?to=/desk')).headers.get('location')).toBe('/desk')
})

test('who calls too often waits; an account is not charged for its neighbours', async () => {
  const call = async (token: string | undefined, address: string) => {
    const answer = await get('/api/ping', {
      'x-forwarded-for': address,
      ...(token && { authorization: `Bearer ${token}` }),
    })
    return [answer.status, answer.headers.get('retry-after')]
  }
  for (let count = 0; count < 3; count += 1) expect(await call(undefined, '1.2.3.4')).toEqual([200, null])
  expect(await call(undefined, '1.2.3.4')).toEqual([429, '60'])
  expect(await call(undefined, '1.2.3.5')).toEqual([200, null])
  for (let count = 0; count < 2; count += 1) expect(await call('a', '1.2.3.4')).toEqual([200, null])
  expect(await call('a', '9.9.9.9')).toEqual([429, '60'])
  expect(await call('b', '1.2.3.4')).toEqual([200, null])
})

test('a form that came too often is drawn again, and says when it may come back', async () => {
  const headers = { host: 'motcua.test', 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await app.request('https://motcua.test/form', { method: 'POST', headers, body: 'a=b' })
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '7'])
})
