// A member shows her card, and a receipt, where there is no network. The other phone opened a verification page once.
import { expect, inject, test } from 'vitest'
import { newPage } from '#e2e/ground/browser.ts'
import { readQrFromPdf } from '#kernel/testing/read-qr.ts'
import { DeskPages } from '#e2e/pages/desk.page.ts'
import { VerifyPage } from '#e2e/pages/verify.page.ts'

async function call<T>(path: string, token: string, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
  const answer = await fetch(`${inject('app').url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  return (await answer.json()) as T
}
const tokenOf = async (login: string) =>
  (await call<{ token: string }>('/api/v1/session', '', { login, password: 'motcua-demo' })).token

const pathOf = (address: string) => address.slice(address.indexOf('/v/'))
/** One character in the middle of the signature is another. */
const forged = (text: string) => `${text.slice(0, -20)}${text.at(-20) === 'A' ? 'B' : 'A'}${text.slice(-19)}`

/** Opened by a phone that has no network, after another address: the same one with another seal would not load anew. */
async function offline(verify: VerifyPage, path: string): Promise<string> {
  await verify.open('/v')
  await verify.open(path)
  return verify.untilAnswered()
}

test(
  'a card is checked with a network and without, and nobody passes a forged one off',
  { timeout: 180_000 },
  async () => {
    const { url } = await call<{ url: string }>('/api/v1/me/membership/card', await tokenOf('phan.man'), {})
    const scanned = pathOf(url)

    const visit = await newPage({ width: 360 })
    const verify = new VerifyPage(visit)
    await verify.open(scanned)
    expect(await verify.untilAnswered()).toContain('Thẻ có thật')
    expect(await visit.page.locator('main').innerText()).toContain('P. T. Mận')
    await verify.untilKept()
    // With a network the register is asked: a seal that it knows nothing of is not believed.
    await verify.open('/v')
    await verify.open(forged(scanned))
    expect(await verify.untilAnswered()).toContain('là giả')

    await visit.page.context().setOffline(true)
    const answer = await offline(verify, scanned)
    expect(answer).toContain('Thẻ có thật')
    expect(answer).toContain('Phan Thị Mận')
    expect(answer).toContain('Hội Liên hiệp Phụ nữ Việt Nam')
    expect(answer).toContain('Chưa biết có bị thu hồi hay không')
    expect(await offline(verify, forged(scanned))).toContain('là giả')
    expect(await offline(verify, scanned.replace('/v/card/', '/v/receipt/'))).toContain('là giả')
    visit.faults.length = 0
  },
)

test('a receipt for dues is checked without a network by what its own QR says', { timeout: 180_000 }, async () => {
  const member = new DeskPages(await newPage({ width: 360 }))
  await member.signIn('chihoi', '/desk/dues/collect')
  await member.main.locator('[name="members"]').last().check()
  await member.go(member.main.locator('button', { hasText: 'Đã nhận tiền mặt' }))
  const code = await member.main.locator('.mc-mono').innerText()
  const print = await fetch(`${inject('app').url}/api/v1/dues/receipts/${code}/print`, {
    headers: { authorization: `Bearer ${await tokenOf('chihoi')}` },
  })
  const pdf = new Uint8Array(await print.arrayBuffer())
  const [address = ''] = await readQrFromPdf(pdf, 1)

  const visit = await newPage({ width: 360, locale: 'pl' })
  const verify = new VerifyPage(visit)
  await verify.open(pathOf(address))
  expect(await verify.untilAnswered()).toContain('Pokwitowanie jest prawdziwe')
  await verify.untilKept()
  await visit.page.context().setOffline(true)
  const answer = await offline(verify, pathOf(address))
  expect(answer).toContain('Pokwitowanie jest prawdziwe')
  expect(answer).toMatch(/\d VND/)
  expect(await offline(verify, forged(pathOf(address)))).toContain('jest fałszywa')
  visit.faults.length = 0
})
