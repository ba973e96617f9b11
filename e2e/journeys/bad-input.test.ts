// What bad input gets: a clear answer in the reader's language, nothing lost, nothing stored.
import { Client } from 'pg'
import { expect, inject, test } from 'vitest'
import { Api, dot } from '#e2e/ground/api.ts'
import { birth, birthSubmission, submitBirth } from '#e2e/ground/birth.ts'
import { type Locale, newPage } from '#e2e/ground/browser.ts'
import { ApplyPages, exampleOf } from '#e2e/pages/apply.page.ts'

const example = exampleOf(birth)
const child = (change: Record<string, unknown>) => ({
  ...example.answers,
  child: { ...(example.answers['child'] as object), ...change },
})
const bad = (text: string) => new Uint8Array(Buffer.from(text))
const megabytes = (count: number) => Buffer.alloc(count * 1024 * 1024, dot)
const rawKey = /^[a-z_]+\.[a-z_.]+$/

/** How many dossiers the office holds in all; other tests of the run may add some, so each looks for its own name. */
async function count(api: Api, name: string): Promise<number> {
  const token = await api.signIn('tiepnhan')
  const { body } = await api.get(`/api/v1/dossiers-count?q=${encodeURIComponent(name)}`, { token })
  return Number(body.count)
}

test.each<{ what: string; change: () => Record<string, unknown>; at?: string; status?: number }>([
  { what: 'an unknown procedure', change: () => ({ procedure: '9.999999' }), status: 404 },
  { what: 'an unknown unit', change: () => ({ unit: '99999' }) },
  { what: 'a unit that does not do this', change: () => ({ unit: '48' }) },
  { what: '31 February', change: () => ({ answers: child({ birthDate: '2026-02-31' }) }), at: 'child.birthDate' },
  {
    what: 'a birth in the future',
    change: () => ({ answers: child({ birthDate: '2199-01-01' }) }),
    at: 'child.birthDate',
  },
  {
    what: 'a number of 11 digits',
    change: () => ({ applicant: { ...example.applicant, nationalId: '04909299046' } }),
    at: 'nationalId',
  },
  {
    what: 'letters for a number',
    change: () => ({ applicant: { ...example.applicant, nationalId: 'abcdefghijkl' } }),
    at: 'nationalId',
  },
  { what: 'no name', change: () => ({ applicant: { ...example.applicant, fullName: '  ' } }), at: 'fullName' },
  {
    what: '300 components',
    change: () => ({ components: Array.from({ length: 300 }, (_, n) => ({ component: `c${n}`, uploads: [] })) }),
  },
  {
    what: 'a component that the procedure does not know',
    change: () => ({ components: [{ component: 'nonsense', uploads: [] }] }),
  },
  { what: 'a listed component missing', change: () => ({ components: [] }), at: 'components' },
  {
    what: 'a file that was never sent',
    change: () => ({ components: [{ component: 'birth-notification', uploads: [crypto.randomUUID()] }] }),
  },
  { what: 'answers that are no object', change: () => ({ answers: 'all of it' }) },
  { what: 'a number where a name belongs', change: () => ({ answers: child({ fullName: 42 }) }), at: 'child' },
])('$what: refused with a sentence, nothing stored', async ({ change, at, status = 422 }) => {
  const api = new Api()
  const fullName = `Nguyễn Xấu ${crypto.randomUUID().slice(0, 8)}`
  const changed = change()
  const applicant = { ...example.applicant, fullName, ...(changed['applicant'] as object | undefined) }
  if (changed['applicant'] && at !== 'fullName') applicant.fullName = fullName
  const body = await birthSubmission(api, { ...changed, applicant })
  for (const language of ['vi', 'en', 'pl']) {
    const answer = await api.post('/api/v1/dossiers', body, { language })
    expect([status, status === 404 ? 422 : status]).toContain(answer.status)
    expect(answer.type).toContain('application/problem+json')
    const said = [answer.body.title, ...(answer.body.errors ?? []).map((one) => one['message'])].map(String)
    for (const sentence of said) expect(sentence).not.toMatch(rawKey)
    if (at) expect(JSON.stringify((answer.body.errors ?? []).map((one) => one['path']))).toContain(at)
  }
  expect(await count(api, fullName)).toBe(0)
})

