import { coversPapersOf, type Actor } from '#kernel/access/actor.ts'
import type { StoredEvent } from '#kernel/events/event.ts'
import type { SeparationRule } from '#modules/procedures/index.ts'
import type { MoveKind } from './moves.rules.ts'

type Duty = SeparationRule['did']
type Told = Pick<StoredEvent, 'type' | 'actorId' | 'actorRole' | 'data'>

/** The duty that a move is part of; the other moves belong to none. */
const dutyOfMove: Partial<Record<MoveKind, SeparationRule['mayNot']>> = {
  accept: 'receive',
  refuse: 'receive',
  take: 'examine',
  request_supplement: 'examine',
  approve: 'approve',
  return_result: 'return',
}

/** What whoever stands in the event did for the dossier. Passing it on is examining, unless reception hands it over. */
function dutyOfEvent(event: Told): Duty | undefined {
  switch (event.type) {
    case 'dossier.accepted':
      return 'receive'
    case 'dossier.taken':
    case 'dossier.supplement_requested':
      return 'examine'
    case 'dossier.forwarded':
      return (event.data['as'] ?? event.actorRole) === 'reception' ? undefined : 'examine'
    case 'dossier.resolved':
      return 'approve'
    default:
      return undefined
  }
}

/** Whether any of the rules is about this move: only then are the events of the dossier worth reading. */
export const isSeparated = (kind: MoveKind, rules: readonly SeparationRule[]): boolean =>
  rules.some((rule) => rule.mayNot === dutyOfMove[kind])

/**
 * The duty that stands in the way of this move, or undefined. A substitution does not get around it: what somebody did
 * for another counts for both, and whoever acts for another may not do what that person may not.
 */
export function barredBy(
  actor: Actor,
  move: { kind: MoveKind; unit: string; permissions: readonly string[] },
  rules: readonly SeparationRule[],
  events: readonly Told[],
): Duty | undefined {
  if (actor.kind === 'system') return undefined
  const bars = rules.filter((rule) => rule.mayNot === dutyOfMove[move.kind])
  const done = bars.flatMap(({ did }) =>
    events.filter((event) => dutyOfEvent(event) === did).map((event) => ({ did, people: doersOf(event) })),
  )
  const usable = actor.positions.filter(
    (position) =>
      coversPapersOf(position, move.unit) &&
      move.permissions.some((permission) => position.permissions.has(permission)),
  )
  const bar = usable.map((position) => {
    const people = [actor.accountId, position.substitutes?.accountId]
    return done.find((one) => one.people.some((person) => people.includes(person)))?.did
  })
  return bar.includes(undefined) ? undefined : bar[0]
}

/** Who did it, and for whom as a substitute. */
function doersOf(event: Told): string[] {
  const holder = (event.data['substitution'] as { holder?: unknown } | undefined)?.holder
  return [event.actorId, holder].filter((one): one is string => typeof one === 'string')
}
