// Each way in, as people use it. E-identity has a file of its own.
import { describe, expect, test } from 'vitest'
import { newPage, type VisitOptions } from '#e2e/ground/browser.ts'
import { demoPassword } from '#e2e/ground/session.ts'
import { DeskPages } from '#e2e/pages/desk.page.ts'
import { codeOf, lastCode, SignInPages } from '#e2e/pages/sign-in.page.ts'

const PASSWORD = 'con duong lang em'
const visitor = async (options: VisitOptions = {}) => new SignInPages(await newPage(options))
const small = { javaScript: false, width: 360 } as const

describe('by phone code, without JavaScript', { timeout: 180_000 }, () => {
  test('the first time one says one’s name, the second time one is in', async () => {
    const phone = `09${String(Date.now()).slice(-8)}`
    const pages = await visitor({ ...small, locale: 'vi' })
    await pages.open('/sign-in')
    await pages.send({ phone }, '#phone form button[type=submit]')
    const code = await lastCode(phone)
    await pages.send({ code: code === '000000' ? '111111' : '000000' }, 'form button[type=submit]')
    expect(pages.path).toBe('/sign-in/phone')
    await pages.send({ code }, 'form button[type=submit]')
    expect(pages.path).toBe('/sign-in/name')
    await pages.send({ name: 'Nguyễn Thị Thử' }, 'form button[type=submit]')
    expect(pages.path).toBe('/account')
    await pages.signOut()
    await pages.byPhone(phone)
    expect(await pages.main.innerText()).toContain('Nguyễn Thị Thử')
  })

  test('a number that cannot be reached is said, and all other ways are still there', async () => {
    const pages = await visitor({ ...small, locale: 'en' })
    await pages.open('/sign-in')
    await pages.send({ phone: '0900000118' }, '#phone form button[type=submit]')
    expect(pages.path).toBe('/sign-in')
    expect(await pages.main.locator('[aria-invalid=true]').count()).toBe(1)
    expect(await pages.main.locator('#password form').count()).toBe(1)
  })
})

describe('by user name and password, without JavaScript', { timeout: 180_000 }, () => {
  test('an account is made without phone and e-mail; a common password is refused and nothing else lost', async () => {
    const pages = await visitor({ ...small, locale: 'pl' })
    await pages.open('/sign-up')
    const login = `e2e.pl${Date.now().toString(36)}`
    await pages.send({ name: 'Phan Thị Mơ', login, password: 'password1' }, 'form button[type=submit]')
    expect(await pages.page.inputValue('[name=login]')).toBe(login)
    await pages.send({ password: PASSWORD }, 'form button[type=submit]')
    expect(pages.path).toBe('/account')
    await pages.signOut()
    await pages.byPassword(login, 'not this one')
    expect(pages.path).toBe('/sign-in')
    await pages.send({ password: PASSWORD }, '#password form button[type=submit]')
    expect(pages.path).toBe('/account')
  })

  test('the chair needs the code of the app as well', async () => {
    const desk = new DeskPages(await newPage({ ...small, locale: 'vi' }))
    await desk.signInByForm('chutich')
    expect(await desk.main.innerText()).not.toBe('')
  })
})

describe('by a second step', { timeout: 180_000 }, () => {
  test('an app is set up, asked for at the next sign-in, and a recovery code takes its place once', async () => {
    const pages = await visitor({ ...small, locale: 'en' })
    const login = await pages.signUp('Lê Thị App', PASSWORD)
    const { secret, codes } = await pages.addApp()
    expect(new Set(codes).size).toBe(10)
    await pages.signOut()
    await pages.byPassword(login, PASSWORD)
    expect(pages.path).toBe('/sign-in/code')
    await pages.send({ code: codeOf(secret) }, 'form button[type=submit]')
    expect(pages.path).toBe('/account')
    await pages.signOut()
    for (const expected of ['/account', '/sign-in/code']) {
      await pages.byPassword(login, PASSWORD)
      await pages.send({ code: (codes[0] ?? '').toLowerCase() }, 'form button[type=submit]')
      expect(pages.path).toBe(expected)
      if (expected === '/account') await pages.signOut()
    }
  })

  test('a passkey alone is enough, and is found by the browser itself', async () => {
    const pages = await visitor({ locale: 'en' })
    const session = await pages.page.context().newCDPSession(pages.page)
    await session.send('WebAuthn.enable')
    const options = { protocol: 'ctap2', transport: 'internal', automaticPresenceSimulation: true } as const
    await session.send('WebAuthn.addVirtualAuthenticator', {
      options: { ...options, hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
    })
    await pages.signUp('Hồ Thị Khóa', PASSWORD)
    await pages.open('/account/security')
    await pages.go(pages.main.locator('#passkeys form button[type=submit]'))
    await pages.main.locator('#passkeys is-land[data-ready] input[name=name]').fill('My phone')
    await pages.go(pages.main.locator('#passkeys is-land button'))
    expect(await pages.main.locator('#passkeys').innerText()).toContain('My phone')
    await pages.signOut()
    await pages.open('/sign-in?next=/account/security')
    await pages.go(pages.main.locator('is-land[data-ready] button'))
    expect(pages.path).toBe('/account/security')
  })
})

test('on a shared device the choice holds for every way in, and the session says so', async () => {
  const pages = await visitor({ ...small, locale: 'vi' })
  await pages.open('/sign-in')
  await pages.go(pages.main.locator('a[href*="shared=1"]').first())
  await pages.send({ login: 'tiepnhan', password: demoPassword }, '#password form button[type=submit]')
  const kept = (await pages.page.context().cookies()).filter(({ name }) => /session|known/.test(name))
  expect(kept.map(({ name, expires }) => [name, expires])).toEqual([['motcua_session', -1]])
})
