// Acting for another: two phones face to face, an application for her, the log that both see, and the end of it.
import { expect, test } from 'vitest'
import { newPage, type Locale } from '#e2e/ground/browser.ts'
import { photoOf } from '#e2e/ground/photo.ts'
import { sessionOf } from '#e2e/ground/session.ts'
import { ApplyPages, exampleOf } from '#e2e/pages/apply.page.ts'

const BIRTH = '1.001193'
const RESIDENT = 'Phan Thị Mận'
const HELPER = 'Đỗ Thị Thanh Hương'
type Options = { locale: Locale; javaScript: boolean; width: number }

async function phone(options: Options, login: string): Promise<ApplyPages> {
  const visit = await newPage(options)
  await visit.page.context().addCookies(await sessionOf(login))
  return new ApplyPages(visit)
}

const submit = (pages: ApplyPages, action: string) =>
  pages.go(pages.main.locator(`form:has(input[name=action][value=${action}]) button[type=submit]`).first())

/** The resident shows a code; the helper types it, sees what it is for, and says yes. */
async function faceToFace(resident: ApplyPages, helper: ApplyPages): Promise<string> {
  await resident.open('/account/mandates')
  await resident.go(resident.main.locator('a[href="/account/mandates/new"]'))
  await resident.go(resident.main.locator('a[href*="side=principal&kind=relative"]'))
  await resident.page.locator('[name=way][value=code]').check()
  await submit(resident, 'default')
  const mandate = new URL(resident.page.url()).pathname
  const code = (await resident.main.locator('.mc-qr .mc-mono').innerText()).trim()
  expect(code).toMatch(/^\w{4}-\w{4}$/)

  await helper.open('/account/mandates')
  await helper.go(helper.main.locator('a[href="/account/mandates/code"]'))
  await helper.page.fill('[name=code]', 'K7M4-QX9A')
  await submit(helper, 'default')
  expect(await helper.page.locator('#error-summary').count()).toBe(1)
  await helper.page.fill('[name=code]', code.toLowerCase())
  await submit(helper, 'default')
  expect(await helper.main.locator('h1').innerText()).toContain(RESIDENT)
  await submit(helper, 'accept')
  expect(new URL(helper.page.url()).pathname).toBe(mandate)

  await resident.open(mandate)
  expect(await resident.main.locator('h1').innerText()).toContain(HELPER)
  expect(await resident.main.locator('.mc-qr').count()).toBe(0)
  return mandate
}

/** Everywhere the same banner says for whom; the application is the resident's. */
async function applyFor(helper: ApplyPages): Promise<string> {
  await submit(helper, 'act')
  expect(new URL(helper.page.url()).pathname).toBe('/account/dossiers')
  await helper.chooseCommune(BIRTH, 'nui thanh', '20965')
  expect(await helper.page.locator('[name="applicant.fullName"], [name=fullName]').inputValue()).toBe(RESIDENT)
  const example = exampleOf(BIRTH)
  const applicant = { ...example.applicant, fullName: RESIDENT }
  const files = {
    'birth-notification': [await photoOf('giấy chứng sinh.jpg')],
    'identity-paper': [await photoOf('căn cước.jpg')],
  }
  await helper.fillAll({ ...example, applicant }, files)
  expect(await helper.page.locator('.mc-session-acting').innerText()).toContain(RESIDENT)
  await helper.page.locator('[name=declare]').check()
  await helper.next(helper.main.locator('form').last())
  expect(helper.page.url()).toMatch(/\/receipt$/)
  const shown = await helper.main.innerText()
  for (const name of [RESIDENT, HELPER]) expect(shown).toContain(name)
  const link = await helper.main.locator('a[href^="/t/"]').first().getAttribute('href')
  return link ?? ''
}

test.each([
  { locale: 'vi', javaScript: true },
  { locale: 'en', javaScript: false },
  { locale: 'pl', javaScript: false },
] as const)(
  'in $locale, JavaScript $javaScript: a helper applies for a resident, who sees it and ends it',
  { timeout: 240_000 },
  async (given) => {
    const options = { ...given, width: 360 }
    const [resident, helper] = [await phone(options, 'phan.man'), await phone(options, 'canbohoi')]
    const mandate = await faceToFace(resident, helper)
    const dossier = await applyFor(helper)

    // The resident finds it among her own, by whom it was handed in, and in the log.
    await resident.open('/account/dossiers')
    const own = resident.main.locator('.mc-link-card').first()
    expect(await own.locator('a').getAttribute('href')).toBe(dossier)
    expect(await own.innerText()).toContain(HELPER)
    await resident.open(mandate)
    expect(await resident.main.locator('#log').innerText()).toContain(HELPER)
    await resident.go(resident.main.locator('#log a[href^="/account/dossiers/"]').first())
    expect(new URL(resident.page.url()).pathname).toBe(dossier)

    // The helper has begun another one and has its page open when the resident ends the mandate.
    await helper.chooseCommune(BIRTH, 'nui thanh', '20965')
    const open = helper.page.url()
    await resident.open(mandate)
    await submit(resident, 'revoke')
    const answer = helper.page.waitForResponse((one) => one.request().method() === 'POST' && one.url() === open)
    await helper.main.locator('form[method=post] button[type=submit]').last().click()
    expect((await answer).status()).toBe(403)
    await helper.open(dossier)
    expect(await helper.page.locator('.mc-session-ended').innerText()).toContain(RESIDENT)
    expect(await helper.main.innerText()).not.toContain('giấy chứng sinh')
    await helper.go(helper.page.locator('.mc-session-acting button'))
    expect(await helper.page.locator('.mc-session-acting').count()).toBe(0)
    await helper.open('/account/dossiers')
    expect(await helper.main.locator(`a[href="${dossier}"]`).count()).toBe(0)
  },
)

test('a mother asks to act for her child, the desk sees the paper and confirms', { timeout: 120_000 }, async () => {
  const mother = await phone({ locale: 'vi', javaScript: false, width: 360 }, 'phan.man')
  await mother.open('/account/mandates/new?side=representative&kind=guardian')
  await mother.go(mother.main.locator('a[href*="unit=20965"]').first())
  await submit(mother, 'default')
  expect(await mother.page.locator('#error-summary a').count()).toBe(2)
  await mother.page.locator('[name="person.name"]').fill('Trần Gia Hân')
  await mother.page.locator('[name="person.number"]').fill('048 219 004 321')
  await mother.page.locator('[name="person.birthDate"]').fill('2/9/2019')
  await submit(mother, 'default')
  const mandate = new URL(mother.page.url()).pathname.replace('/account/', '/desk/')

  const desk = await phone({ locale: 'vi', javaScript: false, width: 1280 }, 'tiepnhan')
  await desk.open('/desk/mandates')
  await desk.go(desk.main.locator(`a[href="${mandate}"]`))
  expect(await desk.main.innerText()).toContain('048*****4321')
  await submit(desk, 'confirm')
  expect(await desk.page.locator('#error-summary').count()).toBe(1)
  await desk.page.locator('[name=paper]').fill('Giấy khai sinh số 88, ngày 10/09/2019')
  await submit(desk, 'confirm')

  await mother.open(mandate.replace('/desk/', '/account/'))
  await submit(mother, 'act')
  expect(await mother.page.locator('.mc-session-acting').innerText()).toContain('Trần Gia Hân')
  expect(await mother.main.locator('h1').innerText()).toContain('Trần Gia Hân')
  await mother.go(mother.page.locator('.mc-session-acting button'))
})
