// The office: two at once, finding things, and who may do what.
import { beforeAll, expect, test } from 'vitest'
import { Api } from '#e2e/ground/api.ts'
import { submitBirth } from '#e2e/ground/birth.ts'
import { newPage } from '#e2e/ground/browser.ts'
import { sessionOf } from '#e2e/ground/session.ts'
import { DeskPages } from '#e2e/pages/desk.page.ts'
import type { Cookie } from 'playwright-core'

const cookies = new Map<string, Cookie[]>()
beforeAll(async () => {
  for (const login of ['tiepnhan', 'chuyenvien1', 'quantri']) cookies.set(login, await sessionOf(login))
})

/** An officer who is signed in already. */
async function officer(login: string): Promise<DeskPages> {
  const visit = await newPage({ width: 1280 })
  await visit.page.context().addCookies(cookies.get(login) ?? [])
  return new DeskPages(visit)
}

test('two officers accept the same dossier at once: one wins, the other is told who and what it is now', async () => {
  const sent = await submitBirth(new Api())
  const [one, other] = [await officer('tiepnhan'), await officer('tiepnhan')]
  for (const desk of [one, other]) await desk.open(`/desk/dossiers/${sent.code}`)
  await one.act('accept')
  await other.act('accept')
  const told = await other.main.innerText()
  expect(told).toContain('Nguyễn Thị Thu Hà')
  expect(await other.main.locator('input[name=action][value=accept]').count()).toBe(0)
})

test(
  'the inbox finds a name without accents, filters by state, and pages without repeats',
  { timeout: 120_000 },
  async () => {
    const desk = await officer('tiepnhan')
    await submitBirth(new Api())
    await desk.open('/desk?view=unit&q=tran+cong+danh')
    expect(await desk.main.locator('table').innerText()).toContain('Trần Công Danh')
    await desk.open('/desk?view=unit')
    await desk.page.selectOption('[name=state]', 'waiting_supplement')
    await desk.go(desk.main.locator('form:has([name=state]) button[type=submit]'))
    const states = await desk.main.locator('tbody tr td:nth-of-type(2)').allInnerTexts()
    expect(states.length).toBeGreaterThan(0)
    expect(new Set(states.map((text) => text.trim())).size).toBe(1)
    await desk.open('/desk?view=unit')
    const seen: string[] = []
    for (let page = 0; page < 4; page += 1) {
      seen.push(...(await desk.main.locator('tbody a[href^="/desk/dossiers/"]').allInnerTexts()))
      const next = desk.main.locator('a[href*="after="]').last()
      if ((await next.count()) === 0) break
      await desk.go(next)
    }
    expect(seen.length).toBeGreaterThan(40)
    expect(new Set(seen).size).toBe(seen.length)
  },
)

test(
  'an administrator makes an account; when the position ends, the access is gone at once',
  { timeout: 120_000 },
  async () => {
    const admin = await officer('quantri')
    const login = `thu${Date.now().toString(36)}`
    const password = 'mat-khau-dau-tien-2026'
    await admin.open('/desk/admin/accounts/new')
    await admin.page.fill('[name=name]', 'Võ Thị Thử')
    await admin.page.fill('[name=login]', login)
    await admin.page.fill('[name=password]', password)
    await admin.page.selectOption('[name=unit]', '20965')
    await admin.page.selectOption('[name=role]', 'specialist')
    await admin.go(admin.main.locator('form button[type=submit]').last())
    expect(new URL(admin.page.url()).pathname).toBe(`/desk/admin/accounts/${login}`)

    const visit = await newPage({ width: 1280 })
    const desk = new DeskPages(visit)
    await visit.page.context().addCookies(await sessionOf(login, password))
    await desk.open('/desk?view=unit')
    expect(await desk.main.locator('tbody tr').count()).toBeGreaterThan(0)
    const dossier = await desk.main.locator('tbody a[href^="/desk/dossiers/"]').first().getAttribute('href')

    await admin.act('end-position')
    await desk.open('/desk?view=unit')
    expect(await desk.main.locator('tbody tr').count()).toBe(0)
    await desk.open(dossier ?? '', 404)
  },
)

test('the administrator closes an office for a storm: the day stands in the calendar that everybody sees', async () => {
  const admin = await officer('quantri')
  await admin.open('/desk/admin/calendars/20965?year=2027')
  const form = admin.main.locator('form:has(input[name=action][value=add])')
  const fold = admin.main.locator('details:not([open]):has(input[name=action][value=add]) > summary')
  if ((await fold.count()) > 0) await fold.click()
  await admin.page.fill('[name="add.date"]', '15/09/2027')
  await admin.page.selectOption('[name="add.kind"]', 'closure')
  await admin.page.fill('[name="add.name"]', 'Nghỉ do bão')
  await admin.page.fill('[name="add.source"]', 'Công điện 12/CĐ-UBND')
  await admin.page.fill('[name="add.reason"]', 'Bão đổ bộ')
  await admin.go(form.locator('button[type=submit]').last())
  await admin.open('/calendar/20965?year=2027')
  expect(await admin.main.innerText()).toContain('Nghỉ do bão')
})

test('nobody but an administrator opens the administration; nobody signed out opens the desk', async () => {
  const specialist = await officer('chuyenvien1')
  await specialist.open('/desk')
  expect(await specialist.page.locator('a[href^="/desk/admin/"]').count()).toBe(0)
  for (const path of [
    'units',
    'units/20965',
    'calendars',
    'calendars/20965',
    'accounts',
    'accounts/new',
    'accounts/chutich',
  ]) {
    const answer = await specialist.page.request.get(`/desk/admin/${path}`)
    expect([403, 404], path).toContain(answer.status())
  }
  const stranger = new DeskPages(await newPage())
  await stranger.open('/desk')
  expect(new URL(stranger.page.url()).pathname).toBe('/sign-in')
})
