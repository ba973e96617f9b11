// "Where is my file?" on a small phone: every state, without a script, within 30 KB; then the owner takes her result.
import { beforeAll, expect, inject, test } from 'vitest'
import { newPage } from '#e2e/ground/browser.ts'
import { firstVisit } from '#e2e/ground/budget.ts'
import { TrackingPage } from '#e2e/pages/tracking.page.ts'

const states = [
  'submitted',
  'received',
  'refused',
  'in_process',
  'waiting_supplement',
  'waiting_payment',
  'withdrawn',
  'stopped',
  'resolved',
  'returned',
] as const
type Item = { code: string; trackingCode: string; phone: string }
const found = new Map<string, Item>()

beforeAll(async () => {
  const { url } = inject('app')
  const call = async <T>(path: string, token = '', body?: object): Promise<T> => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
    const answer = await fetch(`${url}${path}`, {
      headers,
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
    return (await answer.json()) as T
  }
  const { token } = await call<{ token: string }>('/api/v1/session', '', { login: 'tiepnhan', password: 'motcua-demo' })
  for (const state of states) {
    const { items } = await call<{ items: Item[] }>(`/api/v1/dossiers?state=${state}&limit=1`, token)
    const [item] = items
    if (!item) throw new Error(`the demo has no dossier that is ${state}`)
    const why = { field: 'phone', why: 'contact' }
    const { value } = await call<{ value: string }>(`/api/v1/dossiers/${item.code}/reveal`, token, why)
    found.set(state, { ...item, phone: value })
  }
})

const of = (state: (typeof states)[number]) => found.get(state) as Item

test('every state is told on a phone of 320 pixels, without a script', async () => {
  const tracking = new TrackingPage(await newPage({ javaScript: false, width: 320 }))
  for (const state of states) {
    await tracking.open(`/t/${of(state).trackingCode}`)
    expect((await tracking.sentence()).length).toBeGreaterThan(15)
  }
})

test('the page costs at most 30 KB on the first visit', async () => {
  const { total } = await firstVisit(`/t/${of('waiting_supplement').trackingCode}`)
  expect(total).toBeLessThanOrEqual(30 * 1024)
})

test('a code typed anyhow leads to the file, and a mistyped one is asked for again', async () => {
  const { trackingCode } = of('in_process')
  const tracking = new TrackingPage(await newPage({ javaScript: false, width: 360 }))
  await tracking.open('/track')
  const [a = '', b = '', ...rest] = trackingCode
  await tracking.look(a === b ? `${rest[0]}${trackingCode.slice(1)}` : b + a + rest.join(''))
  expect(await tracking.page.locator('.mc-error-summary').innerText()).toContain('Mã chưa đúng')
  await tracking.look(` ${trackingCode.toLowerCase().slice(0, 5)} ${trackingCode.slice(5)} `)
  expect(tracking.page.url()).toContain('/t/')
})

test.each([true, false])(
  'the owner proves it, downloads the result, and anyone can compare the file (JavaScript: %s)',
  async (javaScript) => {
    const { trackingCode, phone } = of('returned')
    const visit = await newPage({ javaScript, width: 360 })
    const tracking = new TrackingPage(visit)
    await tracking.open(`/t/${trackingCode}`)
    await tracking.go(visit.page.locator('a[href*="next=result.pdf"]'))
    await tracking.prove(phone.slice(-4))
    const pdf = await (await tracking.result(trackingCode)).body()
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    await tracking.go(visit.page.locator('a[href^="/v/"]'))
    const compare = async (buffer: Buffer) => {
      if (javaScript) await visit.page.locator('is-land[data-island="dossiers/compare-file"]').scrollIntoViewIfNeeded()
      if (javaScript) await visit.page.locator('is-land[data-island="dossiers/compare-file"][data-ready]').waitFor()
      await visit.page.locator('#f-file').setInputFiles({ name: 'ket-qua.pdf', mimeType: 'application/pdf', buffer })
      if (!javaScript) await tracking.go(visit.page.locator('button:has-text("So tệp")'))
      return visit.page.locator(javaScript ? 'form [role=status]' : '.mc-flash')
    }
    await (await compare(pdf)).filter({ hasText: 'Đúng bản gốc' }).waitFor()
    await (await compare(Buffer.concat([pdf, Buffer.from(' ')]))).filter({ hasText: 'Không giống bản gốc' }).waitFor()
  },
)
