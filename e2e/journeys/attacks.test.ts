import { once } from 'node:events'
import { get, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, inject, test } from 'vitest'
import { isOwnPath } from '#kernel/http/own-path.ts'
import { Api, dot } from '#e2e/ground/api.ts'
import { birthSubmission, submitBirth } from '#e2e/ground/birth.ts'
import { openBrowser } from '#e2e/ground/browser.ts'
import { sessionOf } from '#e2e/ground/session.ts'

// What somebody would try who wants in: against the real server, from outside.
const { url } = inject('app')
const api = new Api()
const officer = await sessionOf('tiepnhan')
const cookie = officer.map(({ name, value }) => `${name}=${value}`).join('; ')
const ask = (path: string, init: RequestInit = {}) => fetch(url + path, { redirect: 'manual', ...init })
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const SCRIPT = `"'><img src=x onerror=alert(1)><script>alert(2)</script>`

const elsewhere = [
  '//evil.example',
  'https://evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  '/a/..//evil.example',
]

/** Asks from an address of its own: codes that are not there are charged as guesses, which other journeys need. */
async function askFromElsewhere(path: string, headers: OutgoingHttpHeaders) {
  const asked = get(url + path, { headers, family: 4, localAddress: '127.0.0.66' })
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  return { location: answer.headers.location, body: await text(answer) }
}

test('no page leads to another site, whatever its address says comes next', { timeout: 180_000 }, async () => {
  const paths = inject('addresses').pages.map((path) => path.replaceAll(/:\w+(?:\{[^}]*\})?/g, 'x'))
  // The way to a provider leads to that provider, whatever comes next.
  const here = [...new Set(paths)].filter((path) => !path.startsWith('/sign-in/e-identity'))
  expect(here.length).toBeGreaterThan(50)
  const wrong: string[] = []
  const lead = async (path: string, next: string, headers: OutgoingHttpHeaders) => {
    const { location, body } = await askFromElsewhere(`${path}?next=${encodeURIComponent(next)}&level=2`, headers)
    if (location !== undefined && !isOwnPath(location)) wrong.push(`${path} → ${location}`)
    if (/(?:href|action|formaction)="(?:\/\/|\/\\|https:\/\/evil|javascript:)/.test(body)) wrong.push(`${path}: link`)
  }
  for (const path of here)
    await Promise.all(elsewhere.map((next, n) => lead(path, next, n % 2 === 0 ? {} : { cookie })))
  expect(wrong).toEqual([])
})

test('a form that another site sends in the name of a visitor is refused', async () => {
  for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }]) {
    const answer = await ask('/sign-out', {
      method: 'POST',
      headers: { cookie, ...form, ...headers },
      body: 'action=default',
    })
    expect(answer.status).toBe(403)
  }
  const foreign = await ask('/api/v1/session', { headers: { cookie, origin: 'https://evil.example' } })
  expect(foreign.status).toBe(401)
  expect(foreign.headers.get('access-control-allow-origin')).toBeNull()
  expect((await ask('/api/v1/session', { headers: { cookie } })).status).toBe(200)
})

test('a session that somebody planted is not the one that begins', async () => {
  const planted = `ms_${'A'.repeat(43)}`
  const answer = await ask('/api/v1/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: `motcua_session=${planted}` },
    body: JSON.stringify({ login: 'tiepnhan', password: 'motcua-demo' }),
  })
  expect(answer.status).toBe(201)
  const cookies = answer.headers.getSetCookie().join('\n')
  expect(cookies).toContain('motcua_session=ms_')
  expect(cookies).not.toContain(planted)
})

test('no path leads out of what is served, and no file of the project is', async () => {
  const paths = [
    '/assets/../../package.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/uploads/tus/..%2f..%2fetc',
    '/.git/config',
    '/db/schema.sql',
    '/files/..%2f..%2fkeys',
  ]
  for (const path of paths) {
    const answer = await ask(path)
    expect(answer.status, path).toBeGreaterThanOrEqual(400)
    expect(await answer.text(), path).not.toMatch(/"name": "motcua"|create table|\[core\]/)
  }
})

test('papers of a dossier are for its office, as attachments that run nothing, and nothing of it is kept on the way', async () => {
  const { code, applicantToken } = await submitBirth(api)
  const seen = await ask(`/api/v1/dossiers/${code}`, { headers: { cookie } })
  expect(seen.headers.get('cache-control')).toBe('no-store')
  const view = (await seen.json()) as { components: { files: { id: string }[] }[] }
  const [file] = view.components.flatMap(({ files }) => files)
  const path = `/files/${code}/${file?.id}`
  const mine = await ask(path, { headers: { cookie } })
  expect(mine.status).toBe(200)
  expect(mine.headers.get('content-disposition')).toMatch(/^attachment; /)
  expect(mine.headers.get('content-security-policy')).toContain('sandbox')
  expect((await ask(path)).status).toBe(404)
  expect(
    (await ask(path, { headers: { cookie: `motcua_session=${applicantToken.replace('ap_', 'ms_')}` } })).status,
  ).toBe(404)
  const other = await submitBirth(api)
  expect((await ask(`/files/${other.code}/${file?.id}`, { headers: { cookie } })).status).toBe(404)
})

test('script in every field that takes it is shown as the text it is', async () => {
  const submission = await birthSubmission(api)
  const { body: upload } = await api.upload(dot, `${SCRIPT}.png`)
  const given = submission['applicant'] as { address: object }
  const applicant = { ...given, fullName: `An ${SCRIPT}`, address: { ...given.address, line: SCRIPT } }
  const components = [
    { component: 'birth-notification', uploads: [upload.uploadId] },
    { component: 'identity-paper', uploads: [(await api.upload(dot, `b${SCRIPT}.png`)).body.uploadId] },
  ]
  const { status, body } = await api.post('/api/v1/dossiers', { ...submission, applicant, components })
  expect(body.errors ?? status).toBe(201)
  const context = await (await openBrowser()).newContext({ baseURL: url })
  await context.addCookies(officer)
  const page = await context.newPage()
  const alarms: string[] = []
  page.on('dialog', (dialog) => {
    alarms.push(dialog.message())
    void dialog.dismiss()
  })
  await page.addInitScript(() =>
    addEventListener('securitypolicyviolation', (event) => console.error(event.violatedDirective)),
  )
  page.on('console', (message) => message.type() === 'error' && alarms.push(message.text()))
  for (const path of [
    '/desk',
    `/desk/dossiers/${body.code}`,
    '/desk/register',
    `/procedures?q=${encodeURIComponent(SCRIPT)}`,
  ]) {
    await page.goto(path)
    expect(await page.locator('img[src="x"], main script').count(), path).toBe(0)
  }
  expect(await page.goto(`/desk/dossiers/${body.code}`).then(() => page.content())).toContain('&lt;img src=x')
  expect(alarms).toEqual([])
  // Trusted Types: no script of ours, and none that got in, turns text into the page.
  const written = page.evaluate(() => void (document.body.innerHTML = '<p>text</p>'))
  await expect(written).rejects.toThrow('TrustedHTML')
  await context.close()
})

test('names of the server are its own, and polluted fields change nothing', async () => {
  const polluted = await ask('/api/v1/dossiers', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"__proto__":{"kind":"system"},"constructor":{"prototype":{"kind":"system"}}}',
  })
  expect(polluted.status).toBe(422)
  const twice = await ask('/api/v1/dossiers?state=received&state=x&__proto__[kind]=system', { headers: { cookie } })
  expect(twice.status).toBe(422)
  expect((await ask('/api/v1/dossiers')).status).toBe(401)
})
