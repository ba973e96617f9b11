import type { UnitMove } from '#kernel/manifest/unit-holding.ts'
import { findConflicts, type Conflict } from './conflict.rules.ts'
import { readSteps, type Reading } from './edge.rules.ts'
import type { Step } from './step.rules.ts'

/** A unit as it stands on one side of the day. */
export type PlanUnit = {
  code: string
  level: string
  name: string
  nameEn: string
  parentCode: string | null
  placeCode: string | null
  identifier: string
}

/** What the act is planned upon: the units of its tree that it may touch, as they stand on the eve of its day. */
export type Ground = {
  tree: string
  /** Units named by the steps, those directly below them, and all above them. */
  before: ReadonlyMap<string, PlanUnit>
  /** Codes whose row ends or changes on the day or later: something later was decided about them already. */
  changedLater: ReadonlySet<string>
  /** Levels of the tree with those that they may lie in; an empty list: at the top. */
  levels: ReadonlyMap<string, readonly string[]>
  /** Codes of standing units of other trees: never free. */
  taken: ReadonlySet<string>
  /** Units of other trees that its units lie in, or may come to lie in. The act leaves them as they are. */
  elsewhere: ReadonlyMap<string, { code: string; level: string }>
}

export type Succession = {
  oldCode: string
  newCode: string
  extent: 'whole' | 'part' | 'unchanged'
  /** The part that goes on for a unit that ends: open things that no rule picks pass to it, and its papers. */
  takesRest?: true
}

export type Plan = {
  conflicts: Conflict[]
  /** Rows that end on the eve, with what they say. */
  ends: PlanUnit[]
  /** Rows that begin on the day: new units, and those of which something changed. */
  begins: PlanUnit[]
  successions: Succession[]
  /** Where things go; never from a code to itself. */
  moves: UnitMove[]
}

/** What an act does to the map, or in words why it cannot be done. Pure: no clock, no database. */
export function planReorganisation(ground: Ground, steps: readonly Step[]): Plan {
  const reading = readSteps(ground, steps)
  const after = mapAfter(ground, reading)
  const conflicts = [...reading.conflicts, ...findConflicts(ground, reading, after)]
  const ends: PlanUnit[] = []
  const begins: PlanUnit[] = []
  for (const [code, unit] of ground.before) {
    const now = after.get(code)
    if (!now || !isSame(unit, now) || reading.made.has(code)) ends.push(unit)
  }
  for (const [code, unit] of after) {
    const then = ground.before.get(code)
    if (!then || !isSame(then, unit) || reading.made.has(code)) begins.push(unit)
  }
  const byCode = (a: PlanUnit, b: PlanUnit) => (a.code < b.code ? -1 : 1)
  if (conflicts.length === 0 && ends.length === 0 && begins.length === 0 && reading.edges.length === 0)
    conflicts.push({ code: 'nothing_changes', params: {} })
  return {
    conflicts,
    ends: ends.toSorted(byCode),
    begins: begins.toSorted(byCode),
    successions: successionsOf(ground, reading, after),
    moves: movesOf(reading),
  }
}

function mapAfter(ground: Ground, reading: Reading): Map<string, PlanUnit> {
  const after = new Map<string, PlanUnit>()
  for (const [code, unit] of ground.before) if (!reading.ended.has(code)) after.set(code, unit)
  for (const [code, unit] of reading.made) after.set(code, unit)
  for (const [code, change] of reading.changes) {
    const unit = after.get(code)
    if (unit) after.set(code, { ...unit, ...change })
  }
  // Who lay in a unit that ends lies in the one that goes on for it, unless the act placed it.
  for (const [code, unit] of after) {
    if (unit.parentCode === null) continue
    const picked = reading.lifted.get(code)
    const parentCode = picked ?? followed(reading, unit, code)
    if (parentCode !== undefined && parentCode !== unit.parentCode) after.set(code, { ...unit, parentCode })
  }
  return after
}

/** The parent itself, or the unit that takes over from it; undefined when it ends and nobody does. */
function followed(reading: Reading, unit: PlanUnit, code: string): string | undefined {
  const parent = unit.parentCode
  if (parent === null || reading.placed.has(code)) return undefined
  return reading.heirs.get(parent)
}

const isSame = (a: PlanUnit, b: PlanUnit): boolean =>
  a.level === b.level &&
  a.name === b.name &&
  a.nameEn === b.nameEn &&
  a.parentCode === b.parentCode &&
  a.placeCode === b.placeCode

function successionsOf(ground: Ground, reading: Reading, after: ReadonlyMap<string, PlanUnit>): Succession[] {
  const found = new Map<string, Succession>()
  for (const { from, to, extent } of reading.edges) {
    if (to === null) continue
    const then = ground.before.get(from)
    const now = after.get(to)
    const alone = reading.edges.filter((edge) => edge.to === to).length === 1
    const isUnchanged =
      from === to && alone && extent === 'whole' && then?.name === now?.name && then?.level === now?.level
    const key = `${from} ${to}`
    // A list and a rule may both name the pair; a whole says more than a part.
    if (found.get(key)?.extent === 'whole') continue
    const takesRest = extent === 'part' && reading.heirs.get(from) === to
    found.set(key, {
      oldCode: from,
      newCode: to,
      extent: isUnchanged ? 'unchanged' : extent,
      ...(takesRest && { takesRest }),
    })
  }
  return [...found.values()].toSorted((a, b) => (`${a.oldCode} ${a.newCode}` < `${b.oldCode} ${b.newCode}` ? -1 : 1))
}

const movesOf = ({ edges }: Reading): UnitMove[] =>
  edges
    .filter(({ from, to }) => from !== to)
    .map(({ from, to, extent, pick }) => ({ from, to, extent, ...(pick && { pick }) }))
