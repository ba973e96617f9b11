// A cadre in a hamlet without network scans the QR of a paper. The phone has opened a verification page once before.
import { beforeAll, expect, inject, test } from 'vitest'
import { newPage } from '#e2e/ground/browser.ts'
import { VerifyPage } from '#e2e/pages/verify.page.ts'

type Sealed = { code: string; seal: string; number: string }
let paper: Sealed
let other: Sealed

beforeAll(async () => {
  const { url } = inject('app')
  const call = async <T>(path: string, token = '', body?: object): Promise<T> => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
    const answer = await fetch(`${url}${path}`, {
      headers,
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
    return (await answer.json()) as T
  }
  const { token } = await call<{ token: string }>('/api/v1/session', '', { login: 'tiepnhan', password: 'motcua-demo' })
  const { items } = await call<{ items: { code: string }[] }>('/api/v1/dossiers?state=returned&limit=2', token)
  const sealed = items.map(async ({ code }) => {
    const { results } = await call<{ results: { code: string }[] }>(`/api/v1/dossiers/${code}`, token)
    return call<Sealed>(`/api/v1/verify/${results[0]?.code ?? ''}`)
  })
  ;[paper, other] = (await Promise.all(sealed)) as [Sealed, Sealed]
})

const scanned = ({ code, seal }: Sealed) => `/v/${code.replaceAll('-', '')}#${seal}`

test('with a network the seal in the QR is checked on the device, beside the answer of the register', async () => {
  const verify = new VerifyPage(await newPage({ width: 360 }))
  await verify.open(scanned(paper))
  expect(await verify.untilAnswered()).toContain('Dấu niêm trong mã QR là thật')
  // Another paper's seal under this address is no proof of this paper.
  await verify.open('/v')
  await verify.open(`/v/${paper.code}#${other.seal}`)
  expect(await verify.untilAnswered()).toContain('là giả')
})

test.each(['vi', 'pl'] as const)(
  'without a network the QR alone is checked, and the page says what it cannot know (%s)',
  async (locale) => {
    const visit = await newPage({ width: 360, locale })
    const verify = new VerifyPage(visit)
    await verify.open(`/v?lang=${locale}`)
    await verify.untilKept()
    await verify.open(scanned(other))
    await verify.untilAnswered()

    await visit.page.context().setOffline(true)
    await verify.open(scanned(paper))
    const answer = await verify.untilAnswered()
    expect(answer).toContain(
      { vi: 'Dấu niêm trong mã QR là thật', pl: 'Pieczęć w tym kodzie QR jest prawdziwa' }[locale],
    )
    expect(answer).toContain(
      { vi: 'Chưa biết có bị thu hồi hay không', pl: 'Nie wiadomo, czy nie została unieważniona' }[locale],
    )
    expect(answer).toContain(paper.number)
    // The name of the commune is known from the paper that was checked with a network.
    expect(answer).toContain('Núi Thành')

    await verify.open('/v')
    await verify.open(`/v/${paper.code}#${forged(paper.seal)}`)
    expect(await verify.untilAnswered()).toContain({ vi: 'là giả', pl: 'jest fałszywa' }[locale])
    await verify.open('/v')
    await verify.open(`/v/${paper.code}`)
    expect(await verify.untilAnswered()).toContain(
      { vi: 'Chưa có gì để kiểm tra', pl: 'Nie ma jeszcze nic do sprawdzenia' }[locale],
    )
    visit.faults.length = 0
  },
)

/** One character in the middle of the signature is another: its last ones may stand for the same bytes. */
const forged = (seal: string) => `${seal.slice(0, -20)}${seal.at(-20) === 'A' ? 'B' : 'A'}${seal.slice(-19)}`
