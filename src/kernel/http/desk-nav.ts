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
  /** Shown besides to those who would have no entry at all: it tells them why. */
  lastResort?: true
  /** Smaller is higher: 10-49 daily work, 50-89 administration, 90 one's own. */
  order: number
}

export type DeskLink = { href: string; label: string; icon: string; active: boolean }

/** Where somebody's work begins: the entry that is her home, or her first one, unless it is one's own account. */
export function deskHome(entries: readonly DeskEntry[], actor: Actor): string | undefined {
  const work = usable(entries, actor)
    .filter(({ order }) => order < OWN)
    .toSorted((a, b) => a.order - b.order)
  const home = work.find(({ homeOf = [] }) => homeOf.some((permission) => holds(actor, permission)))
  return (home ?? work[0])?.href
}

const OWN = 90

function usable(entries: readonly DeskEntry[], actor: Actor): DeskEntry[] {
  const held = entries.filter(({ anyOf }) => !anyOf || anyOf.some((permission) => holds(actor, permission)))
  const works = held.some(({ order, lastResort }) => order < OWN && !lastResort)
  return works ? held : [...held, ...entries.filter((entry) => entry.lastResort && !held.includes(entry))]
}

/** The entries that this actor may use; the one with the longest matching path is the present one. */
export function deskLinks(entries: readonly DeskEntry[], actor: Actor, t: T, path: string): DeskLink[] {
  if (actor.accountId === null) return []
  const may = usable(entries, actor)
  const here = may
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0]
  return may
    .toSorted((a, b) => a.order - b.order)
    .map((entry) => ({ href: entry.href, label: t(entry.label), icon: entry.icon, active: entry === here }))
}
