import type { StoredEvent } from '#kernel/events/event.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import type { T } from '#kernel/i18n/t.ts'
import { publicEventTypes, type DossierEventType } from './dossier.events.ts'

/** One line of a dossier's history. */
export type TimelineEntry = {
  seq: number
  type: string
  at: Date
  by: string
  role: string | null
  text: string
  notes: string[]
}

type Told = Pick<StoredEvent, 'seq' | 'type' | 'at' | 'actorName' | 'actorRole' | 'data'>

/** Done from the owner's side: by her, or by who may act for her. */
export const isOwners = (role: string | null): role is 'owner' | 'representative' =>
  role === 'owner' || role === 'representative'

/** The history for the office: every event, who did it, and what was written. */
export function toTimeline(events: readonly Told[], t: T): TimelineEntry[] {
  return events.map((event) => ({
    seq: event.seq,
    type: event.type,
    at: event.at,
    by: doerOf(event, t),
    role: event.actorRole,
    text: t(messageOf(event, 'event'), paramsOf(event, events)),
    notes: notesOf(event.data),
  }))
}

/** By name; who held somebody else's position is shown with that person's name. */
function doerOf({ actorName, actorRole, data }: Told, t: T): string {
  if (!actorName) return t(`dossiers.role.${isOwners(actorRole) ? actorRole : 'system'}`)
  const substitution = data['substitution'] as { name?: unknown } | undefined
  if (typeof substitution?.name !== 'string') return actorName
  return t('dossiers.role.substitute', { name: actorName, holder: substitution.name })
}

/** The history for anybody with the tracking code: no names, no words written about people. */
export function toPublicHistory(events: readonly Told[], t: T): { at: Date; type: string; text: string }[] {
  return events
    .filter((event) => (publicEventTypes as readonly string[]).includes(event.type))
    .map((event) => ({ at: event.at, type: event.type, text: t(messageOf(event, 'history'), paramsOf(event, events)) }))
}

/** `dossier.supplement_requested` → `dossiers.event.supplement_requested`. */
function messageOf(event: Told, kind: 'event' | 'history'): string {
  return `dossiers.${kind}.${(event.type as DossierEventType).slice('dossier.'.length)}`
}

/** What the sentences may name; every one gets all, so that a translator is free. */
function paramsOf({ data, seq }: Told, events: readonly Told[]): Record<string, unknown> {
  const text = (key: string) => (typeof data[key] === 'string' ? data[key] : '')
  const moment = (key: string) => (text(key) === '' ? '' : formatMoment(new Date(text(key))))
  return {
    step: text('step') || 'reception',
    assignee: text('assigneeName'),
    outcome: text('outcome') || 'granted',
    number: String(data['number'] ?? ''),
    amount: Number(data['amount'] ?? 0),
    by: text('by') || 'desk',
    way: text('way') || 'desk',
    due: moment('dueAt'),
    oldDue: moment('oldDueAt'),
    late: data['late766'] === true ? 'yes' : 'no',
    fromUnit: text('fromName'),
    toUnit: text('toName'),
    decision: text('decision') || 'none',
    byUnit: text('byUnitName') || 'none',
    undone: data['undone'] === true ? 'yes' : 'no',
    stage: stageAt(seq, events),
  }
}

/** How far the dossier was then: before acceptance nothing was promised, after the decision nothing is examined any more. */
function stageAt(seq: number, events: readonly Told[]): 'new' | 'open' | 'decided' {
  const was = (type: DossierEventType) => events.some((event) => event.seq < seq && event.type === type)
  if (was('dossier.resolved')) return 'decided'
  return was('dossier.accepted') ? 'open' : 'new'
}

/** Where it was handed in and who goes on with it since a reform; null where it never moved, or came back. */
export function passedOnOf(events: readonly Told[]): { from: string; to: string; at: Date } | null {
  const moves = events.filter(({ type }) => type === 'dossier.passed_on')
  const [first, last] = [moves[0], moves.at(-1)]
  if (!first || !last || last.data['undone'] === true) return null
  return { from: String(first.data['fromName']), to: String(last.data['toName']), at: last.at }
}

/** Everything that a person wrote, in the order in which it reads. */
export function notesOf(data: Record<string, unknown>): string[] {
  const list = (key: string) => (Array.isArray(data[key]) ? data[key] : [])
  const reasons = list('reasons').filter((one): one is string => typeof one === 'string')
  const items = list('items').flatMap((item: { reason?: unknown }) =>
    typeof item.reason === 'string' ? [item.reason] : [],
  )
  const single = ['reason', 'forcedReason', 'note'].flatMap((key) =>
    typeof data[key] === 'string' && data[key] !== '' ? [data[key]] : [],
  )
  return [...reasons, ...items, ...single]
}
