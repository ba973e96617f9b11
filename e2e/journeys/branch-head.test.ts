// The head of a branch with her phone: registers a member, loses the network, takes dues at three doors, comes back.
import { beforeAll, expect, inject, test } from 'vitest'
import { newPage, type Visit, type VisitOptions } from '#e2e/ground/browser.ts'
import { BranchPages } from '#e2e/pages/branch.page.ts'
import { SignInPages } from '#e2e/pages/sign-in.page.ts'

const HOME = '/desk/branch'
const PASSWORD = 'motcua-demo'
type Branch = { members: { id: string; name: string; owed: number; seenOn: string | null }[] }

async function api<Answer>(path: string, login: string, body?: object): Promise<Answer> {
  const { url } = inject('app')
  const send = async (to: string, token: string, sent?: object) => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
    const answer = await fetch(`${url}${to}`, { headers, ...(sent && { method: 'POST', body: JSON.stringify(sent) }) })
    return answer.json()
  }
  const { token } = (await send('/api/v1/session', '', { login, password: PASSWORD })) as { token: string }
  return (await send(path, token, body)) as Answer
}
const branchNow = () => api<Branch>('/api/v1/outreach/branch', 'chihoi')

beforeAll(async () => {
  if ((await branchNow()).members.some(({ owed }) => owed > 0)) return
  const shares = [
    { level: 'union_branch', share: 30 },
    { level: 'union_commune', share: 50 },
    { level: 'union_province', share: 20 },
  ]
  const fee = { association: 'womens_union', unit: 'PN48', year: 2026, period: 'year', amount: 24_000 }
  for (const kind of ['ordinary', 'core'])
    await api('/api/v1/dues/fees', 'hoi.tinh', { ...fee, kind, shareIn: 'percent', shares, decision: 'QĐ 12/QĐ-BTV' })
}, 60_000)

async function signedIn(options: VisitOptions = {}): Promise<{ visit: Visit; branch: BranchPages }> {
  const visit = await newPage({ width: 360, ...options })
  await new SignInPages(visit).byPassword('chihoi', PASSWORD, HOME)
  return { visit, branch: new BranchPages(visit) }
}

const endSession = ({ page }: Visit) => page.context().clearCookies({ name: 'motcua_session' })

const owing = async (count: number) => (await branchNow()).members.filter(({ owed }) => owed > 0).slice(0, count)

test('she registers a member, takes dues from three without a network, comes back, and all is there once', async () => {
  const { visit, branch } = await signedIn()
  await branch.untilKept()
  await branch.open(`${HOME}/new`)
  await branch.write({ name: 'Trần Thị Hải Yến', born: '1991', phone: '0905 777 001', line: 'Khối phố 1' })
  await visit.page.check('main [name=basis][value=told]')
  await branch.send('')
  expect(await visit.page.locator('.mc-flash').innerText()).toContain('hội viên mới')

  const three = await owing(3)
  expect(three).toHaveLength(3)
  await branch.goOffline()
  for (const [index, { id, name }] of three.entries()) {
    await branch.open(`${HOME}/members/${id}`)
    expect(await visit.page.locator('h1').innerText()).toBe(name)
    await branch.send('#dues')
    expect(await branch.waiting()).toContain(`${index + 1} việc chờ gửi`)
  }
  await branch.open(`${HOME}/waiting`)
  expect(await branch.names()).toEqual(three.map(({ name }) => name))
  expect(await visit.page.locator('main').innerText()).toMatch(/phiếu tạm T-[A-Z0-9]{4}-\d{3}/)
  await branch.open(`${HOME}/dues`)
  const asked = await branch.names()
  for (const { name } of three) expect(asked.filter((one) => one === name).length).toBeLessThan(2)

  await branch.goOnline()
  await branch.open(HOME)
  await expect.poll(() => branch.waiting(), { timeout: 20_000 }).toBe('')
  const after = await branchNow()
  for (const { id } of three) expect(after.members.find((one) => one.id === id)).toMatchObject({ owed: 0 })
  await branch.open(`${HOME}/waiting`)
  const receipts = await visit.page.locator('a[href^="/receipt/"]').allInnerTexts()
  expect(new Set(receipts).size).toBe(3)
  // Sent, and sent again by whoever opens the next page: nothing happens twice.
  await branch.open(HOME)
  expect((await branchNow()).members.filter(({ owed }) => owed < 0)).toEqual([])
}, 120_000)

