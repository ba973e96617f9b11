// The officer of a commune's union brings in the sheet that her branches wrote: titles above, a header of two rows, names
// in capitals, numbers without their zero, addresses in an old font. She puts a cell right, brings it in, and undoes it.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { newPage } from '#e2e/ground/browser.ts'
import { DeskPages } from '#e2e/pages/desk.page.ts'

const SHEET = {
  name: 'danh-sach-hoi-vien.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: readFileSync('e2e/fixtures/danh-sach-hoi-vien.xlsx'),
}

async function until(desk: DeskPages, word: string): Promise<void> {
  for (let tries = 0; tries < 220; tries += 1) {
    if ((await desk.main.innerText()).includes(word)) return
    await desk.page.waitForTimeout(700)
    await desk.page.reload()
  }
  throw new Error(`never: ${word}`)
}

const submit = (desk: DeskPages, action: string) =>
  desk.go(desk.main.locator(`form:has(input[name=action][value=${action}]) button[type=submit]`).first())

test('a commune cadre imports a messy sheet, puts it right and undoes it', { timeout: 240_000 }, async () => {
  const desk = new DeskPages(await newPage({ width: 1280, javaScript: false }))
  await desk.signIn('canbohoi', '/desk/imports')

  // A file that is no table is refused in words.
  await desk.page.selectOption('[name="upload.unit"]', 'PN20965')
  await desk.page.setInputFiles('[name="upload.bytes"]', { ...SHEET, buffer: Buffer.from('d0cf11e0a1b11ae1', 'hex') })
  await submit(desk, 'upload')
  expect(await desk.page.locator('#error-summary').innerText()).toContain('.xlsx')

  await desk.page.selectOption('[name="upload.unit"]', 'PN20965')
  await desk.page.setInputFiles('[name="upload.bytes"]', SHEET)
  await submit(desk, 'upload')
  const here = new URL(desk.page.url()).pathname
  const columns = await desk.main.innerText()
  expect(columns).toContain('Trang tính “DS hội viên 2026”, tiêu đề ở dòng 3 đến 4')
  expect(columns).toContain('Tổ 1, khối phố 1')
  expect(await desk.page.locator('[name="columns.encodings.10"]').inputValue()).toBe('vni')
  await submit(desk, 'columns')

  await until(desk, 'Điều sẽ xảy ra')
  const preview = await desk.main.innerText()
  expect(preview).toContain('“Chi hội chợ Trạm” (2 dòng)')
  expect(preview).toContain('ngày không có thật')

  // The birthday that does not exist is corrected where it stands.
  await desk.open(`${here}/rows?state=error`)
  await desk.go(desk.main.getByRole('link', { name: 'Võ Thị Kim Liên' }))
  await desk.page.fill('[name="fix.3"]', '28/02/1988')
  await submit(desk, 'fix')
  expect(await desk.main.innerText()).toContain('không còn lỗi')

  // The branch that nobody knows is the fourth, for all alike.
  await desk.open(here)
  await desk.page.selectOption('[name="alike.to"]', 'PN20965-04')
  await submit(desk, 'alike')
  await until(desk, 'Điều sẽ xảy ra')
  expect(await desk.main.innerText()).not.toContain('Chi hội chợ Trạm')

  await submit(desk, 'run')
  await until(desk, 'Đã nhập 9 hội viên')
  await desk.open('/desk/members?q=vo+thi+kim+lien')
  expect(await desk.main.innerText()).toContain('Võ Thị Kim Liên')

  await desk.open(here)
  await desk.page.locator('summary', { hasText: 'Hoàn tác cả lần nhập' }).click()
  await submit(desk, 'undo')
  await until(desk, 'Đã hoàn tác toàn bộ lần nhập')
  await desk.open('/desk/members?q=vo+thi+kim+lien')
  expect(await desk.main.innerText()).not.toContain('Võ Thị Kim Liên')
})

