// What the pages are about; each side of the product makes its own, once.
import type { Cookie } from 'playwright-core'
import { inject } from 'vitest'
import { Api } from '#e2e/ground/api.ts'
import { birth, submitBirth } from '#e2e/ground/birth.ts'
import { openBrowser } from '#e2e/ground/browser.ts'
import { photoOf } from '#e2e/ground/photo.ts'
import { keptBy } from '#e2e/ground/session.ts'
import { ApplyPages, exampleOf } from '#e2e/pages/apply.page.ts'

export type ResidentSample = { draft: string; sent: string; tracking: string; waiting: string; result: string }
export type DeskSample = { code: string; asked: string; machine: string; post: string; posts: string }

/** With the cookies of a resident whose browser has a draft half filled, one that was sent, and opened two dossiers. */
export async function residentSample(): Promise<{ sample: ResidentSample; cookies: Cookie[] }> {
  const api = new Api()
  const { plain, asked } = await twoDossiers(api)
  const reception = await api.signIn('tiepnhan')
  const resolved = await api.get('/api/v1/dossiers?state=returned&limit=1', { token: reception })
  const full = await api.get(`/api/v1/dossiers/${resolved.body.items?.[0]?.code}`, { token: reception })
  const codes = { tracking: plain.tracking, waiting: asked.tracking }
  const { cookies, ...drafts } = await makeDrafts(codes)
  return { sample: { ...codes, ...drafts, result: full.body.results[0]?.code ?? '' }, cookies }
}

/** `cadre` are the cookies of a cadre of the demo's commune: posts are found as she finds them, by links. */
export async function deskSample(cadre: readonly Cookie[]): Promise<DeskSample> {
  const api = new Api()
  const { plain, asked } = await twoDossiers(api)
  const machines = await api.get('/api/v1/machines', { token: await api.signIn('quantri') })
  const post = await linkOn('/desk/cadres/PN20965', /\/desk\/cadres\/posts\/[^"/?]+/, cadre)
  const posts = await linkOn(post, /\/desk\/members\/[^"/?]+\/posts/, cadre)
  return { code: plain.code, asked: asked.code, machine: String(machines.body.items[0]?.id), post, posts }
}

/** One just handed in, and one whose resident is asked for a better photo. */
async function twoDossiers(api: Api) {
  const [plain, waiting] = [await submitBirth(api), await submitBirth(api)]
  const asked = String(waiting.code)
  await api.post(`/api/v1/dossiers/${asked}/accept`, undefined, { token: await api.signIn('tiepnhan') })
  const ask = { items: [{ component: 'birth-notification', reason: 'Ảnh bị mờ' }] }
  await api.post(`/api/v1/dossiers/${asked}/request-supplement`, ask, { token: await api.signIn('chuyenvien1') })
  return {
    plain: { code: String(plain.code), tracking: String(plain.trackingCode) },
    asked: { code: asked, tracking: String(waiting.trackingCode) },
  }
}

async function linkOn(path: string, wanted: RegExp, cookies: readonly Cookie[]): Promise<string> {
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const answer = await fetch(inject('app').url + path, { headers: { cookie } })
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
  const found = wanted.exec(await answer.text())
  if (!found) throw new Error(`${path} links nothing like ${wanted.source}`)
  return found[0]
}

async function makeDrafts({ tracking, waiting }: { tracking: string; waiting: string }) {
  const quiet = { javaScriptEnabled: false, reducedMotion: 'reduce' } as const
  const context = await (await openBrowser()).newContext({ baseURL: inject('app').url, ...quiet })
  const page = await context.newPage()
  const apply = new ApplyPages({
    page,
    url: inject('app').url,
    faults: [],
    javaScript: false,
    locale: 'vi',
    width: 800,
    colorScheme: 'light',
  })
  await apply.chooseCommune(birth, 'nui thanh', '20965')
  const draft = idIn(page.url())
  await apply.chooseCommune(birth, 'nui thanh', '20965')
  const sent = idIn(page.url())
  const example = exampleOf(birth)
  const photos = { 'birth-notification': [await photoOf('a.jpg')], 'identity-paper': [await photoOf('b.jpg')] }
  await apply.fillAll(example, photos)
  await page.locator('[name=declare]').check()
  await apply.next(apply.main.locator('form').last())
  for (const code of [tracking, waiting]) {
    await page.goto(`/t/${code}/open`)
    await page.fill('[name=phoneEnd]', example.applicant.phone.slice(-4))
    await apply.go(page.locator('main form button[type=submit]').last())
  }
  const cookies = await keptBy(context)
  await context.close()
  return { draft, sent, cookies }
}

const idIn = (url: string) => /\/drafts\/([^/]+)/.exec(url)?.[1] ?? ''
