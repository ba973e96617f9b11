// Who one is: e-identity, a proof in the middle of an application, sessions, devices of others, proving once more.
import { describe, expect, test } from 'vitest'
import { newDataDir, end, startServer } from '#e2e/ground/app.ts'
import { newPage, type VisitOptions } from '#e2e/ground/browser.ts'
import { ageSession, inDatabase } from '#e2e/ground/database.ts'
import { exampleOf } from '#e2e/pages/apply.page.ts'
import { demoPassword } from '#e2e/ground/session.ts'
import { DeskPages } from '#e2e/pages/desk.page.ts'
import { EIdentityPages } from '#e2e/pages/e-identity.page.ts'
import { SignInPages } from '#e2e/pages/sign-in.page.ts'

/** Asks for e-identity of level 2 (reference/procedures). */
const MARITAL_STATUS = '1.004873'
const visitor = async (options: VisitOptions = {}) => new EIdentityPages(await newPage(options))

/** An application that is filled in and not sent. */
async function filledIn(pages: EIdentityPages): Promise<string> {
  await pages.chooseCommune(MARITAL_STATUS, 'nui thanh', '20965')
  await pages.fillAll(exampleOf(MARITAL_STATUS), {})
  expect(pages.path).toMatch(/\/check$/)
  return pages.path
}

describe('signing in by e-identity', () => {
  test('works without JavaScript, and leaves both here and at the provider', async () => {
    const pages = await visitor({ javaScript: false, locale: 'en', width: 360 })
    await pages.signInAs('Võ Minh Khôi')
    expect(pages.path).toBe('/account')
    expect(await pages.text()).toContain('Võ Minh Khôi')
    await pages.signOut()
    expect(pages.path).toBe('/sign-out/done')
    await pages.go(pages.main.locator('a[href*="/session/end"]'))
    await pages.go(pages.page.locator('button[name=logout]'))
    expect(pages.path).toBe('/sign-out/done')
    await pages.open('/account')
    expect(pages.path).toBe('/sign-in')
    await pages.go(pages.offer)
    expect(await pages.page.locator('input[name=person]').count()).toBeGreaterThan(1)
  })

  test('somebody who cancels at the provider is back with what she was doing', async () => {
    const pages = await visitor({ locale: 'pl', width: 360 })
    await pages.open('/sign-in?next=/drafts')
    await pages.go(pages.offer)
    await pages.go(pages.page.locator('button[value=cancel]'))
    expect(pages.path).toMatch(/callback$/)
    await pages.go(pages.main.locator('a[href="/drafts"]'))
    expect(pages.path).toBe('/drafts')
  })

  test('a wrong passcode is said at the provider, and the person chosen stays chosen', async () => {
    const pages = await visitor()
    await pages.open('/sign-in')
    await pages.go(pages.offer)
    await pages.page.locator('input[name=person]').nth(1).check()
    await pages.page.fill('[name=passcode]', '000000')
    await pages.go(pages.page.locator('button[value=login]'))
    expect(await pages.page.locator('input[name=person]').nth(1).isChecked()).toBe(true)
    expect(await pages.page.locator('[role=alert]').count()).toBe(1)
  })

  test('an answer that is used twice signs nobody in', async () => {
    const pages = await visitor()
    await pages.open('/sign-in?next=/account')
    const callbacks: string[] = []
    pages.page.on('request', (request) => {
      if (request.url().includes('/callback?')) callbacks.push(request.url())
    })
    await pages.proveAs('Võ Minh Khôi')
    const thief = await visitor()
    await thief.open(callbacks[0] ?? '')
    expect(await thief.page.context().cookies()).not.toContainEqual(expect.objectContaining({ name: 'motcua_session' }))
  })

  test('a provider that is away is said to be, with other ways in', { timeout: 120_000 }, async () => {
    const providers = JSON.stringify([
      {
        id: 'vneid',
        names: { vi: 'VNeID', en: 'VNeID', pl: 'VNeID' },
        issuer: 'http://localhost:1',
        clientId: 'motcua',
        levels: { values: { 'urn:vneid:level:2': 2 } },
      },
    ])
    const server = await startServer(newDataDir(), {
      MOTCUA_DEMO: 'no',
      E_IDENTITY_PROVIDERS: providers,
      E_IDENTITY_SECRET_VNEID: 'secret',
    })
    try {
      const pages = await visitor()
      await pages.page.context().addCookies([{ name: 'motcua_lang', value: 'vi', url: server.url }])
      await pages.open(`${server.url}/sign-in/e-identity/vneid`)
      expect(await pages.text()).toContain('hiện không trả lời')
      expect(await pages.main.locator('a[href="/sign-in"]').count()).toBe(1)
    } finally {
      await end(server.child)
    }
  })
})

