// One-time links: back into an account by two colleagues, into a new one by invitation.
import { expect, test } from 'vitest'
import { newPage, type VisitOptions } from '#e2e/ground/browser.ts'
import { sessionOf } from '#e2e/ground/session.ts'
import { SignInPages } from '#e2e/pages/sign-in.page.ts'

const PASSWORD = 'con duong lang em'

async function visitor(options: VisitOptions, login?: string): Promise<SignInPages> {
  const visit = await newPage({ javaScript: false, ...options })
  if (login !== undefined) await visit.page.context().addCookies(await sessionOf(login))
  return new SignInPages(visit)
}

const linkOn = async (pages: SignInPages) => (await pages.main.locator('.mc-break').innerText()).trim()

/** An account of a new officer, made by the administrator without a password, and the invitation to it. */
async function invite(admin: SignInPages, login: string, inPerson: boolean): Promise<string> {
  await admin.open('/desk/admin/accounts/new')
  await admin.page.fill('[name=name]', 'Trần Thị Mới')
  await admin.page.fill('[name=login]', login)
  const unit = admin.page.locator('select[name=unit]')
  await unit.selectOption('20965')
  await admin.page.locator('select[name=role]').selectOption('reception')
  await admin.go(admin.main.locator('form button[type=submit]').first())
  await admin.open('/desk/admin/links')
  await admin.page.fill('[name=login]', login)
  if (inPerson) await admin.page.locator('[name=inPerson]').check()
  await admin.go(admin.main.locator('#invite button[type=submit]'))
  return linkOn(admin)
}

test(
  'an invited officer is seen at the desk, sets a password and works; two colleagues bring her back',
  { timeout: 240_000 },
  async () => {
    const login = `e2e.${Date.now().toString(36)}`
    const link = await invite(await visitor({ locale: 'vi' }, 'quantri'), login, true)
    const newcomer = await visitor({ locale: 'en', width: 360 })
    await newcomer.open(new URL(link).pathname)
    const code = (await newcomer.main.locator('.mc-code-value').innerText()).trim()
    const reception = await visitor({ locale: 'vi' }, 'tiepnhan')
    await reception.open('/desk/colleagues')
    await reception.send({ code }, '#seen button[type=submit]')
    expect(await reception.main.innerText()).toContain('Trần Thị Mới')
    await newcomer.open(new URL(link).pathname)
    await newcomer.send({ password: PASSWORD }, 'form button[type=submit]')
    expect(newcomer.path).toBe('/desk')
    await newcomer.open(new URL(link).pathname, 404)

    const vouch = { login, reason: 'Gặp tại bàn, mất điện thoại' }
    await reception.open('/desk/colleagues')
    await reception.send(vouch, '#vouch button[type=submit]')
    const specialist = await visitor({ locale: 'pl' }, 'chuyenvien1')
    await specialist.open('/desk/colleagues')
    expect(await specialist.main.innerText()).toContain(login)
    await specialist.send(vouch, '#vouch button[type=submit]')
    const back = new URL(await linkOn(specialist)).pathname
    const returned = await visitor({ locale: 'pl', width: 360 })
    await returned.open(back)
    await returned.send({ password: 'mot cau moi tinh' }, 'form button[type=submit]')
    expect(returned.path).toBe('/desk')
    await newcomer.open('/desk')
    expect(newcomer.path).toBe('/sign-in')
  },
)
