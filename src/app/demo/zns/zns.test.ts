import { afterAll, expect, test } from 'vitest'
import { createZns, type ZnsSettings } from '#kernel/texting/zns.ts'
import { startDemoServer } from '../demo-server.ts'
import { createZnsStandIn, DEMO_ZNS, ZNS_PATH } from './zns-stand-in.ts'

const zns = createZnsStandIn(() => new Date('2026-11-20T09:00:00+07:00'))
const server = await startDemoServer({ host: '127.0.0.1', port: 0 }, () => [zns.part])
afterAll(() => server.stop())

const settings: ZnsSettings = {
  url: server.url + ZNS_PATH,
  local: true,
  token: async () => DEMO_ZNS.token,
  templates: DEMO_ZNS.templates,
  timeoutMs: 300,
}
const to = (phone: string) => ({ phone, template: 'code' as const, data: { otp: '123456' }, trackingId: 't1' })

test('a message arrives with its number, template and values', async () => {
  await createZns(settings).send(to('+84905123456'))
  expect(zns.received()[0]).toMatchObject({
    phone: '84905123456',
    template: DEMO_ZNS.templates.code,
    data: { otp: '123456' },
    tracking: 't1',
  })
})

test.each([
  ['a phone without Zalo', '+84900000118', 'unreachable'],
  ['a number that is none', '+8490', 'unreachable'],
  ['an account out of money', '+84900000115', 'failed'],
  ['a carrier that does not answer', '+84900000408', 'failed'],
  ['a carrier that answers nonsense', '+84900000500', 'failed'],
])('%s: the message is refused', async (_what, phone, failure) => {
  const before = zns.received().length
  await expect(createZns(settings).send(to(phone))).rejects.toMatchObject({ name: 'TextError', failure })
  expect(zns.received()).toHaveLength(before)
})

test('a token that has run out, a template that is not ours and a dead server fail', async () => {
  const failing: Partial<ZnsSettings>[] = [
    { token: async () => 'old' },
    { templates: { code: '999' } },
    { url: 'http://localhost:1/x' },
    { token: () => Promise.reject(new Error('no file')) },
  ]
  for (const wrong of failing)
    await expect(createZns({ ...settings, ...wrong }).send(to('+84905123456'))).rejects.toMatchObject({
      failure: 'failed',
    })
})

test('a kind of message without a template is not offered', () => {
  const only = createZns({ ...settings, templates: { code: '1' } })
  expect([only.can('code'), only.can('notice')]).toEqual([true, false])
})
