// A post from its decision to the last tick of the hand-over: a commune's cadre makes it, ends it, hands it over.
import { expect, test } from 'vitest'
import { newPage } from '#e2e/ground/browser.ts'
import { photoOf } from '#e2e/ground/photo.ts'
import { DeskPages } from '#e2e/pages/desk.page.ts'

const COMMITTEE = '/desk/cadres/PN20965'
const KIND = 'PN20965 executive_member'

/** From the committee to a member of the commune who holds no post yet. */
async function chooseMember(desk: DeskPages): Promise<string> {
  await desk.open(COMMITTEE)
  await desk.go(desk.main.getByRole('link', { name: 'Chọn hội viên' }))
  const links = await desk.main
    .locator('table a[href^="/desk/members/"]')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))
  for (const href of links) {
    await desk.open(`${href}/posts`)
    if ((await desk.main.innerText()).includes('Chưa giữ chức danh nào')) return desk.main.locator('h1').innerText()
  }
  throw new Error('everybody on the first page of members holds a post')
}

test(
  'a cadre of the commune puts a member into the committee by a decision, ends the post and sees the hand-over through',
  { timeout: 240_000 },
  async () => {
    const desk = new DeskPages(await newPage({ width: 360, javaScript: false }))
    await desk.signIn('canbohoi', COMMITTEE)
    const name = await chooseMember(desk)
    const write = (field: string, text: string) => desk.page.fill(`[name="${field}"]`, text)

    // Without a way she came to it nothing is made, and what was typed stays.
    await desk.page.selectOption('[name="appoint.kind"]', KIND)
    await write('appoint.from', '01/10/2026')
    await write('appoint.decisionNumber', '31/QĐ-BTV')
    await desk.go(desk.main.getByRole('button', { name: 'Ghi chức danh' }))
    expect(await desk.page.inputValue('[name="appoint.kind"]')).toBe(KIND)
    expect(await desk.page.inputValue('[name="appoint.decisionNumber"]')).toBe('31/QĐ-BTV')
    await desk.page.check('[name="appoint.how"][value=co_opted]')
    await write('appoint.term', '2025 - 2030')
    await write('appoint.decisionOn', '28/09/2026')
    await write('appoint.decisionSigner', 'Lê Thị Minh Tâm')
    await desk.page.setInputFiles('[name="appoint.decisionFile"]', [await photoOf('quyet-dinh.jpg')])
    await desk.go(desk.main.getByRole('button', { name: 'Ghi chức danh' }))
    expect(await desk.main.innerText()).toContain('31/QĐ-BTV')
    expect(await desk.main.getByRole('link', { name: 'Mở bản quyết định' }).count()).toBe(1)
    const post = new URL(desk.page.url()).pathname
    await desk.open(COMMITTEE)
    expect(await desk.main.locator('table').first().innerText()).toContain(name)

    await desk.open(post)
    await desk.main.locator('summary', { hasText: 'Kết thúc chức danh' }).click()
    await write('end.lastDay', '20/11/2026')
    await desk.page.selectOption('[name="end.reason"]', 'resigned')
    await desk.go(desk.main.getByRole('button', { name: 'Kết thúc chức danh' }))
    expect(await desk.main.innerText()).toContain('Xin thôi')

    await desk.go(desk.main.getByRole('button', { name: 'Lập biên bản bàn giao' }))
    // The office ticks for both sides, as neither has an account; the first with a line on how it stands.
    const handOver = desk.main.locator('#handover')
    const record = handOver.getByRole('button', { name: 'Ghi nhận các mục đã đánh dấu' })
    await handOver.locator('[name^="note."]').first().fill('Đủ, có danh sách kèm theo')
    await desk.go(record)
    expect(await desk.main.innerText()).toContain('Hãy đánh dấu ít nhất một mục.')
    for (const side of [/^Đã giao/, /^Đã nhận/]) {
      for (const box of await handOver.getByRole('checkbox', { name: side }).all()) await box.check()
      await desk.go(record)
    }
    const handover = await desk.main.locator('#handover').innerText()
    expect(handover).toContain('Hai bên đã bàn giao xong')
    expect(handover).toContain('Đủ, có danh sách kèm theo')
    await desk.fetchPdf(`${post}/handover.pdf`)

    await desk.open(COMMITTEE)
    expect(await desk.main.locator('table').first().innerText()).not.toContain(name)
    await desk.open(`${COMMITTEE}?asOf=15/10/2026`)
    expect(await desk.main.locator('table').first().innerText()).toContain(name)
  },
)
