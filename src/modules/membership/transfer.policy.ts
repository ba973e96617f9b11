import { holds, type Actor } from '#kernel/access/actor.ts'
import { TRANSFER } from './member.policy.ts'

/** What the policy looks at: columns of the table. */
export type GuardedTransfer = {
  state: string
  from_unit: string
  to_unit: string
  requested_by: string | null
  requested_as: 'member' | 'from' | 'to'
}

export type TransferMove = 'release' | 'accept' | 'refuse' | 'withdraw'

/** What this actor can do with a transfer now: the old unit lets go, the new one takes, either says no, who asked takes it back. */
export function movesOf(actor: Actor, transfer: GuardedTransfer): TransferMove[] {
  const asked = actor.kind === 'account' && transfer.requested_by === actor.accountId
  const from = holds(actor, TRANSFER, transfer.from_unit)
  const to = holds(actor, TRANSFER, transfer.to_unit)
  const back: TransferMove[] =
    asked || (transfer.requested_as === 'to' && to) || (transfer.requested_as === 'from' && from) ? ['withdraw'] : []
  if (transfer.state === 'requested') {
    if (from && to) return ['accept', 'refuse', ...back]
    return from ? ['release', 'refuse', ...back] : back
  }
  if (transfer.state === 'released') return to ? ['accept', 'refuse', ...back] : back
  return []
}
