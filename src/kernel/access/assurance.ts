import { AppError } from '#kernel/errors/app-error.ts'
import type { Actor } from './actor.ts'

/** How long a proof of who one is counts for what asks for a fresh one. */
export const CONFIRMED_MILLIS = 10 * 60_000

/** Throws `kernel.level_needed` when the caller is known less surely than this. Jobs and the operator are not asked. */
export function requireLevel(actor: Actor, level: 1 | 2): void {
  if (actor.kind === 'system' || actor.level >= level) return
  throw new AppError('kernel.level_needed', { kind: 'step_up', params: { level } })
}

/** Throws `kernel.level_needed` or `kernel.confirm_first` when the operation asks for more than the session has proved. */
export function checkAssurance(asks: { level?: 1 | 2; confirm?: true }, actor: Actor, now: Date): void {
  if (asks.level !== undefined) requireLevel(actor, asks.level)
  if (asks.confirm && actor.kind !== 'system' && !actor.machine && !isConfirmed(actor, now))
    throw new AppError('kernel.confirm_first', { kind: 'step_up' })
}

export function isConfirmed(actor: Actor, now: Date): boolean {
  return actor.confirmedAt !== undefined && now.getTime() - actor.confirmedAt.getTime() <= CONFIRMED_MILLIS
}
