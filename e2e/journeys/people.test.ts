// A person once: found by a few words, looked at, called; somebody new registered with her card; nobody of another commune.
import { expect, test } from 'vitest'
import { newPage } from '#e2e/ground/browser.ts'
import { DeskPages } from '#e2e/pages/desk.page.ts'

const CARD = '048185009876|205987654|PHAN THỊ KIM CHI|08031985|Nữ|Thôn An Hải Đông|12052021'

test(
  'a cadre finds a member by a few words, looks, and shows her phone to call; without JavaScript, on a phone',
  { timeout: 240_000 },
  async () => {
    const cadre = new DeskPages(await newPage({ width: 360, javaScript: false }))
    await cadre.signIn('canbohoi', '/desk/people')
    await cadre.page.fill('[name=q]', 'nguyen thi')
    await cadre.go(cadre.main.locator('form[role=search] button'))
    await cadre.go(cadre.main.locator('table a[href^="/desk/people/"]').first())
    const person = new URL(cadre.page.url()).pathname
    const phones = cadre.main.locator('form:has([name=action][value=phones]) button')
    if ((await phones.count()) > 0) {
      await cadre.go(phones)
      expect(await cadre.main.locator('a[href^="tel:+84"]').count()).toBeGreaterThan(0)
    }
    await cadre.open(`${person}/household`)
    await cadre.page.fill('[name=number]', 'H-77')
    await cadre.page.selectOption('[name=relation]', 'head')
    await cadre.go(cadre.main.locator('form button[type=submit]').last())
    expect(await cadre.main.innerText()).toContain('H-77')
    await cadre.open(`${person}/reveal`)

    const other = new DeskPages(await newPage())
    await other.signIn('hoi.tamxuan', '/desk/people')
    await other.open(person, 404)
  },
)

test('somebody new is registered with the code of her card, and corrected', { timeout: 240_000 }, async () => {
  const cadre = new DeskPages(await newPage({ locale: 'en' }))
  await cadre.signIn('canbohoi', '/desk/people/new')
  await cadre.page.fill('[name=card]', 'https://example.vn/')
  await cadre.go(cadre.main.locator('button[value=scan]'))
  expect(await cadre.page.locator('#error-summary').count()).toBe(1)
  await cadre.page.fill('[name=card]', CARD)
  await cadre.go(cadre.main.locator('button[value=scan]'))
  expect(await cadre.page.inputValue('[name=name]')).toBe('Phan Thị Kim Chi')
  expect(await cadre.page.inputValue('[name=birth]')).toBe('08/03/1985')
  await cadre.page.selectOption('[name=unit]', '20965')
  await cadre.page.fill('[name=phone]', '0905 987 321')
  await cadre.go(cadre.main.locator('form button[type=submit]').last())
  expect(await cadre.main.innerText()).toContain('048*****9876')
  await cadre.go(cadre.main.locator('a[href$="/edit"]'))
  await cadre.page.fill('[name=otherNames]', 'Út Chi')
  await cadre.page.fill('[name=phone]', '0905 987 654')
  await cadre.go(cadre.main.locator('form button[type=submit]').last())
  await cadre.open('/desk/people?q=chi+nui+thanh+1985+321')
  expect(await cadre.main.innerText()).toContain('Út Chi')
  // The number she had is there beside the new one.
  await cadre.open('/desk/people?q=chi+nui+thanh+1985+654')
  expect(await cadre.main.innerText()).toContain('Út Chi')
})
