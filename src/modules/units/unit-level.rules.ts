import type { LocalText } from '#kernel/i18n/t.ts'

/** A kind of unit within a tree: what it is called, what it may lie in, how it is numbered. Data, not code. */
export type UnitLevelType = {
  key: string
  tree: string
  names: LocalText
  /** Levels that a unit of this one may lie in; empty: it stands at the top. */
  parents: readonly string[]
  codePattern: string
  /** What the units of this level say of themselves beside name and place. */
  fields: readonly UnitField[]
  sort: number
}

/** A field of the units of a level, by its key in `units.details`. */
export type UnitField = { key: string; names: LocalText; kind: 'text' | 'number' | 'date' }

export type UnitTree = {
  key: string
  kind: 'administration' | 'departments' | 'association'
  names: LocalText
  sort: number
}

/** May a unit of `level` lie in a unit of `parent` (null: at the top)? */
export const mayLieIn = (level: Pick<UnitLevelType, 'parents'>, parent: string | null): boolean =>
  parent === null ? level.parents.length === 0 : level.parents.includes(parent)

/**
 * The code of the next unit of a level: `{place}` and `{parent}` filled in, `{n}` or `{nn}` one above the highest that
 * was ever `taken`. A number is never given twice: a code of a closed unit stands on old papers.
 */
export function nextCode(pattern: string, above: { place: string; parent: string }, taken: readonly string[]): string {
  const filled = pattern.replace('{place}', above.place).replace('{parent}', above.parent)
  const [head = '', tail = ''] = filled.split(/\{n+\}/)
  if (filled === head) return filled
  const numbers = taken
    .filter((code) => code.startsWith(head) && code.endsWith(tail))
    .map((code) => code.slice(head.length, code.length - tail.length))
    .filter((text) => /^\d+$/.test(text))
    .map(Number)
  const next = String(Math.max(0, ...numbers) + 1)
  return head + (filled.includes('{nn}') ? next.padStart(2, '0') : next) + tail
}

/** Capital letters, digits, dots and dashes, with one of the blanks for what is above, and one that counts at the end. */
export function isCodePattern(pattern: string): boolean {
  const rest = pattern.replace(/\{(?:place|parent)\}/, '').replace(/\{nn?\}$/, '')
  return /^[0-9A-Z.-]*$/.test(rest)
}
