// A member of two associations: each of her own pages knows both, without JavaScript too.
import { expect, test } from 'vitest'
import { newPage } from '#e2e/ground/browser.ts'
import { DeskPages } from '#e2e/pages/desk.page.ts'

const UNION = 'Hội Liên hiệp Phụ nữ Việt Nam'
const ELDERLY = 'Hội Người cao tuổi Việt Nam'

test('she shows the card of the association that asks, and prints it', { timeout: 120_000 }, async () => {
  const her = new DeskPages(await newPage({ width: 360, javaScript: false }))
  await her.signIn('ho.tam', '/account/membership')
  const codes = []
  for (const association of [UNION, ELDERLY]) {
    await her.open('/account/membership')
    const part = her.main.locator('section', { has: her.page.getByRole('heading', { name: association, level: 2 }) })
    await her.go(part.getByRole('link', { name: 'Thẻ hội viên' }))
    const ask = her.main.locator('form button[type=submit]')
    if ((await ask.count()) > 0) await her.go(ask.first())
    expect(await her.main.locator('.mc-tabs [aria-current]').innerText()).toBe(association)
    expect(await her.main.locator('.mc-card .mc-hint').first().innerText()).toBe(association)
    codes.push(await her.main.locator('.mc-qr strong').innerText())
    const print = (await her.main.getByRole('link', { name: 'In thẻ' }).getAttribute('href')) ?? ''
    const answer = await her.page.request.get(new URL(print, her.page.url()).href)
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf'])
  }
  expect(new Set(codes).size).toBe(2)
})

test('moving, dues and record are of the association she chooses', { timeout: 120_000 }, async () => {
  const her = new DeskPages(await newPage({ width: 360, javaScript: false }))
  await her.signIn('ho.tam', '/account/membership/dues')
  await her.go(her.main.getByRole('link', { name: ELDERLY }))
  expect(await her.main.innerText()).toContain('36.000 đồng')
  await her.go(her.main.getByRole('link', { name: UNION }))
  expect(await her.main.innerText()).toContain('24.000 đồng')
  await her.open('/account/membership/record')
  await her.go(her.main.getByRole('link', { name: UNION }))
  expect(await her.main.innerText()).toContain('Chợ Núi Thành')
  await her.go(her.main.getByRole('link', { name: ELDERLY }))
  expect(await her.main.innerText()).not.toContain('Chợ Núi Thành')
  await her.open('/account/membership/move')
  await her.go(her.main.locator('.mc-tabs').getByRole('link', { name: ELDERLY }))
  await her.go(her.main.getByRole('link', { name: /thị trấn Núi Thành/ }))
  await her.go(her.main.getByRole('link', { name: 'Chi hội 2' }))
  await her.go(her.main.getByRole('button', { name: 'Gửi' }))
  expect(await her.main.innerText()).toContain('Chi hội 2')
})
