import type { Outcome } from '../action.rules.ts'
import type { DeviceStore, Session } from './device-store.ts'
import { answered, AT_ONCE, toSend, type Kept } from './outbox.ts'
import type { Vault } from './vault.ts'

export type Answer = { status: number; body: unknown }
export type LinePorts = {
  vault: Vault
  /** Throws when there is no network. */
  api(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer>
  /** One at a time under a name on this device, whichever page or worker asks. */
  alone<Result>(name: 'sync' | 'box', work: () => Promise<Result>): Promise<Result>
  now(): number
}

type Given = { device: string; code: string; listKey: string; outboxKey: string; dataDays: number }

export type OfficeLine = ReturnType<typeof createOfficeLine>

/** The device's line to the office: opens a session's keys, sends what waits, fetches the lists. */
export function createOfficeLine(at: DeviceStore, { vault, api, alone, now }: LinePorts) {
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

  /** What an answer other than 200 means for the session on this device. */
  async function closed(status: number): Promise<void> {
    if (status === 401) await at.lock('over')
    if (status === 403) await at.lock('refused')
    // Another session or another person has signed in: her keys are asked for anew.
    if (status === 409) await at.lock()
  }

  /** A session of somebody who may: her keys, and those of nobody else any more. */
  async function open(): Promise<Session | undefined> {
    const answer = await call('POST', '/api/v1/outreach/device', { devices: await at.devices() })
    if (answer?.status !== 200) {
      if (answer) await closed(answer.status)
      return undefined
    }
    const { listKey, outboxKey, ...given } = answer.body as Given
    const mine = { ...given, dataKey: await vault.importKey(listKey), outboxKey: await vault.importKey(outboxKey) }
    await at.begin(mine)
    return mine
  }

  async function fetchLists(mine: Session): Promise<void> {
    const answer = await call('GET', `/api/v1/outreach/lists?device=${mine.device}`)
    if (!answer) return
    if (answer.status !== 200) return closed(answer.status)
    await at.keepLists(mine, answer.body)
  }

  /**
   * Sends what waits, a few at a time, until nothing is left or the line breaks; once also when nothing waits, which asks
   * whether the session is still hers. True when the office took something.
   */
  async function send(mine: Session): Promise<boolean> {
    for (let took = false; ; took = true) {
      const next = toSend(await at.kept())
      const items = next.map(({ key, at: madeAt, action }) => ({ key, at: madeAt, action }))
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

  /** Somebody may have changed or removed an item on its way: what the office did stands, what it refused does not. */
  async function note(sent: readonly Kept[], outcomes: readonly Outcome[]): Promise<void> {
    const here = new Map((await at.kept()).map((one) => [one.key, one]))
    for (const one of sent) {
      const after = answered(one, outcomes, now())
      const isSame = JSON.stringify(here.get(one.key)?.action) === JSON.stringify(one.action)
      if (after.state === 'sent' || isSame) await at.write(after)
    }
  }

  return { open, fetchLists, send, isOnline: () => online }
}