test.each([
  ['a program renamed to .pdf', bad('MZ\u0090\u0000 this is a program'), 'don.pdf', 422],
  ['a page of HTML renamed to .jpg', bad('<!doctype html><script>alert(1)</script>'), 'anh.jpg', 422],
  ['an empty file', bad(''), 'trong.pdf', 422],
  ['a broken PDF', bad('%PDF-1.7 nothing of a PDF'), 'hong.pdf', 422],
  ['a file of 11 MB', megabytes(11), 'to.png', 413],
])('%s is not taken, with a sentence in three languages', async (_, bytes, name, status) => {
  const sentences = new Set<string>()
  for (const language of ['vi', 'en', 'pl']) {
    const answer = await new Api().upload(bytes, name, { language })
    expect(answer.status).toBe(status)
    expect(String(answer.body.title)).not.toMatch(rawKey)
    sentences.add(String(answer.body.title))
  }
  expect(sentences.size).toBe(3)
})

test('a megabyte of text is refused, and a body larger than that before it is read', async () => {
  const api = new Api()
  const long = await api.post(
    '/api/v1/dossiers',
    await birthSubmission(api, { answers: { ...example.answers, homeTown: 'ả'.repeat(200_000) } }),
  )
  expect(long.status).toBe(422)
  const huge = await api.post('/api/v1/dossiers', { answers: 'x'.repeat(1_200_000) })
  expect(huge.status).toBe(413)
  expect(huge.type).toContain('application/problem+json')
})

test('names with emoji, taken apart accents and HTML are kept as people wrote them, and stay text', async () => {
  const api = new Api()
  const name = 'Nguyễn Thị Hạnh'
  const homeTown = '<script>alert(1)</script><img src=x onerror=alert(2)> & "quê" 🌾'
  const answers = { ...child({ fullName: name.normalize('NFD') }), homeTown }
  const sent = await api.post('/api/v1/dossiers', await birthSubmission(api, { answers }))
  expect(sent.status).toBe(201)
  const token = await api.signIn('tiepnhan')
  const kept = JSON.stringify((await api.get(`/api/v1/dossiers/${sent.body.code}`, { token })).body)
  expect(kept).toContain(name.normalize('NFC'))
  const { page } = await newPage({ width: 1280 })
  await page.context().setExtraHTTPHeaders({ authorization: `Bearer ${token}` })
  let ran = false
  page.on('dialog', (dialog) => void ((ran = true), dialog.dismiss()))
  await page.goto(`/desk/dossiers/${sent.body.code}`)
  expect(await page.locator('main').innerText()).toContain('<script>alert(1)</script>')
  expect(await page.locator('main img[src=x]').count()).toBe(0)
  expect(ran).toBe(false)
})

test.each(['vi', 'en', 'pl'] as const)(
  'a form that is refused says what, links to the field, and keeps what was typed (%s)',
  async (locale) => {
    const pages = await begin({ locale })
    const { page, main } = pages
    await page.fill('[name=fullName], [name="applicant.fullName"]', 'Trần <b>Công</b> Danh 🌾')
    await page.fill('[name=nationalId], [name="applicant.nationalId"]', '12345')
    await page.fill('[name=phone], [name="applicant.phone"]', 'không có')
    await pages.next(main.locator('form').last())
    expect(page.url()).toMatch(/\/applicant$/)
    expect(await page.locator('#error-summary a').count()).toBeGreaterThanOrEqual(2)
    const target = await page.locator('#error-summary a').first().getAttribute('href')
    expect(await page.locator(`[id="${target?.slice(1)}"]`).count()).toBe(1)
    const typed = await main
      .locator('form input:not([type=hidden])')
      .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))
    for (const value of ['Trần <b>Công</b> Danh 🌾', '12345', 'không có']) expect(typed).toContain(value)
  },
)

