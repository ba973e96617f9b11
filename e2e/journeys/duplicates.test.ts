// One woman written down twice: the pair is found, compared, merged and separated again; then told apart.
import { expect, test } from 'vitest'
import { newPage } from '#e2e/ground/browser.ts'
import { DeskPages } from '#e2e/pages/desk.page.ts'

type Given = { name: string; birth: string; phone: string }

/** Registers somebody and answers her id. */
async function register(cadre: DeskPages, { name, birth, phone }: Given): Promise<string> {
  await cadre.open('/desk/people/new')
  await cadre.page.fill('[name=name]', name)
  await cadre.page.fill('[name=birth]', birth)
  await cadre.page.fill('[name=phone]', phone)
  await cadre.page.selectOption('[name=unit]', '20965')
  await cadre.go(cadre.main.locator('form button[type=submit]').last())
  return new URL(cadre.page.url()).pathname.split('/')[3] ?? ''
}

const submit = (cadre: DeskPages, action: string) =>
  cadre.go(cadre.main.locator(`form:has(input[name=action][value=${action}]) button[type=submit]`).first())

test(
  'a cadre finds one woman written down twice, merges the records and takes it back; without JavaScript',
  { timeout: 240_000 },
  async () => {
    const cadre = new DeskPages(await newPage({ javaScript: false }))
    await cadre.signIn('canbohoi', '/desk/duplicates')
    const one = await register(cadre, { name: 'Tôn Nữ Diệu Huyền', birth: '09/03/1979', phone: '0905 555 121' })
    const two = await register(cadre, { name: 'TON NU DIEU HUYEN', birth: '03/09/1979', phone: '0905 555 121' })

    // Compared by a job as soon as she is written down.
    await expect
      .poll(
        async () => {
          await cadre.open('/desk/duplicates')
          return cadre.main.innerText()
        },
        { timeout: 60_000, interval: 2_000 },
      )
      .toContain('Tôn Nữ Diệu Huyền')
    await cadre.open(`/desk/duplicates/${one}/${two}`)
    const reasons = await cadre.main.innerText()
    expect(reasons).toContain('ngày và tháng sinh đảo nhau')
    expect(reasons).toContain('cùng số điện thoại')

    await submit(cadre, 'merge')
    expect(new URL(cadre.page.url()).pathname).toBe('/desk/duplicates/merges')
    expect(await cadre.main.innerText()).toContain('TON NU DIEU HUYEN')
    await submit(cadre, 'unmerge')
    expect(new URL(cadre.page.url()).pathname).toBe(`/desk/duplicates/${one}/${two}`)

    await submit(cadre, 'apart')
    expect(await cadre.main.innerText()).not.toContain('TON NU DIEU HUYEN')
    await cadre.open('/desk/duplicates?state=different')
    expect(await cadre.main.innerText()).toContain('TON NU DIEU HUYEN')
    await cadre.fitsAt(360)
  },
)
