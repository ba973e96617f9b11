import { expect, test } from 'vitest'
import type { Action, Item, Outcome } from '../action.rules.ts'
import type { Branch, BranchMember } from '../branch.rules.ts'
import { memoryStore } from '../testing/memory-store.ts'
import { createKeeper } from './keeper.ts'
import type { Answer } from './office-line.ts'
import { createVault } from './vault.ts'

const hanh: BranchMember = {
  id: 'hanh',
  name: 'Nguyễn Thị Hạnh',
  born: '1985-03-08',
  phone: '+84905000111',
  phoneMasked: '+84905000111',
  phoneShared: false,
  address: 'Thôn An Hải',
  unit: 'PN20965-01',
  joinedOn: '2010-01-01',
  suspended: false,
  owed: 50_000,
  owedYears: [2026],
  seenOn: null,
  marked: null,
}
const branch: Branch = {
  unit: { code: 'PN20965-01', name: 'Chi hội 1' },
  units: [],
  today: '2026-11-22',
  members: [hanh],
  cut: false,
}
const key32 = (letter: string) => Buffer.alloc(32, letter).toString('base64url')
const dues = (amount = 50_000): Action => ({ kind: 'dues', member: 'hanh', amount, on: '2026-11-22', slip: '' })
const visit: Action = { kind: 'note', member: 'hanh', what: 'visit', text: '', on: '2026-11-22' }

/** A phone, the office it talks to, and who is signed in there. Everything on it is as in a browser, but in memory. */
function phone() {
  const store = memoryStore()
  const office = {
    who: 'chihoi' as string | null,
    session: 1,
    online: true,
    /** The answer is lost on the way back: the office has done the work. */
    losesAnswers: false,
    refuse: new Map<string, string>(),
    done: new Map<string, Item>(),
    sent: 0,
  }
  let clock = Date.parse('2026-11-22T03:00:00Z')
  const devices = new Map<string, { who: string; session: number }>()
  const answerOf = (path: string, body: Record<string, unknown>): Answer => {
    if (office.who === null) return { status: 401, body: {} }
    if (path === '/api/v1/outreach/device') {
      const known = (body['devices'] as string[]).find((id) => devices.get(id)?.who === office.who)
      const device = known ?? `device of ${office.who}`
      devices.set(device, { who: office.who, session: office.session })
      const listKey = key32(String(office.session))
      return {
        status: 200,
        body: { device, code: 'K7QX', listKey, outboxKey: key32(office.who[0] ?? 'x'), dataDays: 7 },
      }
    }
    const device = devices.get(String(body['device'] ?? new URL(path, 'http://x').searchParams.get('device')))
    if (device?.who !== office.who || device.session !== office.session) return { status: 409, body: {} }
    if (path.startsWith('/api/v1/outreach/lists')) return { status: 200, body: branch }
    const outcomes = (body['items'] as Item[]).map((item): Outcome => {
      const refusal = office.refuse.get(item.action.kind)
      if (refusal !== undefined)
        return { key: item.key, outcome: 'refused', code: refusal, text: `words of ${refusal}` }
      office.done.set(item.key, item)
      return {
        key: item.key,
        outcome: 'done',
        result: { member: 'hanh', receipt: 'PN20965-01/2026/7', receiptUrl: null },
      }
    })
    office.sent += 1
    return { status: 200, body: { outcomes } }
  }
  const queues = new Map<string, Promise<unknown>>()
  let made = 0
  /** A page or a worker that was killed is simply made anew over the same database. */
  const keeper = () =>
    createKeeper({
      store,
      vault: createVault(crypto.subtle, (length) => new Uint8Array(Buffer.alloc(length, (made += 1)))),
      now: () => clock,
      uuid: () => `key-of-an-action-${(made += 1)}`,
      api: async (_method, path, body = {}) => {
        if (!office.online) throw new TypeError('Failed to fetch')
        const answer = answerOf(path, body as Record<string, unknown>)
        if (office.losesAnswers) throw new TypeError('Failed to fetch')
        return structuredClone(answer)
      },
      alone: (name, work) => {
        const next = (queues.get(name) ?? Promise.resolve()).then(work)
        queues.set(
          name,
          next.catch(() => undefined),
        )
        return next
      },
    })
  return { store, office, keeper, later: (days: number) => (clock += days * 86_400_000) }
}

test('after the first visit the branch is on the phone, and nothing of it can be read there without the key', async () => {
  const { store, keeper } = phone()
  expect(await keeper().sync()).toMatchObject({ state: 'on', waiting: 0 })
  expect((await keeper().branch())?.branch.members[0]?.name).toBe('Nguyễn Thị Hạnh')
  await keeper().add(dues())
  const lying = JSON.stringify(store.all(), (_, value: unknown) =>
    value instanceof ArrayBuffer ? Buffer.from(value).toString('latin1') : value,
  )
  expect(lying).not.toMatch(/Hạnh|905000111|50000|dues/)
  const { dataKey } = (await store.get('session')) as { dataKey: CryptoKey }
  await expect(crypto.subtle.exportKey('raw', dataKey)).rejects.toThrow()
})

test('without a network dues are taken, shown as taken with a provisional slip, and sent once the network is back', async () => {
  const { office, keeper } = phone()
  await keeper().sync()
  office.online = false
  await keeper().add(dues())
  expect((await keeper().kept())[0]).toMatchObject({
    state: 'waiting',
    name: 'Nguyễn Thị Hạnh',
    action: { slip: 'T-K7QX-001' },
  })
  expect(await keeper().sync()).toMatchObject({ state: 'on', waiting: 1, online: false })
  expect((await keeper().branch())?.branch.members[0]).toMatchObject({ owed: 0, waits: true })
  office.online = true
  expect(await keeper().sync()).toMatchObject({ waiting: 0, online: true })
  expect((await keeper().kept())[0]).toMatchObject({ state: 'sent', result: { receipt: 'PN20965-01/2026/7' } })
  expect(office.done.size).toBe(1)
})

