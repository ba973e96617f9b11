// The officer of a province prepares the reform for her association by uploading the published table, looks at what it
// would do, applies it, and takes it back.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { newPage } from '#e2e/ground/browser.ts'
import { DeskPages } from '#e2e/pages/desk.page.ts'

const TABLE = {
  name: 'nui-thanh-2025-07-01.tsv',
  mimeType: 'text/tab-separated-values',
  buffer: readFileSync('reference/units/nui-thanh-2025-07-01.tsv'),
}

async function until(desk: DeskPages, word: string): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) {
    if ((await desk.main.innerText()).includes(word)) return
    await desk.page.waitForTimeout(1000)
    await desk.page.reload()
  }
  throw new Error(`never: ${word}`)
}

const submit = (desk: DeskPages, action: string) =>
  desk.go(desk.main.locator(`form:has(input[name=action][value=${action}]) button[type=submit]`).last())

test(
  'a province officer prepares by a table, previews, applies and undoes a reform',
  { timeout: 300_000 },
  async () => {
    const desk = new DeskPages(await newPage({ width: 1280, javaScript: false }))
    await desk.signIn('caotuoi.tinh', '/desk/reorganisations')
    await desk.go(desk.main.locator('a[href$="/reorganisations/new"]'))

    await desk.page.selectOption('[name="create.tree"]', 'elderly_association')
    await desk.page.selectOption('[name="create.scope"]', 'CT48')
    await desk.page.fill('[name="create.title"]', 'Sắp xếp Hội Người cao tuổi Núi Thành')
    await desk.page.fill('[name="create.effectiveOn"]', '01/07/2025')
    await desk.page.fill('[name="create.decisionNumber"]', '15/QĐ-HNCT')
    await desk.page.fill('[name="create.decisionDate"]', '28/06/2025')
    await desk.page.fill('[name="create.signer"]', 'Nguyễn Văn Đức')
    await submit(desk, 'create')

    // A file that is no table says what is missing.
    await desk.page.setInputFiles('[name="upload.file"]', { ...TABLE, buffer: Buffer.from('a\tb\n1\t2\n') })
    await submit(desk, 'upload')
    expect(await desk.page.locator('#error-summary').innerText()).toContain('old_code')
    await desk.page.setInputFiles('[name="upload.file"]', TABLE)
    await submit(desk, 'upload')
    expect(await desk.main.innerText()).toContain('Hội Người cao tuổi xã Núi Thành (CT20965)')

    // Without a word about the district it would stay, empty: it ends, and the province takes over.
    await desk.go(desk.main.locator('a[href*="add=abolish"]'))
    await desk.page.fill('[name="step.unit"]', 'Hội Người cao tuổi huyện')
    await desk.page.fill('[name="step.into"]', 'Hội Người cao tuổi không có')
    await submit(desk, 'step')
    expect(await desk.page.locator('#error-summary').innerText()).toContain('không có')
    expect(await desk.page.inputValue('[name="step.unit"]')).toBe('Hội Người cao tuổi huyện')
    await desk.page.fill('[name="step.unit"]', 'hoi nguoi cao tuoi huyen nui thanh')
    await desk.page.fill('[name="step.into"]', 'CT48')
    await submit(desk, 'step')
    expect(await desk.main.innerText()).toContain('Hội Người cao tuổi huyện Núi Thành kết thúc')

    await desk.go(desk.main.locator('a[href$="/preview"]'))
    const preview = await desk.main.innerText()
    expect(preview).toContain('Không có vướng mắc')
    expect(preview).toMatch(/\d+ hội viên/)
    expect(preview).toContain('Hội Người cao tuổi xã Tam Hiệp (CT20989)')
    await submit(desk, 'confirm')
    await until(desk, 'Đã áp dụng, hiệu lực từ 01/07/2025')

    // An old code, from a paper or QR code, leads on.
    const act = desk.page.url()
    await desk.open('/units/CT20989?on=2024-05-05')
    expect(await desk.main.innerText()).toContain('Hội Người cao tuổi xã Núi Thành')
    await desk.open('/units/20989')
    expect(await desk.main.innerText()).toContain('Xã Núi Thành')

    await desk.open(new URL(act).pathname)
    await desk.page.locator('summary', { hasText: 'Bỏ việc sắp xếp này' }).click()
    await submit(desk, 'undo')
    expect(await desk.page.locator('#error-summary').innerText()).toContain('lý do')
    await desk.page.fill('[name="undo.reason"]', 'Chưa có hướng dẫn của Trung ương Hội')
    await submit(desk, 'undo')
    await until(desk, 'Đã bỏ: bản đồ và mọi thứ trở về như trước')
    expect(await desk.main.innerText()).toContain('Chưa có hướng dẫn')
  },
)
