import { holds, type Actor } from '#kernel/access/actor.ts'
import type { T } from '#kernel/i18n/t.ts'

/** One entry of the navigation that all pages of the office share. Modules bring theirs in their manifest. */
export type DeskEntry = {
  href: string
  /** Message id. */
  label: string
  /** Name of an icon of src/ui. */
  icon: string
  /** Shown to those who hold one of these anywhere; to every account when left out. */
  anyOf?: readonly string[]
  /** Where the work of those who hold one of these begins, whatever stands above it. */
  homeOf?: readonly string[]
  /**
   * Put behind at `order` for those whose every position that shows it holds one of `of` too: they may look in, but it is
   * not their work.
   */
  behind?: { of: readonly string[]; order: number }
  /** Shown besides to those who would have no entry at all: it tells them why. */
  lastResort?: true
  /** Smaller is higher: 10-49 daily work, 50-89 administration, 90 one's own. */
  order: number
}

export type DeskLink = { href: string; label: string; icon: string; active: boolean }

/** Where somebody's work begins: the entry that is her home, or her first one, unless it is one's own account. */
export function deskHome(entries: readonly DeskEntry[], actor: Actor): string | undefined {
  return arranged(entries, actor).find(({ order }) => order < OWN)?.href
}

const OWN = 90

/** The entries that this actor may use in the order in which she sees them: where her work begins stands first. */
function arranged(entries: readonly DeskEntry[], actor: Actor): DeskEntry[] {
  const isHome = ({ homeOf = [], order }: DeskEntry) =>
    order < OWN && homeOf.some((permission) => holds(actor, permission))
  const sorted = usable(entries, actor)
    .map((entry) => ({ entry, order: isBehind(entry, actor) ? (entry.behind?.order ?? entry.order) : entry.order }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ entry }) => entry)
  const home = sorted.find(isHome)
  return home ? [home, ...sorted.filter((entry) => entry !== home)] : sorted
}

function isBehind({ anyOf = [], behind }: DeskEntry, { positions }: Actor): boolean {
  if (!behind) return false
  const showing = positions.filter(({ permissions }) => anyOf.some((permission) => permissions.has(permission)))
  return showing.every(({ permissions }) => behind.of.some((permission) => permissions.has(permission)))
}

function usable(entries: readonly DeskEntry[], actor: Actor): DeskEntry[] {
  const held = entries.filter(({ anyOf }) => !anyOf || anyOf.some((permission) => holds(actor, permission)))
  const works = held.some(({ order, lastResort }) => order < OWN && !lastResort)
  return works ? held : [...held, ...entries.filter((entry) => entry.lastResort && !held.includes(entry))]
}

/** The entries that this actor may use; the one with the longest matching path is the present one. */
export function deskLinks(entries: readonly DeskEntry[], actor: Actor, t: T, path: string): DeskLink[] {
  if (actor.accountId === null) return []
  const may = arranged(entries, actor)
  const here = may
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .toSorted((a, b) => b.href.length - a.href.length)[0]
  return may.map((entry) => ({
    href: entry.href,
    label: t(entry.label),
    icon: entry.icon,
    active: entry === here,
  }))
}
