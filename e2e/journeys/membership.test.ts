// A member's way through the association: registered at a door, admitted by a decision, moved, her card checked by anybody.
import { expect, test } from 'vitest'
import { newPage } from '#e2e/ground/browser.ts'
import { DeskPages } from '#e2e/pages/desk.page.ts'

test(
  'a branch head registers a member on a phone, the commune admits her and lets her go, another takes her',
  { timeout: 240_000 },
  async () => {
    const head = new DeskPages(await newPage({ width: 360, javaScript: false }))
    await head.signIn('chihoi', '/desk/members/new')
    await head.page.fill('[name="person.birth"]', '31/31/1990')
    await head.go(head.main.locator('form button[type=submit]').last())
    // What is missing is said beside the fields, and what was typed is there.
    expect(await head.page.inputValue('[name="person.birth"]')).toBe('31/31/1990')
    await head.page.fill('[name="person.name"]', 'Lương Thị Ngọc Bích')
    await head.page.fill('[name="person.birth"]', '12/05/1990')
    await head.page.selectOption('[name=unit]', 'PN20965-01-2')
    await head.page.check('[name=basis][value=told]')
    await head.go(head.main.locator('form button[type=submit]').last())
    const member = new URL(head.page.url()).pathname
    expect(await head.main.innerText()).toContain('Đang xét kết nạp')

    const cadre = new DeskPages(await newPage())
    await cadre.signIn('canbohoi', '/desk/members/applications')
    await cadre.go(cadre.main.getByRole('link', { name: 'Lương Thị Ngọc Bích' }))
    await cadre.page.fill('[name="decision.number"]', '21/QĐ-BTV')
    await cadre.page.fill('[name="decision.on"]', '20/11/2026')
    await cadre.page.fill('[name="decision.signer"]', 'Trần Thị Mai')
    await cadre.go(cadre.main.getByRole('button', { name: 'Kết nạp', exact: true }))
    expect(await cadre.main.innerText()).toContain('Đang sinh hoạt')
    expect(await cadre.main.innerText()).toContain('21/QĐ-BTV')

    await cadre.open('/desk/members?q=ngoc+bich+1990')
    expect(await cadre.main.innerText()).toContain('Lương Thị Ngọc Bích')
    await cadre.open(`/desk/transfers/new?member=${member.split('/').at(-1)}&unit=PN20971-02`)
    await cadre.page.fill('[name=reason]', 'Theo chồng')
    await cadre.go(cadre.main.locator('form button[type=submit]').last())
    expect(await cadre.main.innerText()).toContain('Chờ nơi đến')

    const other = new DeskPages(await newPage({ width: 360 }))
    await other.signIn('hoi.tamxuan', '/desk/transfers')
    const hers = other.main.locator('.mc-card', { hasText: 'Lương Thị Ngọc Bích' })
    await other.go(hers.locator('button[value=accept]'))
    await other.open('/desk/members?q=ngoc+bich+1990')
    expect(await other.main.innerText()).toContain('thôn Vĩnh An')
    // For the branch that she left there is no such member any more.
    await head.open(member, 404)
  },
)

test(
  'a member shows her card, anybody checks it; somebody else finds where to join',
  { timeout: 120_000 },
  async () => {
    const member = new DeskPages(await newPage({ width: 360, javaScript: false }))
    await member.signIn('phan.man', '/account/membership/card')
    const ask = member.main.locator('form button[type=submit]')
    if ((await ask.count()) > 0) await member.go(ask.first())
    const code = await member.main.locator('.mc-qr strong').innerText()

    const anybody = new DeskPages(await newPage({ width: 360, javaScript: false }))
    await anybody.open('/card')
    await anybody.page.fill('[name=code]', code.toLowerCase().replaceAll('-', ' '))
    await anybody.go(anybody.main.locator('form button[type=submit]'))
    expect(await anybody.main.innerText()).toContain('P. T. Mận')

    await anybody.open('/join')
    await anybody.go(anybody.main.getByRole('link', { name: 'Hội Liên hiệp Phụ nữ Việt Nam' }))
    await anybody.page.fill('main [name=q]', 'tam xuan')
    await anybody.go(anybody.main.locator('form button[type=submit]'))
    await anybody.go(anybody.main.getByRole('link', { name: 'Hội LHPN xã Tam Xuân' }))
    await anybody.go(anybody.main.getByRole('link', { name: /thôn Bích Nam/ }))
    expect(await anybody.main.innerText()).toContain('Đăng nhập')
  },
)
