import type { Action, Item, Outcome, Result } from '../action.rules.ts'
import type { Branch, BranchMember } from '../branch.rules.ts'

/** One action on the device: waiting to be sent, refused by the server (and why), or sent (and what came of it). */
export type Kept = Item & {
  /** In which order they were done. */
  seq: number
  state: 'waiting' | 'refused' | 'sent'
  /** How often it was sent without an answer. */
  tries: number
  /** Of whom: shown in the list of what waits, also when she is not in the lists any more. */
  name: string
  problem?: { code: string; text: string }
  result?: Result
  /** Milliseconds; what was sent is shown for a day. */
  sentAt?: number
}

export const SHOWN_SENT_MS = 24 * 3600 * 1000
/** Small enough for a slow line; the rest follows at once. */
export const AT_ONCE = 20

/** What to send next, oldest first: an action may speak of a member who is registered by one before it. */
export const toSend = (all: readonly Kept[], limit = AT_ONCE): Kept[] => ordered(all).filter(isWaiting).slice(0, limit)

export const isWaiting = ({ state }: Kept): boolean => state === 'waiting'
const ordered = (all: readonly Kept[]) => all.toSorted((a, b) => a.seq - b.seq)

/** How many wait, and how many need a person to look. */
export const counts = (all: readonly Kept[]): { waiting: number; refused: number } => ({
  waiting: all.filter(isWaiting).length,
  refused: all.filter(({ state }) => state === 'refused').length,
})

/** An item after the server's answer. One of which the answer says nothing waits on. */
export function answered(kept: Kept, outcomes: readonly Outcome[], now: number): Kept {
  const outcome = outcomes.find(({ key }) => key === kept.key)
  if (!outcome) return { ...kept, tries: kept.tries + 1 }
  const { problem: _old, ...rest } = kept
  if (outcome.outcome === 'refused')
    return { ...rest, state: 'refused', tries: kept.tries + 1, problem: { code: outcome.code, text: outcome.text } }
  return { ...rest, state: 'sent', result: outcome.result, sentAt: now }
}

/** An item that somebody corrected or wants to send again. Its key stays: nothing was done under it. */
export function again(kept: Kept, action: Action = kept.action): Kept {
  const { problem: _old, ...rest } = kept
  return { ...rest, action, state: 'waiting' }
}

/** Shown long enough; what waits or was refused never goes by itself. */
export const isSpent = (kept: Kept, now: number): boolean =>
  kept.state === 'sent' && now - (kept.sentAt ?? 0) > SHOWN_SENT_MS

/** Number of a provisional slip, until the server gives the receipt its number: device, then counted. */
export const slipNumber = (device: string, count: number): string => `T-${device}-${String(count).padStart(3, '0')}`

/** The lists as they will be when everything was sent: whoever paid offline is not asked for money again. */
export function overlaid(branch: Branch, all: readonly Kept[]): Branch {
  const pending = ordered(all).filter(({ state }) => state !== 'sent')
  const members = new Map(branch.members.map((member) => [member.id, member]))
  for (const { key, action } of pending) {
    if (action.kind === 'register') {
      members.set(key, newcomer(key, action, branch.today))
      continue
    }
    const member = members.get(action.member)
    if (member) members.set(member.id, { ...after(member, action), waits: true })
  }
  return { ...branch, members: [...members.values()] }
}

function after(member: BranchMember, action: Exclude<Action, { kind: 'register' }>): BranchMember {
  switch (action.kind) {
    case 'mark':
      return { ...member, marked: action.marked ? action.reason : null }
    case 'dues':
      return { ...member, owed: Math.max(0, member.owed - action.amount), seenOn: later(member.seenOn, action.on) }
    case 'note':
      if (action.what === 'visit') return { ...member, marked: null, seenOn: later(member.seenOn, action.on) }
      return action.what === 'call' ? { ...member, seenOn: later(member.seenOn, action.on) } : member
  }
}

const later = (a: string | null, b: string) => (a !== null && a > b ? a : b)

function newcomer(key: string, action: Extract<Action, { kind: 'register' }>, today: string): BranchMember {
  const phone = action.phone === '' ? null : action.phone
  return {
    id: key,
    name: action.name,
    born: action.born === '' ? null : action.born,
    phone,
    phoneMasked: phone,
    phoneShared: false,
    address: action.line,
    unit: action.unit,
    joinedOn: today,
    suspended: false,
    owed: 0,
    owedYears: [],
    seenOn: action.on,
    marked: null,
    waits: true,
  }
}
