import { Hono } from 'hono'
import { beforeAll, expect, test } from 'vitest'
import { publicActor } from '#kernel/access/actor.ts'
import type { Env } from '#kernel/http/face.ts'
import { answerError, mountPages, type Mount } from '#kernel/http/mount.ts'
import { RateLimiter } from '#kernel/http/rate-limit.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { jpeg } from '#modules/forms/testing/files.ts'
import { applicationsModule } from '../module.ts'
import { importReference } from '../testing/fixtures.ts'

const { pool } = await testDatabase()
const product = testRuntime({ pool })
const mount = {
  runtime: product.runtime,
  identify: async ({ opened }) => ({ ...publicActor, opened }),
  cookieKey: new Uint8Array(32),
  secureCookies: false,
  trustProxy: false,
  assets: { resident: '', desk: '' },
  errorView: () => null as never,
  limiter: new RateLimiter(true),
} satisfies Mount
const app = new Hono<Env>()
app.use(async (c, next) => {
  c.set('requestId', 'test')
  c.set('locale', 'vi')
  await next()
})
mountPages(app, applicationsModule.pages, mount)
app.onError((error, c) => answerError(error, c, mount))
beforeAll(() => importReference(product))

/** A browser without script: it keeps cookies and sends forms. */
function visitor() {
  const cookies = new Map<string, string>()
  const ask = async (path: string, body?: FormData) => {
    const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
    const response = await app.request(path, { headers, ...(body && { method: 'POST', body }) })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    return { status: response.status, to: response.headers.get('location') ?? '', html: await response.text() }
  }
  return {
    get: (path: string) => ask(path),
    post(path: string, fields: Record<string, string | Blob>) {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.append(name, value)
      return ask(path, form)
    },
  }
}

async function begin() {
  const browser = visitor()
  const { status, to } = await browser.post('/apply/1.001193', { action: 'start', found: '20965' })
  expect(status).toBe(303)
  return { browser, to, base: to.replace('/applicant', '') }
}

test('starting leads to the applicant, and a refused page comes back with all that was typed', async () => {
  const { browser, to } = await begin()
  const typed = { 'applicant.fullName': '<b>Hạnh</b> 😀', 'applicant.nationalId': '123', 'applicant.phone': '' }
  const refused = await browser.post(to, { action: 'save', ...typed })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('value="&lt;b>Hạnh&lt;/b> 😀"')
  expect(refused.html).toContain('value="123"')
  expect(refused.html).toContain('href="#f-applicant-nationalId"')
  // Later, on the same page, it is still there.
  expect((await browser.get(to)).html).toContain('value="123"')
})

test('a megabyte of text is refused in words and comes back', async () => {
  const { browser, base } = await begin()
  const refused = await browser.post(`${base}/applicant`, { action: 'save', 'applicant.fullName': 'ơ'.repeat(400_000) })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('ơ'.repeat(1000))
})

test('photos go with the form itself, and a program among them is refused at its field', async () => {
  const { browser, base } = await begin()
  const page = `${base}/doc-birth-notification`
  const sent = await browser.post(page, {
    action: 'save',
    stay: 'yes',
    'files.birth-notification': new File([new Uint8Array(jpeg())], 'ảnh.jpg'),
  })
  expect(sent.status).toBe(303)
  expect((await browser.get(page)).html).toContain('ảnh.jpg')
  const refused = await browser.post(page, {
    action: 'save',
    'files.birth-notification': new File(['MZ'], 'virus.pdf'),
  })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('href="#f-files-birth-notification"')
})

test('another browser is asked for the code, and guesses run out', async () => {
  const { base } = await begin()
  const stranger = visitor()
  expect(await stranger.get(`${base}/applicant`)).toMatchObject({ status: 303, to: '/drafts' })
  expect((await stranger.post('/drafts', { action: 'open', code: 'nonsense' })).status).toBe(422)
  const { newCode } = await import('#kernel/codes/code-alphabet.ts')
  const statuses: number[] = []
  for (let guess = 0; guess < 40; guess += 1)
    statuses.push((await stranger.post('/drafts', { action: 'open', code: newCode(product.runtime.random, 9) })).status)
  expect(statuses[0]).toBe(404)
  expect(statuses.at(-1)).toBe(429)
})

test('nothing is sent without the declaration', async () => {
  const { browser, base } = await begin()
  const refused = await browser.post(`${base}/check`, { action: 'submit' })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('applications.errors.declare_first')
})

test('a province that is none opens the page as if nobody had chosen', async () => {
  for (const province of ['constructor', '__proto__', '99', 'x'])
    expect((await app.request(`/apply/1.001193?province=${province}`)).status).toBe(200)
})
