// The main job in a browser, from a resident's words to a result that anybody can check.
import { expect, test } from 'vitest'
import { type Locale, newPage, type VisitOptions } from '#e2e/ground/browser.ts'
import { photoOf } from '#e2e/ground/photo.ts'
import { ApplyPages, exampleOf } from '#e2e/pages/apply.page.ts'
import { DeskPages } from '#e2e/pages/desk.page.ts'
import { TrackingPage } from '#e2e/pages/tracking.page.ts'
import { readPdfText, readQrFromPdf } from '#kernel/testing/read-qr.ts'

const procedure = '1.001193'
const example = exampleOf(procedure)
const words = {
  vi: { first: 'khai sinh', valid: 'có thật và còn hiệu lực', genuine: 'Dấu niêm trong mã QR là thật' },
  en: { first: 'birth', valid: 'genuine and valid', genuine: 'The seal in this QR is genuine' },
  pl: { first: 'urodz', valid: 'prawdziwy i ważny', genuine: 'Pieczęć w tym kodzie QR jest prawdziwa' },
} as const
const reason = 'Ảnh giấy chứng sinh bị mờ, ông/bà chụp lại giúp.'

test.each([
  { locale: 'vi', javaScript: false, width: 360 },
  { locale: 'en', javaScript: true, width: 1024, motion: true },
  { locale: 'pl', javaScript: false, width: 800 },
] satisfies (VisitOptions & { locale: Locale })[])(
  'a birth is registered from the search to a checked result ($locale, JavaScript: $javaScript)',
  { timeout: 300_000 },
  async (options) => {
    const sent = await submit(options)
    const code = await receive(options, sent)
    await supplement(options, sent)
    await decide(options, code)
    await check(options, sent, await fetchResult(options, sent))
  },
)

type Options = VisitOptions & { locale: Locale }
type Sent = { trackingCode: string; code: string; receipt: string }

async function submit(options: Options): Promise<Sent> {
  const pages = new ApplyPages(await newPage(options))
  const { page, main } = pages
  await pages.open('/')
  await page.fill('[name=q]', 'giay khai sinh')
  await pages.go(page.locator('form[role=search] button[type=submit]'))
  const first = main.locator('a[href^="/procedures/"]').first()
  expect(await first.getAttribute('href')).toBe(`/procedures/${procedure}`)
  expect((await first.innerText()).toLowerCase()).toContain(words[options.locale].first)
  await pages.go(first)
  await pages.go(main.locator(`a[href="/apply/${procedure}"]`).first())
  await pages.chooseCommune(procedure, 'nui thanh', '20965')
  const photos = {
    'birth-notification': [await photoOf('giấy chứng sinh.jpg')],
    'identity-paper': [await photoOf('căn cước.jpg')],
  }
  await pages.fillAll(example, photos)
  expect(page.url()).toMatch(/\/check$/)
  const shown = await main.innerText()
  for (const said of ['Trần Anh Tuấn', '08/10/2026', 'Dương Ngọc Ánh', 'giấy chứng sinh.jpg'])
    expect(shown).toContain(said)
  await page.locator('[name=declare]').check()
  const check = page.url()
  await pages.next(main.locator('form').last())
  return { ...(await readReceipt(pages)), ...(await sendAgain(pages, check)) }
}

/** The acknowledgement lists each document by component, name, pages and hash. */
async function readReceipt({ page, main }: ApplyPages): Promise<Omit<Sent, 'receipt'>> {
  expect(page.url()).toMatch(/\/receipt$/)
  const text = await main.innerText()
  for (const name of ['giấy chứng sinh.jpg', 'căn cước.jpg']) expect(text).toContain(name)
  expect(text.match(/SHA-256:(?: [0-9a-f]{8}){8}/g)).toHaveLength(2)
  const trackingCode = (await main.locator('.mc-code-value').innerText()).trim()
  const code = /[A-Z0-9.]+-\d{6}-\d{4}/.exec(text)?.[0] ?? ''
  expect(code).toMatch(/-\d{6}-\d{4}$/)
  const link = await main.locator('a[href^="/t/"]').first().getAttribute('href')
  return { trackingCode: link?.replace('/t/', '') ?? trackingCode, code }
}