test('posts that a list names are entered one by one, and ticked off', { timeout: 180_000 }, async () => {
  const desk = new DeskPages(await newPage({ width: 360, javaScript: false }))
  await desk.signIn('canbohoi', '/desk/imports')
  const lines = [
    'Họ và tên,Năm sinh,Chi hội,Chức vụ,Ngày vào Hội',
    'Lê Thị Bạch Yến,1971,Chi hội phụ nữ Khối phố 1,Chi hội phó,08/03/2010',
    'Mai Thị Hoài Thu,1980,Chi hội phụ nữ Khối phố 1,Uỷ viên BCH kiêm thủ quỹ,20/10/2012',
    'Ung Thị Lệ Quyên,1985,Chi hội phụ nữ Khối phố 1,Hội viên,20/10/2015',
  ]
  await desk.page.selectOption('[name="upload.unit"]', 'PN20965')
  const buffer = Buffer.from(lines.join('\n'))
  await desk.page.setInputFiles('[name="upload.bytes"]', { name: 'chuc-vu.csv', mimeType: 'text/csv', buffer })
  await submit(desk, 'upload')
  const here = new URL(desk.page.url()).pathname
  await submit(desk, 'columns')
  await until(desk, 'Điều sẽ xảy ra')
  await submit(desk, 'run')
  await until(desk, 'Đã nhập 3 hội viên')
  await desk.open(here)
  const posts = desk.main.locator('#posts')
  expect(await posts.innerText()).toContain('2 người có ghi chức vụ; còn 2 chức danh chưa ghi')
  await desk.go(posts.getByRole('link', { name: /Lê Thị Bạch Yến: Chi hội phó/ }))
  expect(await desk.main.innerText()).toContain('Danh sách nhập ghi: “Chi hội phó”')
  expect(await desk.page.inputValue('[name="appoint.kind"]')).toBe('PN20965-01 branch_deputy')
  // The post is guessed, the term and how she came to it are not: without them nothing is entered.
  await submit(desk, 'appoint')
  expect(await desk.page.inputValue('[name="appoint.kind"]')).toBe('PN20965-01 branch_deputy')
  await desk.page.check('[name="appoint.how"][value=elected]')
  await desk.page.fill('[name="appoint.from"]', '15/03/2024')
  await submit(desk, 'appoint')
  expect(new URL(desk.page.url()).pathname).toBe(here)
  expect(await posts.innerText()).toContain('còn 1 chức danh chưa ghi')
  expect(await posts.locator('tr', { hasText: 'Lê Thị Bạch Yến' }).innerText()).toContain('Đã ghi')
})

test('a long list is read beside the server, which goes on answering', { timeout: 600_000 }, async () => {
  const desk = new DeskPages(await newPage({ width: 1280, javaScript: false }))
  await desk.signIn('canbohoi', '/desk/imports')
  const lines = Array.from({ length: 12_000 }, (_none, at) => {
    const id = `04917${at % 10}${String(at).padStart(6, '0')}`
    return `${at + 1},PHAN THỊ ${'ABCDEGHIKLMNOPQRSTUVXY'[at % 22]}I ${at % 7 ? 'HOA' : 'LAN'},197${at % 10},${id},Chi hội KP 1,"Tổ 4, khối phố 1, Tam Xuân"`
  })
  const text = `TT,Họ và tên,Năm sinh,Số CCCD,Chi hội,Địa chỉ\n${lines.join('\n')}`
  await desk.page.selectOption('[name="upload.unit"]', 'PN20965')
  await desk.page.setInputFiles('[name="upload.bytes"]', {
    name: 'danh-sach-dai.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  })
  await submit(desk, 'upload')
  await submit(desk, 'columns')
  await until(desk, 'Điều sẽ xảy ra')
  expect((await desk.main.innerText()).replaceAll('.', '')).toContain('12000')
  await submit(desk, 'drop')
})

test('a list goes out with a reason, and the record tells rows and hash', { timeout: 120_000 }, async () => {
  const desk = new DeskPages(await newPage({ width: 1280, javaScript: false }))
  await desk.signIn('canbohoi', '/desk/exports')
  await desk.page.selectOption('[name="start.unit"]', 'PN20965-01')
  await submit(desk, 'start')
  expect(await desk.page.locator('#error-summary').innerText()).toContain('lý do')
  await desk.page.fill('[name="start.reason"]', 'In giấy mời đại hội chi hội')
  await desk.page.check('[name="start.format"][value=csv]')
  await submit(desk, 'start')
  const file = await desk.main.locator('a[href$="/file"]').getAttribute('href')
  const answer = await desk.page.request.get(file ?? '')
  const text = await answer.text()
  expect(text.startsWith('\uFEFFSố thẻ hội viên,Họ và tên')).toBe(true)
  await desk.page.reload()
  expect(await desk.main.innerText()).toMatch(/[0-9a-f]{64}/)
})
