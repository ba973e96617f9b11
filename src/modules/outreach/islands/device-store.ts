import type { Branch } from '../branch.rules.ts'
import type { Kept } from './outbox.ts'
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

/** Who works on this device now. Only while her session lives: it goes at the first word of its end. */
export type Session = { device: string; code: string; dataKey: CryptoKey; outboxKey: CryptoKey; dataDays: number }
type Lists = { device: string; until: number; takenAt: number; sealed: Sealed }
/** Why nobody works here any more, so that the page can say so. */
export type Ended = { device: string; why: 'over' | 'refused' }

const DAY = 24 * 3600 * 1000

export type DeviceStore = ReturnType<typeof createDeviceStore>

/** What lies on the device, read and written under the keys of whoever works there; with no keys there is nothing. */
export function createDeviceStore({ store, vault, now }: { store: Store; vault: Vault; now(): number }) {
  const session = async () => (await store.get('session')) as Session | undefined
  const lists = async () => (await store.get('data')) as Lists | undefined
  const place = (device: string, key: string) => `outbox ${device} ${key}`

  async function kept(): Promise<Kept[]> {
    const mine = await session()
    if (!mine) return []
    const rows = (await store.rows()).filter(({ device }) => device === mine.device)
    const opened = await Promise.all(
      rows.map(({ key, sealed }) => vault.open<Kept>(mine.outboxKey, place(mine.device, key), sealed)),
    )
    return opened.filter((one) => one !== undefined).toSorted((a, b) => a.seq - b.seq)
  }

  async function write(one: Kept): Promise<void> {
    const mine = await session()
    if (!mine) return
    const sealed = await vault.seal(mine.outboxKey, place(mine.device, one.key), one)
    await store.put({ key: one.key, device: mine.device, seq: one.seq, at: now(), sealed })
  }

  async function keepLists(mine: Session, branch: unknown): Promise<void> {
    const sealed = await vault.seal(mine.dataKey, `lists ${mine.device}`, branch)
    const at = now()
    await store.set('data', {
      device: mine.device,
      until: at + mine.dataDays * DAY,
      takenAt: at,
      sealed,
    } satisfies Lists)
  }

  /** Undefined when there are none of hers, or when they have expired: then they go. */
  async function branch(): Promise<{ branch: Branch; takenAt: number } | undefined> {
    const [mine, found] = [await session(), await lists()]
    if (!mine || !found || found.device !== mine.device) return undefined
    if (found.until <= now()) {
      await store.drop('data')
      return undefined
    }
    const opened = await vault.open<Branch>(mine.dataKey, `lists ${mine.device}`, found.sealed)
    return opened && { branch: opened, takenAt: found.takenAt }
  }

  return {
    session,
    kept,
    write,
    keepLists,
    branch,
    rows: store.rows,
    remove: store.remove,
    wipe: store.clear,
    takenAt: async () => (await lists())?.takenAt ?? null,
    nextNumber: async () => {
      const next = Number((await store.get('seq')) ?? 0) + 1
      await store.set('seq', next)
      return next
    },
    ...beginAndEnd(store, session),
  }
}

/** How a session begins on the device, and how it ends there. */
function beginAndEnd(store: Store, session: () => Promise<Session | undefined>) {
  const devices = async () => ((await store.get('devices')) as string[] | undefined) ?? []
  return {
    devices,
    ended: async () => (await store.get('ended')) as Ended | undefined,
    /** The keys and the lists go; what waits stays closed until its owner opens it again. */
    async lock(why?: Ended['why']): Promise<void> {
      const mine = await session()
      await store.drop('session', 'data')
      await (mine && why ? store.set('ended', { device: mine.device, why } satisfies Ended) : store.drop('ended'))
    },
    async begin(mine: Session): Promise<void> {
      const known = await devices()
      await store.drop('session', 'data', 'ended')
      await store.set('devices', [...new Set([mine.device, ...known])].slice(0, 20))
      await store.set('session', mine)
    },
  }
}