/** The back button and a second tab end at the same receipt. */
async function sendAgain(pages: ApplyPages, check: string): Promise<{ receipt: string }> {
  const { page } = pages
  const receipt = page.url()
  await page.goBack()
  if (page.url() === check) await page.reload() // without script the browser may show what it kept
  expect(page.url()).toBe(receipt)
  const again = await page.request.post(check, {
    form: { action: 'submit', declare: 'yes' },
    headers: { origin: new URL(check).origin },
    maxRedirects: 0,
  })
  expect(again.status()).toBe(303)
  expect(new URL(again.headers()['location'] ?? '', check).href).toBe(receipt)
  await pages.go(pages.main.locator('a[href^="/t/"]').first())
  return { receipt }
}

async function receive(options: Options, { code }: Sent): Promise<string> {
  const desk = new DeskPages(await newPage({ ...options, width: 1280 }))
  await desk.signInByForm('tiepnhan')
  await desk.findDossier(code)
  expect(await desk.main.innerText()).toContain('giấy chứng sinh.jpg')
  await desk.act('accept')
  const print = desk.main.locator('a[href*="/prints/01.pdf"]').first()
  const form01 = await desk.fetchPdf((await print.getAttribute('href')) ?? '')
  expect((await readPdfText(form01)).join(' ')).toContain(example.applicant.fullName)
  const read = await readQrFromPdf(form01, 1)
  expect(read).toContain(code)
  expect(read.some((one) => /\/t\//.test(one))).toBe(true)
  await desk.act('forward')
  return code
}

async function supplement(options: Options, { code, trackingCode }: Sent): Promise<void> {
  const desk = new DeskPages(await newPage({ ...options, width: 1280 }))
  await desk.signIn('chuyenvien1')
  await desk.findDossier(code)
  if ((await desk.main.locator('input[name=action][value=take]').count()) > 0) await desk.act('take')
  await desk.actWithWords('request-supplement', { 'items.birth-notification': reason })

  const resident = new TrackingPage(await newPage(options))
  await resident.openAsOwner(trackingCode, example.applicant.phone)
  expect(await resident.main.innerText()).toContain(reason)
  expect(resident.page.url()).toMatch(/\/supplement$/) // where the button on the tracking page wanted to go
  await resident.supply('birth-notification', [await photoOf('chụp lại.jpg')], 'Tôi gửi ảnh rõ hơn.')
  expect(resident.page.url()).toMatch(/\/supplied$/)
  expect(await resident.main.innerText()).toContain('chụp lại.jpg')

  await desk.findDossier(code)
  expect(await desk.main.innerText()).toContain('chụp lại.jpg')
  await desk.act('forward')
}

async function decide(options: Options, code: string): Promise<void> {
  const desk = new DeskPages(await newPage({ ...options, width: 1280 }))
  await desk.signInByForm('chutich')
  await desk.findDossier(code)
  await desk.actWithWords('approve')
  expect(await desk.main.locator('a[href*="result.pdf"]').count()).toBeGreaterThan(0)
}

async function fetchResult(options: Options, { trackingCode }: Sent): Promise<Uint8Array> {
  const resident = new TrackingPage(await newPage(options))
  await resident.openAsOwner(trackingCode, example.applicant.phone)
  const pdf = await resident.download(resident.main.locator('a[href$="/result.pdf"]').first())
  expect((await readPdfText(pdf)).join(' ').replaceAll(/\s+/g, ' ')).toContain('Trần Anh Tuấn')
  return pdf
}

/** Anybody with the paper: what the QR says leads to a page that says valid, and the device checks the seal. */
async function check(options: Options, { code }: Sent, pdf: Uint8Array): Promise<void> {
  const [address = ''] = (await readQrFromPdf(pdf, 1)).filter((one) => one.includes('/v/'))
  expect(address, `QR of ${code}`).toMatch(/\/v\/[^#]+#/)
  const anybody = new TrackingPage(await newPage(options))
  await anybody.open(address)
  expect((await anybody.main.locator('h1').innerText()).toLowerCase()).toContain(words[options.locale].valid)
  if (options.javaScript)
    await anybody.main.getByText(words[options.locale].genuine, { exact: false }).first().waitFor()
}