test('what waits is refused in words, corrected on the device, and sent', async () => {
  const { visit, branch } = await signedIn()
  await branch.untilKept()
  const [one] = await owing(1)
  await branch.goOffline()
  await branch.open(`${HOME}/members/${one?.id}`)
  await branch.write({ amount: '9000000' })
  await branch.send('#dues')
  await branch.goOnline()
  await branch.open(HOME)
  await expect.poll(() => branch.waiting(), { timeout: 20_000 }).toContain('xem lại')
  await branch.open(`${HOME}/waiting`)
  expect(await visit.page.locator('.mc-error').innerText()).not.toBe('')
  await branch.go(visit.page.locator('a[href*="/waiting/"]').first())
  await branch.write({ amount: String(one?.owed) })
  await branch.send('#dues')
  await expect
    .poll(async () => (await branchNow()).members.find(({ id }) => id === one?.id)?.owed, { timeout: 20_000 })
    .toBe(0)
}, 120_000)

test('another who signs in on the phone sees nothing of it; the first finds it again; signing out leaves nothing', async () => {
  const { visit, branch } = await signedIn()
  const signIn = new SignInPages(visit)
  await branch.untilKept()
  const [one] = await owing(1)
  await branch.goOffline()
  await branch.open(`${HOME}/members/${one?.id}`)
  await branch.write({ amount: '9000000' })
  await branch.send('#dues')
  await branch.goOnline()
  await branch.open(HOME)
  await expect.poll(() => branch.waiting(), { timeout: 20_000 }).toContain('xem lại')

  // Her session ends by itself; what she left waits, closed, and where she would sign in again that is said.
  await endSession(visit)
  await branch.open(HOME)
  await expect.poll(() => branch.waiting(), { timeout: 20_000 }).toMatch(/xem lại|còn giữ trong máy/)
  await signIn.byPassword('hoi.tamxuan', PASSWORD, '/desk/members')
  await branch.open(`${HOME}/waiting`)
  expect(await visit.page.locator('main').innerText()).not.toContain(one?.name ?? '?')
  expect(await branch.waiting()).toBe('')
  expect((await branch.traces()).rows).toBe(1)
  await branch.goOffline()
  // Whether the worker of her own lists answers or nothing does, the other's member is not shown.
  await visit.page.goto(`${HOME}/members/${one?.id}`).catch(() => undefined)
  expect(await visit.page.locator('main').innerText()).not.toContain(one?.name ?? '?')
  await branch.goOnline()

  await endSession(visit)
  await signIn.byPassword('chihoi', PASSWORD, HOME)
  await branch.untilKept()
  await expect.poll(() => branch.waiting(), { timeout: 20_000 }).toContain('xem lại')
  visit.page.on('dialog', (dialog) => void dialog.accept())
  await branch.go(visit.page.locator('form[action="/sign-out"] button').first())
  await visit.page.waitForURL((url) => !url.pathname.startsWith('/desk'))
  await expect.poll(() => branch.traces()).toEqual({ keys: [], rows: 0, caches: [], workers: [] })
  visit.faults.length = 0
}, 120_000)

test.each(['en', 'pl'] as const)(
  'the same pages without JavaScript (%s)',
  async (locale) => {
    const { visit, branch } = await signedIn({ javaScript: false, locale })
    await branch.open(`${HOME}/unseen`)
    const [first = ''] = await branch.names()
    await branch.go(visit.page.locator('.mc-contact form button').first())
    expect(await visit.page.locator('.mc-flash').count()).toBe(1)
    expect(await branch.names()).not.toContain(first)
    await branch.open(`${HOME}/birthdays?span=month`)
  },
  120_000,
)

test('on a device that others use nothing is kept', async () => {
  const visit = await newPage({ width: 360 })
  const signIn = new SignInPages(visit)
  await signIn.open(`/sign-in?shared=1&next=${HOME}`)
  await signIn.send({ login: 'chihoi', password: PASSWORD }, '#password form button[type=submit]')
  const branch = new BranchPages(visit)
  await branch.open(HOME)
  expect(await branch.traces()).toEqual({ keys: [], rows: 0, caches: [], workers: [] })
}, 60_000)