describe('a proof in the middle of an application', () => {
  for (const javaScript of [true, false])
    test(
      `keeps everything and goes on where it was${javaScript ? '' : ', without JavaScript'}`,
      { timeout: 180_000 },
      async () => {
        const pages = await visitor({ javaScript, width: 360 })
        const check = await filledIn(pages)
        const before = await pages.main.locator('section').first().innerText()
        await pages.main.locator('[name=declare]').check()
        await pages.next(pages.main.locator('form').last())
        expect(pages.path).toBe('/sign-in/level')
        await pages.proveAs('Lê Thị Bích Hòa')
        expect(pages.path).toBe(check)
        expect(await pages.main.locator('section').first().innerText()).toBe(before)
        await pages.main.locator('[name=declare]').check()
        await pages.next(pages.main.locator('form').last())
        expect(pages.path).toMatch(/\/receipt$/)
      },
    )

  test('is refused below level 2: what to do is said, and the draft is there', { timeout: 120_000 }, async () => {
    const pages = await visitor({ locale: 'en' })
    const check = await filledIn(pages)
    await pages.go(pages.main.locator('a[href^="/sign-in/level"]'))
    await pages.proveAs('Trần Quang Vinh')
    expect(pages.path).toBe('/sign-in/level')
    expect(await pages.text()).toContain('level 1')
    // Somebody else's e-identity does not help: an account never becomes another one.
    await pages.proveAs('Nguyễn Văn Tám')
    expect(pages.path).toMatch(/callback$/)
    expect(await pages.text()).toContain('Nothing was changed')
    await pages.go(pages.main.locator(`a[href="${check}"]`))
    expect(pages.path).toBe(check)
  })

  test('offers the proved name and number to the next application', async () => {
    const pages = await visitor()
    await pages.signInAs('Lê Thị Bích Hòa')
    await pages.chooseCommune(MARITAL_STATUS, 'nui thanh', '20965')
    expect(await pages.page.inputValue('[name="applicant.fullName"]')).toBe('Lê Thị Bích Hòa')
    expect(await pages.page.inputValue('[name="applicant.nationalId"]')).toBe('048189007213')
  })
})

test(
  'a resident links an e-identity to the account she has, after seeing what will be linked',
  { timeout: 120_000 },
  async () => {
    const visit = await newPage({ locale: 'pl', width: 360, javaScript: false })
    // An account of her own: linking gives it the proved name, and other journeys know their people by name.
    await new SignInPages(visit).signUp('Nguyễn Văn Tám', 'con duong lang em')
    const pages = new EIdentityPages(visit)
    await pages.open('/account/e-identity')
    expect(await pages.text()).toContain('nie powiązano')
    await pages.proveAs('Nguyễn Văn Tám')
    expect(pages.path).toMatch(/\/link$/)
    expect(await pages.text()).toContain('049*****1946')
    await pages.go(pages.main.locator('form button[type=submit]'))
    expect(pages.path).toBe('/account/e-identity')
    expect(await pages.text()).toContain('049*****1946')
  },
)

