// Somebody says what is wrong of herself, an officer decides field by field; both without JavaScript where she is on a phone.
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { newPage } from '#e2e/ground/browser.ts'
import { DeskPages } from '#e2e/pages/desk.page.ts'

const HERS = '/account/person'

test(
  'a member corrects her name, phone and house on her phone; the desk sees old and new, accepts two and refuses one',
  { timeout: 300_000 },
  async () => {
    const member = new DeskPages(await newPage({ width: 360, javaScript: false }))
    await member.signIn('phan.man', HERS)
    await member.go(member.main.locator('a[href="/account/person/correct"]'))
    const send = member.main.locator('form button[type=submit]').last()
    // Nothing was changed: said, and the form stays as it was.
    await member.go(send)
    expect(await member.main.innerText()).toContain('Chưa có mục nào được sửa')
    expect(await member.page.inputValue('[name=name]')).toBe('Phan Thị Mận')
    await member.page.fill('[name=name]', 'Phan Thị Mận Em')
    await member.page.fill('[name="phones.0"]', '12')
    await member.page.fill('[name="residence.line"]', 'Tổ 9, Khối phố 1')
    await member.page.fill('[name=note]', 'Sửa theo căn cước')
    await member.go(send)
    expect(await member.page.locator('#error-summary').count()).toBe(1)
    await member.page.fill('[name="phones.0"]', '0905 246 810')
    // Another province and back: what was typed stays.
    await member.page.selectOption('[name="residence.unit.province"]', '46')
    await member.go(member.main.locator('button[value=communes]'))
    await member.page.selectOption('[name="residence.unit.province"]', '48')
    await member.go(member.main.locator('button[value=communes]'))
    await member.page.selectOption('[name="residence.unit"]', '20965')
    expect(await member.page.inputValue('[name=note]')).toBe('Sửa theo căn cước')
    await member.go(member.main.locator('form button[type=submit]').last())
    const proposals = member.main.locator('#proposals')
    expect(await proposals.getByText('Đang chờ').count()).toBe(3)
    expect(await proposals.innerText()).toContain('Phan Thị Mận → Phan Thị Mận Em')

    // The head of her branch has it in her queue as the commune has; she leaves it to the desk.
    const head = new DeskPages(await newPage({ width: 360, javaScript: false }))
    await head.signIn('chihoi', '/desk/corrections')
    expect(await cardIn(head).innerText()).toContain('Phan Thị Mận Em')

    const cadre = new DeskPages(await newPage())
    await cadre.signIn('canbohoi', '/desk/corrections')
    // Who refuses says why; nothing chosen is said as well.
    await choose(cardIn(cadre), 'Họ và tên', 'Không đồng ý')
    await cadre.go(cardIn(cadre).getByRole('button', { name: 'Lưu quyết định' }))
    expect(await cadre.page.locator('#error-summary').count()).toBe(1)
    expect(await cardIn(cadre).innerText()).not.toContain('246810')
    await cadre.go(cardIn(cadre).locator('form:has([value=phones]) button'))
    expect(await cardIn(cadre).innerText()).toContain('0905246810')
    // Her name stays: other journeys know her by it.
    await choose(cardIn(cadre), 'Họ và tên', 'Không đồng ý')
    await partOf(cardIn(cadre), 'Họ và tên').locator('input[type=text]').fill('Mời chị mang căn cước')
    await choose(cardIn(cadre), 'Điện thoại', 'Đồng ý')
    await choose(cardIn(cadre), 'Nơi ở', 'Đồng ý')
    await cadre.go(cardIn(cadre).getByRole('button', { name: 'Lưu quyết định' }))
    await cadre.open('/desk/people?q=phan+thi+man+6810')
    expect(await cadre.main.innerText()).toContain('Phan Thị Mận')

    await member.open(HERS)
    expect(await member.main.innerText()).toContain('0905246810')
    expect(await member.main.innerText()).toContain('Tổ 9, Khối phố 1')
    expect(await member.main.locator('#proposals').innerText()).toContain('Mời chị mang căn cước')
    expect(await member.main.locator('#proposals').getByText('Đã sửa').count()).toBe(2)
  },
)

const cardIn = (desk: DeskPages): Locator => desk.main.locator('.mc-card', { hasText: 'Sửa theo căn cước' })
const partOf = (card: Locator, field: string): Locator =>
  card.locator('form:has([name=action][value=decide]) > .mc-stack', {
    has: card.page().getByRole('heading', { name: field, exact: true }),
  })
const choose = (card: Locator, field: string, answer: string) =>
  partOf(card, field).getByLabel(answer, { exact: true }).check()
