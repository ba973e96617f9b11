// Personal data of the office: what everybody may read, consent in an application, a dry run, a breach with its people.
import { beforeAll, expect, test } from 'vitest'
import type { Cookie } from 'playwright-core'
import { Api } from '#e2e/ground/api.ts'
import { birth, submitBirth } from '#e2e/ground/birth.ts'
import { newPage } from '#e2e/ground/browser.ts'
import { photoOf } from '#e2e/ground/photo.ts'
import { sessionOf } from '#e2e/ground/session.ts'
import { ApplyPages, exampleOf } from '#e2e/pages/apply.page.ts'
import { DeskPages } from '#e2e/pages/desk.page.ts'

let cookies: Cookie[]
beforeAll(async () => {
  cookies = await sessionOf('dulieu')
})

async function privacyOfficer(width = 1280): Promise<DeskPages> {
  const visit = await newPage({ width, javaScript: false })
  await visit.page.context().addCookies(cookies)
  return new DeskPages(visit)
}

test('a resident reads what is kept of her and why, down to the column, without signing in', async () => {
  const visitor = new DeskPages(await newPage({ width: 360, javaScript: false }))
  await visitor.open('/')
  await visitor.go(visitor.page.locator('footer a[href="/privacy"]'))
  await visitor.go(visitor.main.locator('a[href="/privacy/register"]'))
  expect(await visitor.main.innerText()).toContain('Giải quyết hồ sơ')
  await visitor.main.locator('#handle_dossiers summary').click()
  expect(await visitor.main.locator('#handle_dossiers').innerText()).toContain('national_id_enc')
})

test(
  'consent stands unticked before sending, and saying nothing sends the application all the same',
  { timeout: 180_000 },
  async () => {
    const apply = new ApplyPages(await newPage({ width: 360, javaScript: false }))
    await apply.chooseCommune(birth, 'nui thanh', '20965')
    const photos = { 'birth-notification': [await photoOf('a.jpg')], 'identity-paper': [await photoOf('b.jpg')] }
    await apply.fillAll(exampleOf(birth), photos)
    const box = apply.page.locator('[name="consent.inform_applicants"]')
    expect(await box.isChecked()).toBe(false)
    expect(await apply.page.locator('[name="consent.reuse_answers"]').count()).toBe(0)
    await apply.page.locator('[name=declare]').check()
    await apply.next(apply.main.locator('form').last())
    expect(new URL(apply.page.url()).pathname).toMatch(/\/receipt$/)
  },
)

test('one button agrees, one withdraws, and both are proved', async () => {
  const officer = await privacyOfficer(360)
  await officer.open('/account/consents')
  const card = officer.main.locator('form:has(input[value=reuse_answers]) button')
  await officer.go(card)
  expect(await officer.main.innerText()).toContain('đang đồng ý')
  await officer.go(card)
  await officer.main.locator('summary').first().click()
  expect(await officer.main.innerText()).toMatch(/Rút lại lúc \d\d:\d\d/)
})

test('a dry run says what would go and deletes nothing', async () => {
  const officer = await privacyOfficer()
  await officer.open('/desk/privacy/retention')
  await officer.go(officer.main.locator('form:has(input[value=preview]) button'))
  expect(await officer.main.innerText()).toMatch(/Đếm thử lúc .*Sẽ đi \d+/)
})

test(
  'a breach: recorded with its clock, ticked off, the notice printed, the people found and told',
  { timeout: 60_000 },
  async () => {
    const sent = await submitBirth(new Api())
    const officer = await privacyOfficer()
    const { page, main } = officer
    await officer.open('/desk/privacy/breaches/new')
    await officer.go(main.locator('form:has(input[value=record]) button[type=submit]'))
    expect(await main.locator('#error-summary').count()).toBe(1)
    await page.fill('[name="record.detectedAt"]', '20/11/2026')
    await page.fill('[name="record.detectedAtTime"]', '8:30')
    await page.fill('[name="record.what"]', 'Mất máy tính xách tay.')
    await page.fill('[name="record.consequences"]', 'Người khác có thể biết số điện thoại.')
    await page.fill('[name="record.measures"]', 'Đã đóng phiên.')
    await page.check('[name="record.kind.phone"]')
    await page.check('[name="record.harmful"]')
    await officer.go(main.locator('form:has(input[value=record]) button[type=submit]'))
    const address = new URL(page.url()).pathname
    expect(address).toMatch(/^\/desk\/privacy\/breaches\/VP-\d{4}-\d{4}$/)
    await officer.go(main.locator('form:has(input[value=contain]) button'))
    expect(await main.locator('#steps').innerText()).toContain('Xong lúc')
    const notice = await page.context().request.get(`${new URL(page.url()).origin}${address}/notice.pdf`)
    expect(notice.headers()['content-type']).toBe('application/pdf')
    await main.locator('details:has([name="scope.dossiers"]) > summary').click()
    await page.fill('[name="scope.dossiers"]', String(sent.code))
    await officer.go(main.locator('form:has([name="scope.dossiers"]) button[type=submit]'))
    await officer.go(main.locator('a[href$="/affected"]'))
    expect(await main.innerText()).toContain(String(sent.code))
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      (async () => {
        await page.fill('[name="export.reason"]', 'Báo cho người bị ảnh hưởng')
        await main.locator('form:has([name="export.reason"]) button').click()
      })(),
    ])
    expect(file.suggestedFilename()).toMatch(/^VP-.*\.csv$/)
  },
)