describe('a device that others use too', () => {
  test('keeps nothing: not the session, not the draft, not by the back button', { timeout: 120_000 }, async () => {
    const pages = await visitor({ width: 360 })
    await pages.open('/sign-in?shared=1&next=/account')
    await pages.proveAs('Hồ Thị Mơ')
    expect(await pages.page.locator('.mc-session-shared').count()).toBe(1)
    await pages.chooseCommune('1.001193', 'nui thanh', '20965')
    const draft = pages.path
    const kept = await pages.page.context().cookies()
    for (const { name, expires } of kept.filter(({ name }) => /^motcua_(session|opened)/.test(name)))
      expect([name, expires]).toEqual([name, -1]) // gone with the browser
    await pages.go(pages.page.locator('.mc-session-shared button'))
    expect(pages.path).toBe('/sign-out/done')
    const left = (await pages.page.context().cookies()).map(({ name }) => name)
    expect(left).not.toContain('motcua_session')
    expect(left).not.toContain('motcua_opened')
    expect(await pages.page.evaluate(() => caches.keys())).toEqual([])
    await pages.page.goBack()
    expect(await pages.page.locator('[name="applicant.fullName"]').count()).toBe(0)
    await pages.open(draft)
    expect(pages.path).toBe('/drafts')
  })

  test('that was left alone for ten minutes shows the next person nothing', async () => {
    const pages = await visitor({ locale: 'en' })
    await pages.open('/sign-in?shared=1&next=/account')
    await pages.proveAs('Hồ Thị Mơ')
    await pages.chooseCommune('1.001193', 'nui thanh', '20965')
    await ageSession(pages.page.context(), 'last_seen_at', '11 minutes')
    await pages.open('/drafts')
    expect(await pages.page.locator('.mc-session-acting').innerText()).toContain('nothing was done for a while')
    expect(await pages.main.locator('a[href*="/drafts/0"]').count()).toBe(0)
    await pages.open('/')
    expect(await pages.page.locator('.mc-session-acting').count()).toBe(0)
  })

  test('is forgotten by somebody without an account too', async () => {
    const pages = await visitor({ javaScript: false })
    await pages.chooseCommune('1.001193', 'nui thanh', '20965')
    const draft = pages.path
    await pages.open('/forget-device')
    await pages.go(pages.main.locator('form button[type=submit]'))
    expect(pages.path).toBe('/sign-out/done')
    await pages.open(draft)
    expect(pages.path).toBe('/drafts')
  })
})

test('a session that is ended elsewhere says so there, and the list shows what is left', async () => {
  const home = await visitor({ locale: 'en' })
  await home.signInAs('Võ Minh Khôi')
  const phone = await visitor({ locale: 'en', width: 360 })
  await phone.signInAs('Võ Minh Khôi')
  await phone.open('/account/sessions')
  expect(await phone.text()).toContain('e-identity')
  await phone.go(phone.main.locator('form:has(input[value=others]) button'))
  await home.open('/account')
  expect(home.path).toBe('/sign-in')
  expect(await home.page.locator('.mc-session-acting').innerText()).toContain('ended elsewhere')
  await phone.open('/account')
  expect(phone.path).toBe('/account')
})

test('an officer who was away proves once more who she is before a number is shown, and types nothing twice', async () => {
  const desk = new DeskPages(await newPage({ javaScript: false }))
  await desk.signIn('chuyenvien1')
  await desk.open('/desk?view=unit')
  const href = await desk.main.locator('tbody a[href^="/desk/dossiers/"]').first().getAttribute('href')
  await desk.open(`${href}/national-id`)
  await ageSession(desk.page.context(), 'confirmed_at', '1 hour')
  await desk.page.fill('[name=reason]', 'Đối chiếu với sổ hộ tịch')
  await desk.go(desk.main.locator('form button[type=submit]').last())
  await desk.page.fill('[name=confirm_password]', 'wrong')
  await desk.go(desk.main.locator('form button[type=submit]').first())
  expect(await desk.main.locator('[aria-invalid=true]').count()).toBe(1)
  await desk.page.fill('[name=confirm_password]', demoPassword)
  await desk.go(desk.main.locator('form button[type=submit]').first())
  expect(await desk.main.innerText()).toMatch(/\b\d{3} ?\d{3} ?\d{3} ?\d{3}\b/)
})

test(
  'a chair signs after proving once more who he is, with the reasons he had typed',
  { timeout: 120_000 },
  async () => {
    const chair = new DeskPages(await newPage())
    await chair.signIn('chutich')
    const waiting = await inDatabase<{ code: string }>(
      "select code from dossiers where state = 'in_process' and unit_code = '20965' order by moved_at desc limit 40",
    )
    for (const { code } of waiting) {
      await chair.open(`/desk/dossiers/${code}`)
      if ((await chair.main.locator('a[href$="/approve"]').count()) > 0) break
    }
    await chair.go(chair.main.locator('a[href$="/approve"]').first())
    const reasons = 'Hồ sơ không thuộc thẩm quyền của xã theo Điều 9.'
    await chair.page.locator('[name=outcome][value=denied]').check()
    await chair.page.fill('[name=reasons]', reasons)
    await ageSession(chair.page.context(), 'confirmed_at', '1 hour')
    await chair.go(chair.main.locator('form button[type=submit]').last())
    await chair.page.fill('[name=confirm_password]', demoPassword)
    await chair.go(chair.main.locator('form button[type=submit]').first())
    expect(await chair.main.innerText()).toContain(reasons)
  },
)
