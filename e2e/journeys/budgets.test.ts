// What a first visit costs on a slow line: bytes over the wire, with an empty cache.
import { beforeAll, expect, inject, test } from 'vitest'
import { Api } from '#e2e/ground/api.ts'
import { birth, submitBirth } from '#e2e/ground/birth.ts'
import { openBrowser } from '#e2e/ground/browser.ts'
import { firstVisit } from '#e2e/ground/budget.ts'
import { keptBy, sessionOf } from '#e2e/ground/session.ts'

const KB = 1024
const limits = { html: 20 * KB, status: 30 * KB, resident: 60 * KB, desk: 150 * KB }
let tracking = ''
let code = ''

beforeAll(async () => {
  const sent = await submitBirth(new Api())
  tracking = String(sent.trackingCode)
  code = String(sent.code)
})

type Cookies = NonNullable<Parameters<typeof firstVisit>[1]>['cookies']

async function expectWithin(path: string, limit: number, cookies: Cookies = []): Promise<void> {
  const { total, requests } = await firstVisit(path, { cookies })
  const list = requests.map(({ url, bytes }) => `${bytes} ${url}`).join('\n')
  expect(total, `${path}\n${list}`).toBeLessThanOrEqual(limit)
  for (const { url, bytes, html } of requests) {
    if (html) expect(bytes, `HTML of ${path}`).toBeLessThanOrEqual(limits.html)
    expect(url.startsWith(inject('app').url), `${path} asks another host: ${url}`).toBe(true)
    expect(url, path).not.toMatch(/\.(?:woff2?|ttf|otf)/)
  }
}

test('the tracking page weighs at most 30 KB in all, and brings no script', async () => {
  await expectWithin(`/t/${tracking}`, limits.status)
  const { requests } = await firstVisit(`/t/${tracking}`)
  expect(requests.filter(({ url }) => url.endsWith('.js'))).toEqual([])
  await expectWithin('/track', limits.status)
})

test.each([
  '/',
  '/procedures',
  `/procedures/${birth}`,
  `/apply/${birth}`,
  `/apply/${birth}?province=48`,
  '/units',
  '/units?parent=48',
  '/v',
  '/drafts',
  '/calendar/20965',
  '/sign-in',
])('a resident opens %s for at most 60 KB', (path) => expectWithin(path, limits.resident))

test('each page of an application weighs at most 60 KB', { timeout: 120_000 }, async () => {
  const context = await (await openBrowser()).newContext({ baseURL: inject('app').url, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`/apply/${birth}?q=nui+thanh`)
  await page.locator('input[name=found][value="20965"]').check()
  await page.locator('main form[method=post] button[type=submit]').first().click()
  await page.waitForURL(/\/applicant$/)
  const cookies = await keptBy(context)
  const base = page.url().replace('/applicant', '')
  await context.close()
  for (const one of ['applicant', 'child', 'mother', 'birth-place', 'doc-birth-notification', 'check'])
    await expectWithin(`${base}/${one}`, limits.resident, cookies)
})

test('each page of the desk weighs at most 150 KB', { timeout: 120_000 }, async () => {
  const [reception, administrator] = [await sessionOf('tiepnhan'), await sessionOf('quantri')]
  for (const path of [
    '/desk',
    '/desk?view=unit',
    `/desk/dossiers/${code}`,
    `/desk/dossiers/${code}/refuse`,
    '/account',
  ])
    await expectWithin(path, limits.desk, reception)
  for (const path of ['units', 'units/20965', 'calendars', 'calendars/20965', 'accounts', 'accounts/chutich'])
    await expectWithin(`/desk/admin/${path}`, limits.desk, administrator)
})
