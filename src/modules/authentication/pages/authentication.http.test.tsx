import { Hono } from 'hono'
import { expect, describe, test } from 'vitest'
import type { Env } from '#kernel/http/face.ts'
import { chooseLocale } from '#kernel/http/locale.ts'
import { answerError, mountApi, mountPages, type Mount } from '#kernel/http/mount.ts'
import { RateLimiter } from '#kernel/http/rate-limit.ts'
import kernelEn from '#kernel/i18n/messages/en.json' with { type: 'json' }
import kernelPl from '#kernel/i18n/messages/pl.json' with { type: 'json' }
import kernelVi from '#kernel/i18n/messages/vi.json' with { type: 'json' }
import { buildCatalogue, createTranslators } from '#kernel/i18n/messages.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { identify } from '#modules/identity/index.ts'
import { aToken, anAccount, PASSWORD, signedIn, somePlaces } from '#modules/identity/testing/fixtures.ts'
import uiEn from '#ui/messages/en.json' with { type: 'json' }
import uiPl from '#ui/messages/pl.json' with { type: 'json' }
import uiVi from '#ui/messages/vi.json' with { type: 'json' }
import { authenticationModule } from '../module.ts'

const { pool } = await testDatabase()
const t = testRuntime({ pool, now: '2026-11-20T08:00:00+07:00' })
await somePlaces(t)
const messages = {
  authentication: authenticationModule.messages,
  kernel: { vi: kernelVi, en: kernelEn, pl: kernelPl },
  ui: { vi: uiVi, en: uiEn, pl: uiPl },
}
const runtime = { ...t.runtime, translators: createTranslators(buildCatalogue(messages)) }
const mount: Mount = {
  runtime,
  identify: (credentials) => identify(runtime.db, credentials, runtime.now()),
  cookieKey: new Uint8Array(32),
  secureCookies: true,
  trustProxy: true,
  assets: { resident: '/r.css', desk: '/d.css' },
  limiter: new RateLimiter(false),
  errorView: (error) => <p>{error.code}</p>,
  ...(authenticationModule.confirmation && { confirmation: authenticationModule.confirmation }),
}
const app = new Hono<Env>()
app.use(async (c, next) => {
  c.set('requestId', 'test')
  await next()
})
app.use(chooseLocale(true))
mountApi(app, authenticationModule.api, mount)
mountPages(app, authenticationModule.pages, mount)
app.onError((error, c) => answerError(error, c, mount))

await anAccount(t, { login: 'tiepnhan', name: 'Lê Thị Hoa', role: 'reception', unit: '20965' })
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const json = async (path: string, body: unknown, type = 'application/json') =>
  app.request(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': type } })
const get = (path: string, token = '') => app.request(path, { headers: token ? bearer(token) : {} })
const post = (path: string, fields: Record<string, string>, token = '') =>
  app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers: token ? bearer(token) : {} })
