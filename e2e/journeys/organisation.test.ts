// Units as people meet them: moved through time, founded, described, reached by everybody.
import { expect, test } from 'vitest'
import { newPage } from '#e2e/ground/browser.ts'
import { DeskPages } from '#e2e/pages/desk.page.ts'

test(
  'a cadre sees the tree before and after the reform, founds a branch and says how it is reached',
  { timeout: 180_000 },
  async () => {
    const desk = new DeskPages(await newPage({ width: 360 }))
    await desk.signIn('canbohoi', '/desk/organisation?tree=womens_union&open=PN20965')
    expect(await desk.main.innerText()).toContain('Chi hội phụ nữ thôn Tịch Đông')

    // Before the reform that branch lay in a commune that is no more; its name still leads to who took over.
    await desk.go(desk.main.getByRole('link', { name: /30\/06\/2025/ }))
    expect(await desk.main.innerText()).toContain('huyện Núi Thành')
    await desk.open('/desk/organisation/PN21001')
    expect(await desk.main.innerText()).toContain('Hội LHPN xã Núi Thành')

    await desk.open('/desk/organisation/PN20965')
    const found = desk.main.locator('details', { has: desk.page.locator('[name="found.name"]') })
    await found.locator('summary').click()
    await desk.page.selectOption('[name="found.level"]', 'union_branch')
    await desk.page.fill('[name="found.name"]', 'Chi hội phụ nữ chợ Núi Thành')
    await desk.page.fill('[name="found.from"]', '01/11/2026')
    await desk.go(found.locator('button[type=submit]'))
    // The decision is missing: said beside the field, and what was typed is there.
    expect(await desk.page.inputValue('[name="found.name"]')).toBe('Chi hội phụ nữ chợ Núi Thành')
    await desk.page.fill('[name="found.reason"]', 'Quyết định 12/QĐ-BTV ngày 20/10/2026')
    await desk.go(found.locator('button[type=submit]'))
    const code = /PN20965-\d\d/.exec(await desk.main.innerText())?.[0] ?? ''
    expect(code).not.toBe('')

    await desk.open(`/desk/organisation/${code}`)
    const channel = desk.main.locator('details', { has: desk.page.locator('[name="channel.name"]') })
    await channel.locator('summary').click()
    await desk.page.selectOption('[name="channel.kind"]', 'chat_group')
    await desk.page.fill('[name="channel.name"]', 'Chị em tiểu thương')
    await desk.page.check('[name="channel.isPublic"]')
    await desk.go(channel.locator('button[type=submit]'))
    expect(await desk.main.innerText()).toContain('Chị em tiểu thương')

    await desk.go(desk.main.getByRole('link', { name: 'Sửa', exact: true }).first())
    await desk.page.fill('[name="change.members"]', '31')
    await desk.go(desk.main.locator('form:has([name="change.members"]) button[type=submit]'))
    expect(await desk.page.inputValue('[name="change.members"]')).toBe('31')

    // Everybody finds it, without an account.
    const anybody = new DeskPages(await newPage({ width: 360 }))
    await anybody.open(`/organisations/${code}`)
    expect(await anybody.main.innerText()).toContain('Chị em tiểu thương')
  },
)
