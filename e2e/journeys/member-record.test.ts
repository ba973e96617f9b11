// A member and her record: she proposes, an officer decides; what is sensitive is opened for a purpose.
import { expect, test } from 'vitest'
import { newPage } from '#e2e/ground/browser.ts'
import { DeskPages } from '#e2e/pages/desk.page.ts'

test(
  'a member says on her phone what is wrong in her record, an officer accepts it; what is sensitive is opened for a purpose only',
  { timeout: 240_000 },
  async () => {
    const member = new DeskPages(await newPage({ width: 360, javaScript: false }))
    await member.signIn('phan.man', '/account/membership/record')
    const field = member.main.locator('details', { has: member.page.locator('[name="language.value"]') })
    await field.locator('summary').click()
    // Nothing chosen: said beside the field, which is open again.
    await member.go(field.locator('button[type=submit]'))
    await member.page.selectOption('[name="language.value"]', 'english')
    await member.page.fill('[name="language.note"]', 'Tôi học ở trung tâm')
    await member.go(field.locator('button[type=submit]'))
    expect(await member.main.innerText()).toContain('Đang chờ')

    const cadre = new DeskPages(await newPage())
    await cadre.signIn('canbohoi', '/desk/corrections')
    const proposal = cadre.main.locator('.mc-card', { hasText: 'Tôi học ở trung tâm' })
    expect(await proposal.innerText()).toContain('Tiếng Anh')
    const record = (await proposal.getByRole('link').first().getAttribute('href')) ?? ''
    await cadre.go(proposal.getByRole('button', { name: 'Đồng ý' }).first())
    await cadre.open(record)
    expect(await cadre.main.innerText()).toContain('theo đề nghị của hội viên')
    // Religion is neither here nor in the list of proposals until a purpose is given.
    expect(await cadre.main.innerText()).not.toContain('Tôn giáo:')
    await cadre.go(cadre.main.getByRole('link', { name: 'Mở thông tin nhạy cảm' }))
    await cadre.go(cadre.main.getByRole('button', { name: 'Mở thông tin nhạy cảm' }))
    await cadre.page.check('[name=why][value=care]')
    await cadre.go(cadre.main.getByRole('button', { name: 'Mở thông tin nhạy cảm' }))
    expect(await cadre.main.innerText()).toContain('Dân tộc')

    const head = new DeskPages(await newPage({ width: 360 }))
    await head.signIn('chihoi', record)
    expect(await head.main.innerText()).toContain('Tiếng Anh')
    expect(await head.main.getByRole('link', { name: 'Mở thông tin nhạy cảm' }).count()).toBe(0)

    await member.open('/account/membership/record')
    expect(await member.main.innerText()).toContain('Đã sửa')
  },
)
