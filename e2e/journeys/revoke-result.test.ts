// The chairman finds a mistake in a paper that was handed over: he replaces it, then revokes what replaced it. Whoever
// holds one of the papers learns so by its code, and the applicant reads why.
import { beforeAll, expect, test } from 'vitest'
import type { Cookie } from 'playwright-core'
import { Api, type Body } from '#e2e/ground/api.ts'
import { birth, submitBirth } from '#e2e/ground/birth.ts'
import { newPage, type VisitOptions } from '#e2e/ground/browser.ts'
import { sessionOf } from '#e2e/ground/session.ts'
import { exampleOf } from '#e2e/pages/apply.page.ts'
import { DeskPages } from '#e2e/pages/desk.page.ts'
import { TrackingPage } from '#e2e/pages/tracking.page.ts'
import { VerifyPage } from '#e2e/pages/verify.page.ts'

let cookies: Cookie[]
let sent: Body

const chairman = async (options: VisitOptions) => {
  const visit = await newPage(options)
  await visit.page.context().addCookies(cookies)
  return new DeskPages(visit)
}
const press = (desk: DeskPages, action: string) =>
  desk.go(
    desk.main.locator(`form:has(input[name=action][value="${action}"]) button[type=submit]:not([name=action])`).first(),
  )
const codeIn = (desk: DeskPages) => desk.main.locator('#results a[href^="/v/"]').first().getAttribute('href')

beforeAll(async () => {
  cookies = await sessionOf('chutich')
  const api = new Api()
  sent = await submitBirth(api)
  for (const [login, command] of [
    ['tiepnhan', 'accept'],
    ['chuyenvien1', 'forward'],
    ['chutich', 'approve'],
    ['tiepnhan', 'return-result'],
  ] as const) {
    const { status } = await api.post(
      `/api/v1/dossiers/${sent.code}/${command}`,
      {},
      { token: await api.signIn(login) },
    )
    expect([command, status]).toEqual([command, 200])
  }
}, 120_000)

test(
  'on a phone without JavaScript a result is replaced, then revoked, and everybody concerned is told',
  { timeout: 180_000 },
  async () => {
    const desk = await chairman({ width: 360, javaScript: false })
    await desk.open(`/desk/dossiers/${sent.code}`)
    const first = (await codeIn(desk)) ?? ''
    await desk.go(desk.main.locator('a[href$="/replace"]'))
    await desk.page.check('[name=ground][value=wrong_facts]')
    await desk.page.fill('[name=reason]', 'Ghi sai tên mẹ của cháu')
    await press(desk, 'check')
    expect(await desk.main.innerText()).toContain('đường dẫn sang bản mới')
    await press(desk, 'replace')
    expect(await desk.page.locator('body').innerText()).toContain('Đã cấp bản mới')
    const second = (await codeIn(desk)) ?? ''
    expect(second).not.toBe(first)

    // Nothing is done before it was said why and what will happen; what was typed stays.
    await desk.go(desk.main.locator('a[href$="/revoke"]'))
    await desk.page.fill('[name=decision]', '12/QĐ-UBND')
    await press(desk, 'check')
    const trouble = await desk.page.locator('#error-summary').innerText()
    for (const word of ['chọn lý do công khai', 'nêu lý do']) expect(trouble).toContain(word)
    expect(await desk.page.inputValue('[name=decision]')).toBe('12/QĐ-UBND')
    await desk.page.check('[name=ground][value=asked]')
    await desk.page.fill('[name=reason]', 'Gia đình chị Hạnh xin thôi')
    await desk.page.fill('[name=decisionOn]', '01/07/2026')
    await press(desk, 'check')
    await desk.go(desk.main.locator('button[name=action][value=edit]'))
    expect(await desk.page.inputValue('[name=reason]')).toBe('Gia đình chị Hạnh xin thôi')
    await press(desk, 'check')
    expect(await desk.main.innerText()).toContain('12/QĐ-UBND ngày 01/07/2026')

    // A colleague, or a second press, comes too late: it is done once.
    const other = await chairman({ width: 1280 })
    await other.open(new URL(desk.page.url()).pathname)
    await other.page.check('[name=ground][value=unlawful]')
    await other.page.fill('[name=reason]', 'Nhầm')
    await press(other, 'check')
    await press(desk, 'revoke')
    expect(await desk.page.locator('body').innerText()).toContain('Đã thu hồi kết quả')
    await press(other, 'revoke')
    expect(await other.page.locator('body').innerText()).toContain('không làm thêm gì')
    expect(await other.main.locator('#results').innerText()).toContain('Theo đề nghị của người được cấp')
    expect(await other.main.locator('a[href$="/revoke"]').count()).toBe(0)

    const words = {
      vi: ['Không còn giá trị từ', 'Theo đề nghị của người được cấp', '12/QĐ-UBND'],
      en: ['has been revoked', 'At the request of the person it was issued to', '12/QĐ-UBND'],
      pl: ['Nie obowiązuje od', 'Na wniosek osoby, której go wydano', '12/QĐ-UBND'],
    }
    for (const locale of ['vi', 'en', 'pl'] as const) {
      const visit = await newPage({ width: 360, javaScript: false, locale })
      const verify = new VerifyPage(visit)
      await verify.open(second)
      const told = await visit.page.locator('main').innerText()
      for (const word of words[locale]) expect(told).toContain(word)
      expect(told).not.toContain('Hạnh')
      // The first paper leads on to the one that replaced it.
      await verify.open(first)
      await verify.go(visit.page.locator(`main .mc-verdict a[href="${second}"]`))
    }

    const applicant = new TrackingPage(await newPage({ width: 360, javaScript: false }))
    await applicant.openAsOwner(sent.trackingCode, String(exampleOf(birth).applicant['phone']))
    const told = await applicant.main.innerText()
    for (const word of ['đã thu hồi kết quả', 'Gia đình chị Hạnh xin thôi', 'khiếu nại']) expect(told).toContain(word)
    expect(await applicant.main.locator('a[href$="/result.pdf"]').count()).toBe(0)
  },
)
