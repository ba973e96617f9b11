import type { Reading } from './edge.rules.ts'
import type { Ground, PlanUnit } from './plan.rules.ts'

export const CONFLICTS = [
  'unknown_unit',
  'changed_later',
  'made_twice',
  'twice',
  'goes_twice',
  'goes_and_ends',
  'code_taken',
  'bad_code',
  'split_without_rest',
  'unknown_level',
  'unknown_parent',
  'parent_ends',
  'level_not_below',
  'top_only',
  'circle',
  'picked_elsewhere',
  'picked_twice',
  'ended_and_changed',
  'nothing_changes',
  'without_place',
  'outside_scope',
] as const
export type ConflictCode = (typeof CONFLICTS)[number]

/** Why an act cannot be done, as `reorganisation.conflict.<code>` says it with these words. */
export type Conflict = { code: ConflictCode; params: Record<string, string> }

const ADMINISTRATION_CODE = /^(\d{2}|\d{3}|\d{5})$/
const OTHER_CODE = /^[A-Z][0-9A-Z]*([.-][0-9A-Z]+)*$/

export function findConflicts(ground: Ground, reading: Reading, after: ReadonlyMap<string, PlanUnit>): Conflict[] {
  return [
    ...unknown(ground, reading),
    ...later(ground, reading, after),
    ...codes(ground, reading),
    ...picks(ground, reading),
    ...places(ground, reading, after),
    ...circles(after),
  ]
}

function* unknown(ground: Ground, reading: Reading): Generator<Conflict> {
  const named = new Set([
    ...reading.edges.map(({ from }) => from),
    ...[...reading.changes.keys()].filter((code) => !reading.made.has(code)),
    ...reading.edges.flatMap(({ to }) => (to !== null && !reading.made.has(to) ? [to] : [])),
  ])
  for (const unit of named) if (!ground.before.has(unit)) yield { code: 'unknown_unit', params: { unit } }
  for (const { to } of reading.edges)
    if (to !== null && reading.ended.has(to) && !reading.made.has(to))
      yield { code: 'unknown_unit', params: { unit: to } }
  for (const unit of reading.changes.keys())
    if (reading.ended.has(unit) && !reading.made.has(unit)) yield { code: 'ended_and_changed', params: { unit } }
}

function* later(ground: Ground, reading: Reading, after: ReadonlyMap<string, PlanUnit>): Generator<Conflict> {
  const touched = new Set([
    ...reading.edges.flatMap(({ from, to }) => (to === null ? [from] : [from, to])),
    ...reading.changes.keys(),
    ...reading.made.keys(),
    // Units that only come to lie elsewhere begin a new row too.
    ...[...after.values()].flatMap(({ code, parentCode }) =>
      (ground.before.get(code)?.parentCode ?? parentCode) === parentCode ? [] : [code],
    ),
  ])
  for (const unit of touched) if (ground.changedLater.has(unit)) yield { code: 'changed_later', params: { unit } }
}

function* codes(ground: Ground, reading: Reading): Generator<Conflict> {
  const pattern = ground.tree === 'administration' ? ADMINISTRATION_CODE : OTHER_CODE
  for (const unit of reading.made.keys()) {
    if (!pattern.test(unit) || unit.length > 40) yield { code: 'bad_code', params: { unit } }
    if (ground.taken.has(unit)) yield { code: 'code_taken', params: { unit } }
  }
}

function* picks(ground: Ground, reading: Reading): Generator<Conflict> {
  const lists = new Map<string, string>()
  const below = new Map<string, string>()
  for (const { from, to, pick } of reading.edges) {
    for (const id of pick?.by === 'list' ? pick.ids : []) {
      const other = lists.get(`${from} ${id}`)
      if (other !== undefined && other !== to) yield { code: 'picked_twice', params: { unit: from, thing: id } }
      lists.set(`${from} ${id}`, to ?? '')
    }
    for (const code of pick?.by === 'units' ? pick.codes : []) {
      if (ground.before.get(code)?.parentCode !== from)
        yield { code: 'picked_elsewhere', params: { unit: from, thing: code } }
      if (below.has(code)) yield { code: 'picked_twice', params: { unit: from, thing: code } }
      below.set(code, from)
    }
  }
}

function* places(ground: Ground, reading: Reading, after: ReadonlyMap<string, PlanUnit>): Generator<Conflict> {
  for (const unit of after.values()) {
    const parents = ground.levels.get(unit.level)
    if (!parents) {
      if (reading.made.has(unit.code) || reading.changes.has(unit.code))
        yield { code: 'unknown_level', params: { unit: unit.code, level: unit.level || 'none' } }
      continue
    }
    if (unit.parentCode === null) {
      if (parents.length > 0) yield { code: 'unknown_parent', params: { unit: unit.code, parent: '–' } }
      continue
    }
    const isTouched = reading.made.has(unit.code) || reading.changes.has(unit.code) || reading.lifted.has(unit.code)
    const parent = after.get(unit.parentCode) ?? ground.elsewhere.get(unit.parentCode)
    if (!parent) {
      const ends = ground.before.has(unit.parentCode)
      // A unit above that was not loaded is none of this act's; one that was and is gone leaves its units without a place.
      if (ends || isTouched)
        yield { code: ends ? 'parent_ends' : 'unknown_parent', params: { unit: unit.code, parent: unit.parentCode } }
      continue
    }
    if (parents.length === 0) yield { code: 'top_only', params: { unit: unit.code } }
    else if (
      !parents.includes(parent.level) &&
      (isTouched || reading.made.has(parent.code) || reading.changes.has(parent.code))
    )
      yield { code: 'level_not_below', params: { unit: unit.code, parent: parent.code } }
  }
}

function* circles(after: ReadonlyMap<string, PlanUnit>): Generator<Conflict> {
  const clean = new Set<string>()
  for (const start of after.keys()) {
    const seen = new Set<string>()
    let at: string | null = start
    while (at !== null && !clean.has(at)) {
      if (seen.has(at)) {
        yield { code: 'circle', params: { unit: at } }
        break
      }
      seen.add(at)
      at = after.get(at)?.parentCode ?? null
    }
    for (const code of seen) clean.add(code)
  }
}
