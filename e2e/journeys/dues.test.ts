// Dues as people meet them: a branch head takes them on a phone, anybody checks the receipt, a cadre matches a statement.
import { expect, test } from 'vitest'
import { newPage } from '#e2e/ground/browser.ts'
import { DeskPages } from '#e2e/pages/desk.page.ts'

test('a branch head takes dues from two on her phone, and anybody checks a receipt', { timeout: 180_000 }, async () => {
  const head = new DeskPages(await newPage({ width: 360 }))
  await head.signIn('chihoi', '/desk/dues/collect')
  const boxes = head.main.locator('[name="members"]')
  const before = await boxes.count()
  // The last ones: whom the demo's bank statement is about stands first, and still owes when it is matched below.
  await boxes.nth(before - 1).check()
  await boxes.nth(before - 2).check()
  await head.go(head.main.locator('button', { hasText: 'Đã nhận tiền mặt' }))
  expect(await head.main.innerText()).toContain('2 phiếu thu')
  expect(await boxes.count()).toBe(before - 2)

  await boxes.last().check()
  await head.go(head.main.locator('button', { hasText: 'Đã nhận tiền mặt' }))
  const code = await head.main.locator('.mc-mono').innerText()
  const anybody = new DeskPages(await newPage({ width: 360 }))
  await anybody.open(`/receipt/${code}`)
  expect(await anybody.main.innerText()).toContain('còn hiệu lực')

  await head.go(head.main.locator('a[href^="/desk/members/"]'))
  expect(await head.main.innerText()).toContain('Đã nộp đủ')
})

test(
  'a cadre sees who sent the transfers of a statement, and accepts what is certain',
  { timeout: 180_000 },
  async () => {
    const cadre = new DeskPages(await newPage({ width: 1280 }))
    await cadre.signIn('canbohoi', '/desk/dues/statements?unit=PN20965')
    await cadre.go(cadre.main.getByRole('link', { name: 'sao-ke-agribank.csv' }))
    expect(await cadre.main.innerText()).toContain('Đúng mã của hội viên')
    await cadre.go(cadre.main.locator('button', { hasText: 'khoản chắc chắn' }))
    expect(await cadre.main.innerText()).toContain('Đã ghi thu 1 khoản chuyển')
    await cadre.open('/desk/dues/funds/PN20965')
    expect(await cadre.main.innerText()).toContain('Ủng hộ quỹ Mẹ đỡ đầu')
  },
)
