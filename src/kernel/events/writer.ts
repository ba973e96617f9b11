import { coversPapersOf, type Actor } from '#kernel/access/actor.ts'
import { networkOf } from '#kernel/access/network.ts'
import { keyedHash } from '#kernel/crypto/keyed-hash.ts'
import type { NewEvent, StoredEvent } from './event.ts'

/** Who writes events, as the pipeline knows it. */
export type Writer = {
  actor: Actor
  role: string | null
  /** When the caller knows under which position; else it is found by role and unit. */
  positionId?: string | null
  at: Date
  requestId?: string
  client?: { address: string }
  lookupKey?: Uint8Array
}

export type Signature = Pick<
  StoredEvent,
  'at' | 'actorId' | 'actorName' | 'actorRole' | 'positionId' | 'mandateId' | 'onBehalfOf' | 'origin' | 'requestId'
>

/**
 * The part of an event that says who. The log is kept for good, so it holds no more than it must: officers act in
 * public and are named; residents stand by account id alone.
 */
export function signatureOf(writer: Writer, event: Pick<NewEvent, 'data'>): Signature {
  const { actor, role } = writer
  const unit = event.data['unit']
  return {
    at: writer.at,
    actorId: actor.accountId,
    actorName: isOfficial(actor) ? actor.name : '',
    actorRole: role,
    positionId: writer.positionId ?? positionOf(actor, role, typeof unit === 'string' ? unit : undefined),
    mandateId: actor.onBehalfOf?.mandateId ?? null,
    onBehalfOf: actor.onBehalfOf?.accountId ?? actor.onBehalfOf?.representedId ?? null,
    origin: originOf(writer),
    requestId: writer.requestId ?? null,
  }
}

/** Somebody who acts by office, not as a resident. */
export function isOfficial(actor: Actor): boolean {
  return actor.kind === 'system' || actor.machine === true || actor.positions.length > 0
}

/**
 * From where: the network as it is for officers in their position; for everybody else a keyed hash of it, which shows
 * that two acts came from one place without saying from which (a network address is personal data, Decree 356/2025).
 */
function originOf({ actor, client, lookupKey }: Writer): string | null {
  if (!client || client.address === '') return null
  const network = networkOf(client.address)
  if (isOfficial(actor)) return network
  return lookupKey ? `h:${keyedHash(lookupKey, network, 'events.origin').slice(0, 22)}` : null
}

/**
 * What an event adds when its position is held for somebody else: the substitution and whose the position is. Both are
 * officers and act in public.
 */
export function substitutionOf({ actor, role }: Writer, event: Pick<NewEvent, 'data'>): Record<string, unknown> {
  const unit = event.data['unit']
  const id = positionOf(actor, role, typeof unit === 'string' ? unit : undefined)
  const held = actor.positions.find((position) => position.id === id)?.substitutes
  return held ? { substitution: { id: held.id, holder: held.accountId, name: held.name } } : {}
}

/** The position with that role at that unit; without a role, the only one there is. */
function positionOf(actor: Actor, role: string | null, unit: string | undefined): string | null {
  const ofRole = role === null ? actor.positions : actor.positions.filter((position) => position.role === role)
  const here = unit === undefined ? ofRole : ofRole.filter((position) => coversPapersOf(position, unit))
  const found = here.length > 0 ? here : ofRole
  return (role === null && found.length > 1 ? undefined : found[0])?.id ?? null
}
