import { actionProblems, type Action, type ActionProblem, type Outcome } from '../action.rules.ts'
import type { Branch } from '../branch.rules.ts'
import {
  again,
  answered,
  AT_ONCE,
  counts,
  isSpent,
  isWaiting,
  overlaid,
  slipNumber,
  toSend,
  type Kept,
} from './outbox.ts'
import type { Sealed, Vault } from './vault.ts'

/** A row of the outbox as it lies in the browser's database: nothing in it can be read without the key. */
export type Row = { key: string; device: string; seq: number; at: number; sealed: Sealed }

/** The browser's database, or one in memory for tests. Values may hold keys that cannot be read out. */
export type Store = {
  get(name: string): Promise<unknown>
  set(name: string, value: unknown): Promise<void>
  drop(...names: string[]): Promise<void>
  rows(): Promise<Row[]>
  put(row: Row): Promise<void>
  remove(key: string): Promise<void>
  clear(): Promise<void>
}

export type Answer = { status: number; body: unknown }
export type Ports = {
  store: Store
  vault: Vault
  now(): number
  uuid(): string
  /** Throws when there is no network. */
  api(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer>
  /** One at a time under a name on this device, whichever page or worker asks. */
  alone<Result>(name: 'sync' | 'box', work: () => Promise<Result>): Promise<Result>
}

/** Who works on this device now. Only while her session lives: it goes at the first word of its end. */
type Session = { device: string; code: string; dataKey: CryptoKey; outboxKey: CryptoKey; dataDays: number }
type Data = { device: string; until: number; takenAt: number; sealed: Sealed }

/**
 * `on`: lists and outbox are at hand. `over`: the session has ended; what waits is kept, closed, until the same person
 * signs in again. `refused`: no longer (or not on this device) allowed. `none`: nobody works here.
 */
export type State = 'on' | 'over' | 'refused' | 'none'
export type Status = { state: State; waiting: number; refused: number; takenAt: number | null; online: boolean }

export type Keeper = ReturnType<typeof createKeeper>

const OUTBOX = 'outbox'
const LISTS = 'lists'
/** Lists younger than this are not fetched anew at each page. */
const FRESH_MS = 10 * 60 * 1000
/** What somebody never came back to send is of no use to anybody after this long. */
const ORPHAN_MS = 60 * 24 * 3600 * 1000

/** Keeps one branch on one device: lists for days, actions until the server has them. */
export function createKeeper(ports: Ports) {
  const { store, vault, now, api, alone } = ports
  const session = async () => (await store.get('session')) as Session | undefined
  let online = true

  async function call(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer | undefined> {
    try {
      const answer = await api(method, path, body)
      // A proxy whose server is away is no answer of ours.
      online = answer.status < 502
      return online ? answer : undefined
    } catch {
      online = false
      return undefined
    }
  }

  const context = (device: string, key: string) => `${OUTBOX} ${device} ${key}`

  async function kept(): Promise<Kept[]> {
    const mine = await session()
    if (!mine) return []
    const rows = (await store.rows()).filter(({ device }) => device === mine.device)
    const opened = await Promise.all(
      rows.map(({ key, sealed }) => vault.open<Kept>(mine.outboxKey, context(mine.device, key), sealed)),
    )
    return opened.filter((one) => one !== undefined).toSorted((a, b) => a.seq - b.seq)
  }

  async function write(one: Kept): Promise<void> {
    const mine = await session()
    if (!mine) return
    const sealed = await vault.seal(mine.outboxKey, context(mine.device, one.key), one)
    await store.put({ key: one.key, device: mine.device, seq: one.seq, at: now(), sealed })
  }

  /** The keys and the lists go; what waits stays closed until its owner opens it again. */
  async function lock(why: State = 'none'): Promise<void> {
    const mine = await session()
    await store.drop('session', 'data')
    await (mine && why !== 'none' ? store.set('ended', { device: mine.device, why }) : store.drop('ended'))
  }

  /** A session of somebody who may: her keys, and those of nobody else any more. */
  async function openSession(): Promise<Session | undefined> {
    const known = ((await store.get('devices')) as string[] | undefined) ?? []
    const answer = await call('POST', '/api/v1/outreach/device', { devices: known })
    if (!answer) return undefined
    if (answer.status !== 200) {
      if (answer.status === 401 || answer.status === 403) await lock(answer.status === 401 ? 'over' : 'refused')
      return undefined
    }
    const given = answer.body as {
      device: string
      code: string
      listKey: string
      outboxKey: string
      dataDays: number
    }
    const [dataKey, outboxKey] = await Promise.all([vault.importKey(given.listKey), vault.importKey(given.outboxKey)])
    const mine = { device: given.device, code: given.code, dataKey, outboxKey, dataDays: given.dataDays }
    await lock()
    await store.set('devices', [...new Set([given.device, ...known])].slice(0, 20))
    await store.set('session', mine)
    return mine
  }

  async function fetchLists(mine: Session): Promise<void> {
    const answer = await call('GET', `/api/v1/outreach/lists?device=${mine.device}`)
    if (!answer) return
    if (answer.status !== 200) return closed(answer.status)
    const sealed = await vault.seal(mine.dataKey, `${LISTS} ${mine.device}`, answer.body)
    const until = now() + mine.dataDays * 24 * 3600 * 1000
    await store.set('data', { device: mine.device, until, takenAt: now(), sealed } satisfies Data)
  }

  /** What an answer other than 200 means for the session on this device. */
  async function closed(status: number): Promise<void> {
    if (status === 401) await lock('over')
    if (status === 403) await lock('refused')
    if (status === 409) await lock()
  }

  async function data(): Promise<{ branch: Branch; takenAt: number } | undefined> {
    const [mine, lists] = [await session(), (await store.get('data')) as Data | undefined]
    if (!mine || !lists || lists.device !== mine.device) return undefined
    if (lists.until <= now()) {
      await store.drop('data')
      return undefined
    }
    const branch = await vault.open<Branch>(mine.dataKey, `${LISTS} ${mine.device}`, lists.sealed)
    return branch && { branch, takenAt: lists.takenAt }
  }

  async function status(): Promise<Status> {
    const mine = await session()
    if (mine) {
      const takenAt = ((await store.get('data')) as Data | undefined)?.takenAt ?? null
      return { state: 'on', ...counts(await kept()), takenAt, online }
    }
    const ended = (await store.get('ended')) as { device: string; why: State } | undefined
    const rows = ended ? (await store.rows()).filter(({ device }) => device === ended.device) : []
    return { state: ended?.why ?? 'none', waiting: rows.length, refused: 0, takenAt: null, online }
  }

  /**
   * Sends what waits, a few at a time, until nothing is left or the line breaks; once also when nothing waits, which asks
   * whether the session is still hers. True when the server took something.
   */
  async function send(mine: Session): Promise<boolean> {
    for (let took = false; ; took = true) {
      const next = toSend(await kept())
      const items = next.map(({ key, at, action }) => ({ key, at, action }))
      const answer = await call('POST', '/api/v1/outreach/sync', { device: mine.device, items })
      if (answer?.status !== 200) {
        if (answer) await closed(answer.status)
        return took
      }
      const { outcomes } = answer.body as { outcomes: Outcome[] }
      await alone('box', () => note(next, outcomes))
      if (next.length < AT_ONCE || outcomes.length < next.length) return took || next.length > 0
    }
  }

  /** Somebody may have changed or removed an item while it was on its way: what the server did stands, what it refused does not. */
  async function note(sent: readonly Kept[], outcomes: readonly Outcome[]): Promise<void> {
    const here = new Map((await kept()).map((one) => [one.key, one]))
    for (const one of sent) {
      const after = answered(one, outcomes, now())
      const present = here.get(one.key)
      const isSame = JSON.stringify(present?.action) === JSON.stringify(one.action)
      if (after.state === 'sent' || isSame) await write(after)
    }
  }

  /** With a network: a session, everything sent, fresh lists. Without one: what there is. */
  async function sync(force = false): Promise<Status> {
    return alone('sync', async () => {
      await tidy()
      // Twice at most: when another session or another person has signed in, her own keys are asked for.
      if (!(await pass(force))) await pass(true)
      return status()
    })
  }

  /** False when the keys on the device turned out to be those of another session. */
  async function pass(force: boolean): Promise<boolean> {
    const mine = (await session()) ?? (await openSession())
    if (!mine) return true
    const took = await send(mine)
    const lists = (await store.get('data')) as Data | undefined
    const isOld = !lists || now() - lists.takenAt > FRESH_MS
    if (online && (took || force || isOld) && (await session())) await fetchLists(mine)
    return (await session()) !== undefined || (await store.get('ended')) !== undefined
  }

  async function tidy(): Promise<void> {
    for (const row of await store.rows()) if (now() - row.at > ORPHAN_MS) await store.remove(row.key)
    for (const one of await kept()) if (isSpent(one, now())) await store.remove(one.key)
  }

  /** Puts an action into the outbox; refused when it cannot be right, or when nobody works here. */
  async function add(action: Action, key: string = ports.uuid()): Promise<ActionProblem[]> {
    const mine = await session()
    const today = await lastDay()
    if (!mine) return [{ path: '', code: 'outreach.nobody_here' }]
    const problems = actionProblems(action, today)
    if (problems.length > 0) return problems
    return alone('box', async () => {
      const all = await kept()
      const twin = all.find((one) => one.key === key)
      if (twin) return []
      const seq = Number((await store.get('seq')) ?? 0) + 1
      await store.set('seq', seq)
      const slip = action.kind === 'dues' && action.slip === '' ? slipNumber(mine.code, seq) : undefined
      const made = slip === undefined ? action : { ...(action as Extract<Action, { kind: 'dues' }>), slip }
      const one: Kept = {
        key,
        seq,
        at: new Date(now()).toISOString(),
        action: made,
        state: 'waiting',
        tries: 0,
        name: await nameOf(made, all),
      }
      await write(one)
      return []
    })
  }

  async function nameOf(action: Action, all: readonly Kept[]): Promise<string> {
    if (action.kind === 'register') return action.name
    const known = (await data())?.branch.members.find(({ id }) => id === action.member)
    return known?.name ?? all.find(({ key }) => key === action.member)?.name ?? ''
  }

  /** Vietnam's day: the phone's own zone may be wrong. */
  const lastDay = async () => new Date(now() + 7 * 3600 * 1000).toISOString().slice(0, 10)

  async function change(key: string, make: (one: Kept) => Kept): Promise<boolean> {
    return alone('box', async () => {
      const one = (await kept()).find((other) => other.key === key && other.state !== 'sent')
      if (!one) return false
      await write(make(one))
      return true
    })
  }

  return {
    status,
    sync,
    lock,
    kept,
    add,
    today: lastDay,
    newKey: ports.uuid,
    /** Corrects what waits; a slip that was handed out keeps its number. */
    async edit(key: string, action: Action): Promise<ActionProblem[]> {
      const problems = actionProblems(action, await lastDay())
      if (problems.length > 0) return problems
      await change(key, (one) => again(one, withSlipOf(one, action)))
      return []
    },
    retry: (key: string) => change(key, (one) => again(one)),
    remove: (key: string) =>
      alone('box', async () => {
        if ((await kept()).some((one) => one.key === key)) await store.remove(key)
      }),
    /** Lists with what waits laid over them; undefined when there are none, or when they have expired. */
    async branch(): Promise<{ branch: Branch; takenAt: number } | undefined> {
      const found = await data()
      return found && { ...found, branch: { ...overlaid(found.branch, await kept()), today: await lastDay() } }
    },
    wipe: () => store.clear(),
    hasWaiting: async () => (await kept()).some(isWaiting),
  }
}

const withSlipOf = ({ action: old }: Kept, action: Action): Action =>
  action.kind === 'dues' && old.kind === 'dues' ? { ...action, slip: old.slip } : action
