import { allowed, forbidden, hidden, holds, unitsWith, type Actor, type Decision } from '#kernel/access/actor.ts'

export const READ = 'people:read'
export const WRITE = 'people:write'

/** Officers of one of the units at which she is known; for everybody else there is no such person. */
export const mayReadPerson = (actor: Actor, units: readonly string[]): Decision =>
  actor.kind === 'system' || units.some((unit) => holds(actor, READ, unit)) ? allowed : hidden

export function mayWritePerson(actor: Actor, units: readonly string[]): Decision {
  if (mayReadPerson(actor, units) === hidden) return hidden
  return actor.kind === 'system' || units.some((unit) => holds(actor, WRITE, unit)) ? allowed : forbidden()
}

/** Where the actor may register somebody who lives there. */
export const mayRegisterAt = (actor: Actor, unit: string): Decision =>
  holds(actor, WRITE, unit) ? allowed : forbidden('people.not_your_commune')

/** Codes of the units whose people the actor may register and correct. */
export const writableUnits = (actor: Actor): readonly string[] | 'all' => unitsWith(actor, WRITE)

/** The same as words of a search: units with all below them, units held alone by themselves (`people.words`). */
export const searchScope = (actor: Actor): readonly string[] | 'all' =>
  actor.kind === 'system'
    ? 'all'
    : [
        ...new Set(
          actor.positions
            .filter((one) => one.permissions.has(READ))
            .map((one) => (one.units.length > 1 ? `u${one.unitCode}` : `d${one.unitCode}`)),
        ),
      ]

/** Deciding what she says of herself: whoever may write the person, but nobody her own. `accounts`: hers. */
export function mayDecideOn(actor: Actor, units: readonly string[], accounts: readonly string[]): Decision {
  const basis = mayWritePerson(actor, units)
  if (!basis.allowed) return basis
  return actor.accountId !== null && accounts.includes(actor.accountId) ? forbidden('people.not_your_own') : allowed
}