const SESSION = /__Host-motcua_session=ms_[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax/

describe('the session API', () => {
  test('answers a token, and a cookie to a call that no form of another site can make', async () => {
    const body = { login: 'tiepnhan', password: PASSWORD }
    const answer = await json('/api/v1/session', body)
    expect(answer.status).toBe(201)
    expect(answer.headers.get('set-cookie')).toMatch(SESSION)
    expect(await answer.json()).toMatchObject({ account: { login: 'tiepnhan', name: 'Lê Thị Hoa' } })
    const plain = await json('/api/v1/session', body, 'text/plain')
    expect([plain.status, plain.headers.get('set-cookie')]).toEqual([201, null])
  })

  test('answers a wrong password and an unknown name with the same problem', async () => {
    const [wrong, unknown] = await Promise.all(
      ['tiepnhan', 'khongcoai'].map((login) => json('/api/v1/session', { login, password: 'sai mat khau' })),
    )
    expect([wrong?.status, unknown?.status]).toEqual([401, 401])
    expect(await wrong?.json()).toEqual(await unknown?.json())
    expect(wrong?.headers.get('set-cookie')).toBeNull()
  })

  test('refuses nonsense without falling over', async () => {
    for (const body of [
      {},
      { login: 5, password: [] },
      { login: 'x'.repeat(5000), password: 'y' },
      { login: 'a', password: 'z'.repeat(5000) },
    ])
      expect((await json('/api/v1/session', body)).status).toBe(422)
    expect((await json('/api/v1/session/phone', { step: 'x', code: '1' })).status).toBe(422)
    expect((await json('/api/v1/session/passkey', { step: 'a'.repeat(43), credential: '{}' })).status).toBe(401)
  })
})

describe('the sign-in page', () => {
  const signInWith = (fields: Record<string, string>) =>
    post('/sign-in', { password: PASSWORD, login: 'tiepnhan', ...fields })

  test('leads to the desk, or to the page that was asked for', async () => {
    const answer = await signInWith({})
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/desk'])
    expect(answer.headers.get('set-cookie')).toMatch(SESSION)
    expect((await signInWith({ next: '/desk/dossiers/a?x=1' })).headers.get('location')).toBe('/desk/dossiers/a?x=1')
  })

  test('never leads to another site', async () => {
    for (const next of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      'javascript:alert(1)',
      '/./\\evil.example',
      '/x/..//evil.example',
    ])
      expect((await signInWith({ next })).headers.get('location')).toBe('/desk')
  })

  test('says what went wrong, keeps the name and never shows the password', async () => {
    const answer = await signInWith({ login: 'tiepnhan', password: 'sai-mat-khau-roi', next: '/desk/x' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('Tên đăng nhập hoặc mật khẩu chưa đúng.')
    expect(html).toContain('value="tiepnhan"')
    expect(html).toContain('value="/desk/x"')
    expect(html).not.toContain('sai-mat-khau-roi')
  })

  test('on a shared device sets a cookie that goes with the browser', async () => {
    const cookies = (await signInWith({ shared: '1' })).headers.getSetCookie()
    expect(cookies.find((cookie) => cookie.includes('motcua_session='))).not.toContain('Max-Age')
    expect(cookies.some((cookie) => cookie.includes('motcua_known='))).toBe(false)
  })

  test('sends those who are signed in on', async () => {
    const { token } = await signedIn(t, 'reception', '20965')
    expect((await get('/sign-in?next=/account', token)).headers.get('location')).toBe('/account')
  })
})

describe('proving once more', () => {
  test('keeps what was typed in the page that asks, and goes on after the right proof only', async () => {
    const token = await aToken(t, await anAccount(t))
    t.setNow('2026-11-20T08:11:00+07:00')
    const fields = { action: 'password', password: 'mot cau moi tinh' }
    const asked = await post('/account/security', fields, token)
    expect(asked.status).toBe(401)
    const html = await asked.text()
    expect(html).toContain('name="password" value="mot cau moi tinh"')
    const proof = { ...fields, confirm_asked: '1', confirm_password: 'sai' }
    expect((await post('/account/security', proof, token)).status).toBe(422)
    const done = await post('/account/security', { ...proof, confirm_password: PASSWORD }, token)
    expect([done.status, done.headers.get('location')]).toEqual([303, '/account/security'])
    t.setNow('2026-11-20T08:00:00+07:00')
  })
})

test.each(['vi', 'en', 'pl'])('the pages are drawn in %s', async (lang) => {
  const { token } = await signedIn(t, 'administrator', '48')
  const own = ['/account/security', '/sign-in/confirm', '/desk/colleagues', '/desk/admin/links']
  const open = ['/sign-in', '/sign-in?shared=1', '/sign-up', '/recover']
  for (const [path, as] of [...open.map((path) => [path, '']), ...own.map((path) => [path, token])] as const) {
    const answer = await get(`${path}${path?.includes('?') ? '&' : '?'}lang=${lang}`, as)
    expect([path, answer.status]).toEqual([path, 200])
    const html = await answer.text()
    expect(html).toContain(`<html lang="${lang}"`)
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).not.toMatch(/undefined|\[object|>authentication\.[a-z]/)
  }
})
