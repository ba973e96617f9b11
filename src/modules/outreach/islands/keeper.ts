import { actionProblems, type Action, type ActionProblem } from '../action.rules.ts'
import type { Branch } from '../branch.rules.ts'
import { createDeviceStore, type DeviceStore, type Session, type Store } from './device-store.ts'
import { createOfficeLine, type LinePorts, type OfficeLine } from './office-line.ts'
import { again, counts, isSpent, overlaid, slipNumber, type Kept } from './outbox.ts'

export type Ports = LinePorts & { store: Store; uuid(): string }

/**
 * `on`: lists and outbox are at hand. `over`: the session has ended; what waits is kept, closed, until the same person
 * signs in again. `refused`: no longer (or not on this device) allowed. `none`: nobody works here.
 */
export type State = 'on' | 'over' | 'refused' | 'none'
export type Status = { state: State; waiting: number; refused: number; takenAt: number | null; online: boolean }

export type Keeper = ReturnType<typeof createKeeper>

type Parts = { at: DeviceStore; line: OfficeLine; ports: Ports }

/** Lists younger than this are not fetched anew at each page. */
const FRESH_MS = 10 * 60 * 1000
/** What somebody never came back to send is of no use to anybody after this long. */
const ORPHAN_MS = 60 * 24 * 3600 * 1000

/** Keeps one branch on one device: lists for days, actions until the office has them. */
export function createKeeper(ports: Ports) {
  const at = createDeviceStore(ports)
  const parts: Parts = { at, line: createOfficeLine(at, ports), ports }
  return {
    newKey: ports.uuid,
    today: () => todayOf(parts),
    kept: at.kept,
    /** Lists with what waits laid over them; undefined when there are none, or when they have expired. */
    async branch(): Promise<{ branch: Branch; takenAt: number } | undefined> {
      const found = await at.branch()
      return found && { ...found, branch: { ...overlaid(found.branch, await at.kept()), today: todayOf(parts) } }
    },
    status: () => statusOf(parts),
    sync: (force = false) => sync(parts, force),
    lock: () => at.lock(),
    wipe: () => at.wipe(),
    add: (action: Action, key: string = ports.uuid()) => add(parts, action, key),
    /** Corrects what waits; a slip that was handed out keeps its number. */
    async edit(key: string, action: Action): Promise<ActionProblem[]> {
      const problems = actionProblems(action, todayOf(parts))
      if (problems.length > 0) return problems
      await change(parts, key, (one) => again(one, withSlipOf(one, action)))
      return []
    },
    retry: (key: string) => change(parts, key, (one) => again(one)),
    remove: (key: string) =>
      ports.alone('box', async () => {
        if ((await at.kept()).some((one) => one.key === key)) await at.remove(key)
      }),
  }
}

/** Vietnam's day: the phone's own zone may be wrong. */
const todayOf = ({ ports }: Parts): string => new Date(ports.now() + 7 * 3600 * 1000).toISOString().slice(0, 10)

async function statusOf({ at, line }: Parts): Promise<Status> {
  const online = line.isOnline()
  if (await at.session()) return { state: 'on', ...counts(await at.kept()), takenAt: await at.takenAt(), online }
  const ended = await at.ended()
  const rows = ended ? (await at.rows()).filter(({ device }) => device === ended.device) : []
  return { state: ended?.why ?? 'none', waiting: rows.length, refused: 0, takenAt: null, online }
}

/** With a network: a session, everything sent, fresh lists. Without one: what there is. */
async function sync(parts: Parts, force: boolean): Promise<Status> {
  return parts.ports.alone('sync', async () => {
    await tidy(parts)
    // Twice at most: when another session or another person has signed in, her own keys are asked for.
    if (!(await pass(parts, force))) await pass(parts, true)
    return statusOf(parts)
  })
}

/** False when the keys on the device turned out to be those of another session. */
async function pass({ at, line, ports }: Parts, force: boolean): Promise<boolean> {
  const mine: Session | undefined = (await at.session()) ?? (await line.open())
  if (!mine) return true
  const took = await line.send(mine)
  const isOld = ports.now() - ((await at.takenAt()) ?? 0) > FRESH_MS
  if (line.isOnline() && (took || force || isOld) && (await at.session())) await line.fetchLists(mine)
  return (await at.session()) !== undefined || (await at.ended()) !== undefined
}

async function tidy({ at, ports }: Parts): Promise<void> {
  for (const row of await at.rows()) if (ports.now() - row.at > ORPHAN_MS) await at.remove(row.key)
  for (const one of await at.kept()) if (isSpent(one, ports.now())) await at.remove(one.key)
}

/** Puts an action into the outbox, once under its key; refused when it cannot be right, or when nobody works here. */
async function add(parts: Parts, action: Action, key: string): Promise<ActionProblem[]> {
  const { at, ports } = parts
  const problems = actionProblems(action, todayOf(parts))
  if (problems.length > 0) return problems
  return ports.alone('box', async () => {
    const mine = await at.session()
    if (!mine) return [{ path: '', code: 'outreach.nobody_here' }]
    const all = await at.kept()
    if (all.some((one) => one.key === key)) return []
    const seq = await at.nextNumber()
    const made = action.kind === 'dues' ? { ...action, slip: action.slip || slipNumber(mine.code, seq) } : action
    const name = await nameOf(at, made, all)
    await at.write({
      key,
      seq,
      at: new Date(ports.now()).toISOString(),
      action: made,
      state: 'waiting',
      tries: 0,
      name,
    })
    return []
  })
}

async function nameOf(at: DeviceStore, action: Action, all: readonly Kept[]): Promise<string> {
  if (action.kind === 'register') return action.name
  const known = (await at.branch())?.branch.members.find(({ id }) => id === action.member)
  return known?.name ?? all.find(({ key }) => key === action.member)?.name ?? ''
}

async function change({ at, ports }: Parts, key: string, make: (one: Kept) => Kept): Promise<boolean> {
  return ports.alone('box', async () => {
    const one = (await at.kept()).find((other) => other.key === key && other.state !== 'sent')
    if (!one) return false
    await at.write(make(one))
    return true
  })
}

const withSlipOf = ({ action: old }: Kept, action: Action): Action =>
  action.kind === 'dues' && old.kind === 'dues' ? { ...action, slip: old.slip } : action