test('31/02 in a form comes back with the date as typed', async () => {
  const pages = await begin({ locale: 'vi' })
  const { page, main } = pages
  await page.goto(page.url().replace('/applicant', '/child'))
  const date = main.locator('[name="child.birthDate"]')
  await date.fill('31/02/2026')
  await pages.next(main.locator('form').last())
  expect(page.url()).toMatch(/\/child$/)
  expect(await date.inputValue()).toBe('31/02/2026')
  expect(await date.getAttribute('aria-invalid')).toBe('true')
})

test('a file that is none is refused at its field, the good one beside it is kept', async () => {
  const pages = await begin({ locale: 'vi' })
  const { page, main } = pages
  await page.goto(page.url().replace('/applicant', '/doc-birth-notification'))
  const files = [
    { name: 'tốt.png', mimeType: 'image/png', buffer: Buffer.from(dot) },
    { name: 'virus.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ program') },
  ]
  await main.locator('input[type=file]').setInputFiles(files)
  await pages.next(main.locator('form').last())
  expect(await page.locator('#error-summary').count()).toBe(1)
  expect(await main.innerText()).toContain('tốt.png')
  expect(await main.innerText()).not.toContain('virus.pdf')
})

test('two tabs on one draft: what the other tab saved is not lost', async () => {
  const pages = await begin({ locale: 'vi' })
  const { page } = pages
  const base = page.url().replace('/applicant', '')
  const other = await page.context().newPage()
  await page.goto(`${base}/home-town`)
  await other.goto(`${base}/copies`)
  await page.fill('[name=homeTown]', 'Xã Núi Thành')
  await pages.next(pages.main.locator('form').last())
  await other.fill('[name=copies]', '3')
  await other.locator('main form button[type=submit]:not([aria-hidden])').last().click()
  await page.goto(`${base}/home-town`)
  expect(await page.inputValue('[name=homeTown]')).toBe('Xã Núi Thành')
  await page.goto(`${base}/copies`)
  expect(await page.inputValue('[name=copies]')).toBe('3')
})

test('an expired draft says that it is over and where to begin again', async () => {
  const pages = await begin({ locale: 'pl' })
  const draft = /\/drafts\/([^/]+)/.exec(pages.page.url())?.[1]
  const { host, user } = inject('app').database
  const database = new Client({ host, user, database: 'motcua' })
  await database.connect()
  await database.query(`update motcua.drafts set expires_at = now() - interval '1 day' where id = $1`, [draft])
  await database.end()
  await pages.open(`/drafts/${draft}/child`)
  expect(pages.page.url()).toMatch(/\/drafts\/expired$/)
})

test('a tracking code with two characters swapped: look at the code again, and nothing is revealed', async () => {
  const api = new Api()
  const code = String((await submitBirth(api)).trackingCode)
  const at = [...code].findIndex(
    (letter, n) => /\w/.test(letter) && /\w/.test(code[n + 1] ?? '') && letter !== code[n + 1],
  )
  const swapped = `${code.slice(0, at)}${code[at + 1]}${code[at]}${code.slice(at + 2)}`
  const answer = await api.get(`/api/v1/tracking/${swapped}`, { language: 'en' })
  expect(answer.status).toBe(404)
  const none = await api.get('/api/v1/tracking/2222-2222', { language: 'en' })
  expect(answer.body.title).toBe(none.body.title)
  const { page } = await newPage({ javaScript: false, locale: 'en' })
  await page.goto(`/track?code=${swapped}`)
  expect(await page.locator('#error-summary').innerText()).toMatch(/code/i)
  expect(await page.inputValue('[name=code]')).toBe(swapped)
})

test('a form sent from another site is refused', async () => {
  const { page, url } = await newPage({ javaScript: false })
  const answer = await page.request.post(`/apply/${birth}`, {
    form: { action: 'start', unit: '20965' },
    headers: { origin: 'https://elsewhere.example' },
    maxRedirects: 0,
  })
  expect(answer.status(), url).toBe(403)
})

async function begin({ locale }: { locale: Locale }): Promise<ApplyPages> {
  const pages = new ApplyPages(await newPage({ locale, javaScript: false, width: 360 }))
  await pages.chooseCommune(birth, 'nui thanh', '20965')
  return pages
}
