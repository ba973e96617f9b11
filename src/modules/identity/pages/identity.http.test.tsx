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
import uiEn from '#ui/messages/en.json' with { type: 'json' }
import uiPl from '#ui/messages/pl.json' with { type: 'json' }
import uiVi from '#ui/messages/vi.json' with { type: 'json' }
import { identityModule } from '../module.ts'
import { identify } from '../session.questions.ts'
import { anAccount, PASSWORD, signedIn, somePlaces } from '../testing/fixtures.ts'

const { pool } = await testDatabase()
const t = testRuntime({ pool, now: '2026-11-20T08:00:00+07:00' })
await somePlaces(t)
const runtime = {
  ...t.runtime,
  translators: createTranslators(
    buildCatalogue({
      identity: identityModule.messages,
      kernel: { vi: kernelVi, en: kernelEn, pl: kernelPl },
      ui: { vi: uiVi, en: uiEn, pl: uiPl },
    }),
  ),
}
const mount: Mount = {
  runtime,
  identify: (credentials) => identify(runtime.db, credentials, runtime.now()),
  cookieKey: new Uint8Array(32),
  secureCookies: true,
  trustProxy: true,
  assets: { resident: '/r.css', desk: '/d.css' },
  limiter: new RateLimiter(false),
  errorView: (error) => <p>{error.code}</p>,
}
const app = new Hono<Env>()
app.use(async (c, next) => {
  c.set('requestId', 'test')
  await next()
})
app.use(chooseLocale(true))
mountApi(app, identityModule.api, mount)
mountPages(app, identityModule.pages, mount)
app.onError((error, c) => answerError(error, c, mount))

await anAccount(t, { login: 'tiepnhan', name: 'Lê Thị Hoa', role: 'reception', unit: '20965' })
const admin = await signedIn(t, 'administrator', '48')
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const json = (method: string, path: string, body: unknown, token = '') =>
  app.request(path, {
    method,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...(token && bearer(token)) },
  })
const get = (path: string, token = '') => app.request(path, { headers: token ? bearer(token) : {} })
const post = (path: string, fields: Record<string, string>, token = '') =>
  app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers: token ? bearer(token) : {} })

describe('the session API', () => {
  test('says who one is, and signs out', async () => {
    const { token } = await signedIn(t, 'reception', '20965')
    expect(await (await get('/api/v1/session', token)).json()).toMatchObject({
      expiresAt: '2026-11-20T20:00:00+07:00',
      positions: [{ role: 'reception' }],
    })
    expect((await json('DELETE', '/api/v1/session', {}, token)).status).toBe(204)
    expect((await get('/api/v1/session', token)).status).toBe(401)
  })
})

describe('the accounts API', () => {
  test('creates an officer, grants and ends a position, resets the password and disables', async () => {
    const made = await json(
      'POST',
      '/api/v1/accounts',
      { login: 'moi.an', name: 'Trần An', password: PASSWORD, unit: '20965' },
      admin.token,
    )
    expect(made.status).toBe(201)
    const granted = await json(
      'POST',
      '/api/v1/accounts/moi.an/positions',
      { role: 'specialist', unit: '20965' },
      admin.token,
    )
    expect(granted.status).toBe(201)
    const { id } = await granted.json()
    const found = await (await get('/api/v1/accounts?q=tran+an', admin.token)).json()
    expect(found.items).toMatchObject([{ login: 'moi.an', positions: [{ role: 'specialist', standing: 'current' }] }])
    expect((await json('DELETE', `/api/v1/accounts/moi.an/positions/${id}`, {}, admin.token)).status).toBe(204)
    expect(
      (await json('PUT', '/api/v1/accounts/moi.an/password', { password: 'mot cau khac han' }, admin.token)).status,
    ).toBe(204)
    expect((await json('POST', '/api/v1/accounts/moi.an/disable', {}, admin.token)).status).toBe(204)
    const detail = await (await get('/api/v1/accounts/moi.an', admin.token)).json()
    expect(detail.events.map((event: { type: string }) => event.type)).toEqual([
      'account.disabled',
      'account.password_reset',
      'account.position_ended',
      'account.position_granted',
      'account.created',
    ])
    expect(JSON.stringify(detail)).not.toContain('argon2')
  })

  test('is closed to the public and to officers without the right', async () => {
    const officer = await signedIn(t, 'chair', '20965')
    expect((await get('/api/v1/accounts')).status).toBe(401)
    expect((await get('/api/v1/accounts', officer.token)).status).toBe(403)
  })
})

describe('the pages', () => {
  const paths = [
    '/sign-out',
    '/account',
    '/desk/admin/accounts',
    '/desk/admin/accounts?q=khong+co',
    '/desk/admin/accounts/new',
    '/desk/admin/accounts/tiepnhan',
  ]
  test.each(['vi', 'en', 'pl'])('are drawn in %s', async (lang) => {
    for (const path of paths) {
      const answer = await get(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`, admin.token)
      expect([path, answer.status]).toEqual([path, 200])
      const html = await answer.text()
      expect(html).toContain(`<html lang="${lang}"`)
      expect(html.match(/<h1/g)).toHaveLength(1)
      expect(html).not.toMatch(/undefined|\[object|identity\.[a-z]/)
    }
  })

  test('of the desk ask to sign in first', async () => {
    const answer = await get('/desk/admin/accounts/tiepnhan')
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/sign-in?next=%2Fdesk%2Fadmin%2Faccounts%2Ftiepnhan',
    ])
  })

  test('sign out', async () => {
    const own = await signedIn(t, 'reception', '20965')
    const out = await post('/sign-out', {}, own.token)
    expect(out.headers.get('set-cookie')).toMatch(/motcua_session=; Max-Age=0/)
    expect((await get('/account', own.token)).status).toBe(303)
  })

  test('of an account grant and end a role and show what was refused', async () => {
    const path = '/desk/admin/accounts/tiepnhan'
    const grant = { action: 'grant', role: 'specialist', unit: '20971', validFrom: '21/11/2026', validTo: '' }
    expect((await post(path, grant, admin.token)).headers.get('location')).toBe(path)
    const twice = await post(path, grant, admin.token)
    expect(twice.status).toBe(409)
    expect(await twice.text()).toContain('đã giữ vai trò đó')
    const bad = await post(path, { ...grant, unit: '99999', validFrom: '31/02/2026' }, admin.token)
    expect(bad.status).toBe(422)
    expect(await bad.text()).toContain('value="31/02/2026"')
    const own = await post(`/desk/admin/accounts/${admin.account.login}`, { action: 'disable' }, admin.token)
    expect(own.status).toBe(403)
  })

  test('create an account with HTML in every field without showing it as HTML', async () => {
    const bad = '<b onclick=x>"\''
    const answer = await post(
      '/desk/admin/accounts/new',
      { name: bad, login: bad, phone: bad, unit: bad, role: bad, password: bad },
      admin.token,
    )
    expect(answer.status).toBe(422)
    expect(await answer.text()).not.toContain('<b onclick')
    const made = await post(
      '/desk/admin/accounts/new',
      { name: 'Ðỗ Văn Bình', login: 'BinhDV', unit: '20965', role: 'chair', password: PASSWORD, phone: '' },
      admin.token,
    )
    expect(made.headers.get('location')).toBe('/desk/admin/accounts/binhdv')
  })
})
