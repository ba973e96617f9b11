import { memberErrors, notFound, onField } from './member.errors.ts'
import type { OwnChoice } from './own-choice.schema.ts'

/** The one that she names among hers, else the first; undefined when she has none. Throws not_found for one that is not hers. */
export function ownNamed<M extends { id: string }>(mine: readonly M[], id: string | undefined): M | undefined {
  if (id === undefined) return mine[0]
  const named = mine.find((one) => one.id === id)
  if (!named) throw notFound()
  return named
}

/** As ownNamed, for what is written: who has several says which, since it would be a guess. */
export function ownMeant<M extends { id: string }>(mine: readonly M[], id: string | undefined): M {
  if (id === undefined && mine.length > 1) throw onField('member', memberErrors.whichMembership)
  const meant = ownNamed(mine, id)
  if (!meant) throw notFound()
  return meant
}

/** Her own pages of a membership, with which one the address means: a link stays right when she joins another association. */
export const ownPath = (path: string, member: string): string => `${path}?${new URLSearchParams({ member }).toString()}`

/**
 * Links between her memberships on an own page, for `#ui/tabs`; none for who has one. Two in the same association (one of
 * them is over) are told apart by their numbers.
 */
export function ownTabs(
  path: string,
  choices: readonly OwnChoice[],
  chosen: string | null | undefined,
): { href: string; label: string; active: boolean }[] {
  if (choices.length < 2) return []
  const twice = (one: OwnChoice) => choices.filter((other) => other.association.key === one.association.key).length > 1
  return choices.map((one) => ({
    href: ownPath(path, one.id),
    label: [one.association.name, ...(twice(one) && one.number !== null ? [one.number] : [])].join(' · '),
    active: one.id === chosen,
  }))
}