test('an answer that was lost, and a phone that was switched off in between, double nothing', async () => {
  const { office, keeper } = phone()
  await keeper().sync()
  await keeper().add(dues())
  await keeper().add(visit)
  office.losesAnswers = true
  expect(await keeper().sync()).toMatchObject({ waiting: 2 })
  expect(office.done.size).toBe(2)
  office.losesAnswers = false
  await Promise.all([keeper().sync(), keeper().sync()])
  expect(await keeper().status()).toMatchObject({ waiting: 0 })
  expect(office.done.size).toBe(2)
  expect(new Set(office.done.keys()).size).toBe(2)
})

test('the same form sent twice is one item', async () => {
  const { keeper } = phone()
  await keeper().sync()
  await keeper().add(dues(), 'key-of-the-form-01')
  await keeper().add(dues(), 'key-of-the-form-01')
  expect(await keeper().kept()).toHaveLength(1)
})

test('what the office refuses stays, with the reason, until somebody corrects or removes it', async () => {
  const { office, keeper } = phone()
  await keeper().sync()
  await keeper().add(dues())
  await keeper().add(visit)
  office.refuse.set('dues', 'dues.nothing_owed')
  expect(await keeper().sync()).toMatchObject({ waiting: 0, refused: 1 })
  const [refused] = await keeper().kept()
  expect(refused).toMatchObject({ state: 'refused', problem: { text: 'words of dues.nothing_owed' } })
  office.refuse.clear()
  await keeper().edit(refused?.key ?? '', dues(20_000))
  expect(await keeper().sync()).toMatchObject({ waiting: 0, refused: 0 })
  expect([...office.done.values()].find(({ action }) => action.kind === 'dues')?.action).toMatchObject({
    amount: 20_000,
  })
})

test('a session that ended loses nothing: the same person signs in and it goes by itself', async () => {
  const { office, keeper, store } = phone()
  await keeper().sync()
  office.online = false
  await keeper().add(dues())
  office.online = true
  office.who = null
  expect(await keeper().sync()).toMatchObject({ state: 'over', waiting: 1 })
  expect(await keeper().branch()).toBeUndefined()
  expect(await store.get('session')).toBeUndefined()
  office.who = 'chihoi'
  office.session += 1
  expect(await keeper().sync()).toMatchObject({ state: 'on', waiting: 0 })
  expect(office.done.size).toBe(1)
})

test('another who signs in on the phone sees nothing, sends nothing, and loses nothing of the first', async () => {
  const { office, keeper } = phone()
  await keeper().sync()
  office.online = false
  await keeper().add(dues())
  office.online = true
  // She signed in over the first one's session, without signing her out.
  office.who = 'another'
  office.session += 1
  expect(await keeper().sync()).toMatchObject({ state: 'on', waiting: 0, refused: 0 })
  expect(await keeper().kept()).toEqual([])
  expect(office.done.size).toBe(0)
  await keeper().add(visit)
  await keeper().sync()
  expect([...office.done.values()].map(({ action }) => action.kind)).toEqual(['note'])
  office.who = 'chihoi'
  office.session += 1
  expect(await keeper().sync()).toMatchObject({ state: 'on', waiting: 0 })
  expect([...office.done.values()].map(({ action }) => action.kind)).toEqual(['note', 'dues'])
})

test('lists expire by themselves; what waits does not', async () => {
  const { office, keeper, later } = phone()
  await keeper().sync()
  office.online = false
  await keeper().add(dues())
  later(8)
  expect(await keeper().branch()).toBeUndefined()
  expect(await keeper().status()).toMatchObject({ state: 'on', waiting: 1 })
})

test('signing out leaves nothing', async () => {
  const { store, keeper } = phone()
  await keeper().sync()
  await keeper().add(dues())
  await keeper().wipe()
  expect(store.all()).toEqual({ values: {}, rows: [] })
})

test('an item that was changed while it was on its way: what the office did stands', async () => {
  const { keeper, office } = phone()
  await keeper().sync()
  await keeper().add(dues(), 'key-of-the-form-01')
  const device = keeper()
  const sending = device.sync()
  await keeper().remove('key-of-the-form-01')
  await sending
  const left = await keeper().kept()
  // Either it was removed before it went, or it went and is shown as sent; never done and hidden.
  expect(left.map(({ state }) => state)).toEqual(office.done.size === 0 ? [] : ['sent'])
})

test('what cannot be right is refused at once, without the office', async () => {
  const { keeper } = phone()
  await keeper().sync()
  expect(await keeper().add(dues(-5))).toEqual([{ path: 'amount', code: 'outreach.bad_amount' }])
  expect(await keeper().add({ ...dues(), on: '2026-02-30' } as Action)).toEqual([
    { path: 'on', code: 'outreach.bad_day' },
  ])
  const newcomer = {
    kind: 'register',
    unit: 'PN20965-01',
    phone: '',
    line: '',
    basis: 'told',
    on: '2026-11-22',
  } as const
  expect(await keeper().add({ ...newcomer, name: 'Lê Thị <b>Mới</b>', born: '1985-02-30' })).toEqual([
    { path: 'name', code: 'kernel.bad_letters' },
    { path: 'born', code: 'outreach.bad_born' },
  ])
  expect(await keeper().kept()).toEqual([])
})
