// What is held about me, who looked at it, and how it goes: a resident and the officer who looks after personal data.
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, inject, test } from 'vitest'
import { newPage, type VisitOptions } from '#e2e/ground/browser.ts'
import { DeskPages } from '#e2e/pages/desk.page.ts'
import { EIdentityPages } from '#e2e/pages/e-identity.page.ts'

const resident = async (options: VisitOptions) => new EIdentityPages(await newPage(options))

test('a resident sees what is held and who looked, takes it with her, and has it deleted; all without JavaScript', async () => {
  const her = await resident({ javaScript: false, width: 360 })
  await her.signInAs('Trần Quang Vinh')
  await her.open('/account/data')
  expect(await her.text()).toContain('T••• Q••• V•••')
  expect(await her.text()).not.toContain('Trần Quang Vinh')

  await her.go(her.main.locator('form:has(input[name=column][value=display_name]) button'))
  expect(await her.text()).toContain('Trần Quang Vinh')
  const file = await her.page.context().request.get('/account/data/file.json')
  expect(file.headers()['content-disposition']).toContain('attachment')
  const data = (await file.json()) as { format: string; tables: { table: string }[] }
  expect(data.format).toBe('motcua.personal-data')
  expect(data.tables.map(({ table }) => table)).toEqual(expect.arrayContaining(['accounts', 'sessions']))
  expect(JSON.stringify(data)).not.toMatch(/password_hash|token_sha256/)
  const paper = await her.page.context().request.get('/account/data/file.pdf')
  expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-')

  await her.open('/account/data/requests')
  await her.page.locator('input[name=kind][value=delete]').check()
  await her.page.fill('[name=text]', 'Xin xóa tài khoản của tôi')
  await her.go(her.main.locator('form button[type=submit]').last())
  expect(await her.main.locator('[aria-invalid=true]').count()).toBe(1)
  expect(await her.page.inputValue('[name=text]')).toBe('Xin xóa tài khoản của tôi')
  await her.page.fill('[name=unit]', '20965')
  await her.go(her.main.locator('form button[type=submit]').last())
  expect(her.path).toMatch(/\/account\/data\/requests\/\w+/)
  expect(await her.text()).toContain('20')
  const code = her.path.split('/').at(-1) ?? ''

  const desk = new DeskPages(await newPage({ javaScript: false, width: 1200 }))
  await desk.signIn('dulieu')
  await desk.open('/desk/privacy/requests')
  await desk.go(desk.main.locator(`a[href="/desk/privacy/requests/${code}"]`))
  await desk.go(desk.main.locator('form:has(input[value=acknowledge]) button'))

  await her.open('/account/data')
  expect(await her.main.locator('#looked tbody tr').count()).toBeGreaterThan(0)
  expect(await her.main.locator('#looked').innerText()).toContain('Cán bộ bảo vệ dữ liệu')
  expect(await her.main.locator('#looked').innerText()).not.toContain('Ngọc Ánh')

  await desk.page.locator('input[name=outcome][value=partly]').check()
  await desk.go(desk.main.locator('form:has(input[value=decide]) button'))
  expect(await desk.main.locator('[aria-invalid=true]').count()).toBeGreaterThan(0)
  await desk.page.locator('input[name=outcome][value=granted]').check()
  await desk.go(desk.main.locator('form:has(input[value=decide]) button'))
  const reply = await desk.page.context().request.get(`/desk/privacy/requests/${code}/reply.pdf`)
  expect((await reply.body()).subarray(0, 5).toString()).toBe('%PDF-')

  for (let tries = 0; tries < 60; tries += 1) {
    await desk.open(`/desk/privacy/requests/${code}`)
    if (!(await desk.main.innerText()).includes('Trần Quang Vinh')) break
    await sleep(500)
  }
  expect(await desk.main.innerText()).not.toContain('Trần Quang Vinh')
  await her.open('/account/data')
  expect(her.path).toBe('/sign-in')
}, 120_000)

test('without an account a dossier that was opened shows its data and who looked at it, in every language', async () => {
  const { url } = inject('app')
  const call = async <T>(path: string, token: string, body?: object): Promise<T> => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
    const answer = await fetch(`${url}${path}`, {
      headers,
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
    return (await answer.json()) as T
  }
  const { token } = await call<{ token: string }>('/api/v1/session', '', { login: 'tiepnhan', password: 'motcua-demo' })
  const { items } = await call<{ items: { code: string; trackingCode: string }[] }>('/api/v1/dossiers?limit=1', token)
  const { code = '', trackingCode = '' } = items[0] ?? {}
  const why = { field: 'phone', why: 'other', reason: 'Gọi hỏi về giấy tờ' }
  const { value } = await call<{ value: string }>(`/api/v1/dossiers/${code}/reveal`, token, why)
  for (const locale of ['vi', 'en', 'pl'] as const) {
    const visitor = await resident({ javaScript: false, width: 320, locale })
    await visitor.open(`/t/${trackingCode}/data`)
    await visitor.page.fill('[name=phoneEnd]', value.slice(-4))
    await visitor.go(visitor.main.locator('form button[type=submit]').last())
    expect(visitor.path.replaceAll('-', '')).toBe(`/t/${trackingCode.replaceAll('-', '')}/data`)
    expect(await visitor.text()).toContain('Gọi hỏi về giấy tờ')
    expect(await visitor.text()).not.toContain(value)
  }
}, 120_000)
