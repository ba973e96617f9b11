import type { UnitPick } from '#kernel/manifest/unit-holding.ts'
import type { Conflict } from './conflict.rules.ts'
import { englishName } from './unit-name.rules.ts'
import type { Ground, PlanUnit } from './plan.rules.ts'
import type { Step, UnitSpec } from './step.rules.ts'

/** From which unit of the eve to which unit of the day, and how much of it. */
export type Edge = { from: string; to: string | null; extent: 'whole' | 'part'; pick?: UnitPick }

/** The steps, read all at once. */
export type Reading = {
  edges: Edge[]
  /** Units of the eve that do not stand on the day under their code. */
  ended: Set<string>
  /** Units that the act makes: new codes, and new units under a code of before. */
  made: Map<string, PlanUnit>
  /** What else it changes of units that go on. */
  changes: Map<string, Partial<PlanUnit>>
  /** Whose parent a step names. */
  placed: Set<string>
  /** Units below that a part takes along, with their new parent. */
  lifted: Map<string, string>
  /** The one unit that takes over from a unit that ends. */
  heirs: Map<string, string>
  conflicts: Conflict[]
}

export function readSteps(ground: Ground, steps: readonly Step[]): Reading {
  const reading: Reading = {
    edges: [],
    ended: new Set(),
    made: new Map(),
    changes: new Map(),
    placed: new Set(),
    lifted: new Map(),
    heirs: new Map(),
    conflicts: [],
  }
  const specs = new Map<string, UnitSpec>()
  for (const step of steps) readStep(ground, reading, specs, step)
  continueTargets(ground, reading, specs)
  endSources(reading)
  makeUnits(ground, reading, specs)
  return reading
}

function readStep(ground: Ground, reading: Reading, specs: Map<string, UnitSpec>, step: Step): void {
  const { edges, conflicts } = reading
  const target = (unit: UnitSpec) => {
    const known = specs.get(unit.code)
    if (known && known.name !== unit.name)
      conflicts.push({ code: 'made_twice', params: { unit: unit.code, one: known.name, other: unit.name } })
    specs.set(unit.code, { ...known, ...unit })
  }
  const change = (code: string, values: Partial<PlanUnit>) => {
    const known = reading.changes.get(code)
    if (known && Object.keys(values).some((key) => key in known))
      conflicts.push({ code: 'twice', params: { unit: code } })
    reading.changes.set(code, { ...known, ...values })
  }
  switch (step.kind) {
    case 'merge':
      target(step.into)
      for (const { code, extent, pick } of step.from)
        edges.push({ from: code, to: step.into.code, extent, ...(pick && { pick }) })
      return
    case 'split': {
      const rest = step.into.findIndex(({ pick }) => pick === undefined)
      const isCut = step.into.some(({ unit, pick }) => unit.code === step.from && pick !== undefined)
      if (rest < 0 || isCut) conflicts.push({ code: 'split_without_rest', params: { unit: step.from } })
      for (const [place, { unit, pick }] of step.into.entries()) {
        target(unit)
        // A part without a rule beside the one that takes the rest gets nothing by itself: an empty list.
        const picks = pick ?? (place === rest ? undefined : ({ by: 'list', ids: [] } as const))
        edges.push({ from: step.from, to: unit.code, extent: 'part', ...(picks && { pick: picks }) })
      }
      if (!step.into.some(({ unit }) => unit.code === step.from)) reading.ended.add(step.from)
      return
    }
    case 'transfer':
      edges.push({ from: step.from, to: step.to, extent: 'part', pick: step.pick })
      return
    case 'rename':
      return change(step.code, { name: step.name, nameEn: step.nameEn ?? englishName(step.name) })
    case 'retype':
      return change(step.code, {
        level: step.level,
        ...(step.name !== undefined && { name: step.name, nameEn: step.nameEn ?? englishName(step.name) }),
      })
    case 'reparent':
      reading.placed.add(step.code)
      return change(step.code, { parentCode: step.parent })
    case 'abolish':
      edges.push({ from: step.code, to: step.successor, extent: 'whole' })
      return
    case 'found':
      if (ground.before.has(step.unit.code)) conflicts.push({ code: 'code_taken', params: { unit: step.unit.code } })
      return target(step.unit)
  }
}

/** A unit that others go up in, which stands and goes nowhere itself, goes on: as if the decision had said so. */
function continueTargets(ground: Ground, reading: Reading, specs: Map<string, UnitSpec>): void {
  const leaving = new Set(reading.edges.filter(({ pick }) => !pick).map(({ from }) => from))
  for (const code of specs.keys())
    if (ground.before.has(code) && !leaving.has(code) && reading.edges.some(({ to }) => to === code))
      reading.edges.push({ from: code, to: code, extent: 'whole' })
}

/** A unit cannot go as a whole to two others, nor go to one and end without any. */
const twoWays = (unit: string, one: string | null, other: string | null): Conflict =>
  one === null || other === null
    ? { code: 'goes_and_ends', params: { unit, other: one ?? other ?? '' } }
    : { code: 'goes_twice', params: { unit, one, other } }

function endSources(reading: Reading): void {
  const wholes = new Map<string, Edge>()
  for (const edge of reading.edges) {
    if (edge.pick) {
      if (edge.pick.by === 'units' && edge.to !== null)
        for (const code of edge.pick.codes) reading.lifted.set(code, edge.to)
      continue
    }
    const other = wholes.get(edge.from)
    if (other && other.to !== edge.to) reading.conflicts.push(twoWays(edge.from, other.to, edge.to))
    wholes.set(edge.from, edge)
  }
  for (const [from, { to }] of wholes) {
    // A new unit may take a code that another leaves on the same day.
    if (to !== from) reading.ended.add(from)
    if (to !== null) reading.heirs.set(from, to)
  }
}

function makeUnits(ground: Ground, reading: Reading, specs: Map<string, UnitSpec>): void {
  for (const [code, spec] of specs) {
    const own = reading.ended.has(code) ? undefined : ground.before.get(code)
    const sources = reading.edges.filter(({ to }) => to === code).flatMap(({ from }) => ground.before.get(from) ?? [])
    // What the decision does not say is as with the unit whose code it keeps, else as with the first that goes up in it.
    const like = own ?? ground.before.get(code) ?? sources[0]
    const nameEn = spec.nameEn ?? (like?.name === spec.name ? like.nameEn : englishName(spec.name))
    const unit: PlanUnit = {
      code,
      level: spec.level ?? like?.level ?? '',
      name: spec.name,
      nameEn,
      parentCode: spec.parent === undefined ? (like?.parentCode ?? null) : spec.parent,
      placeCode: spec.place === undefined ? (like?.placeCode ?? null) : spec.place,
      identifier: own?.identifier ?? code,
    }
    if (spec.parent !== undefined) reading.placed.add(code)
    else reading.placed.delete(code)
    if (own) {
      const { code: _same, identifier: _kept, ...values } = unit
      reading.changes.set(code, { ...values, ...reading.changes.get(code) })
    } else reading.made.set(code, unit)
  }
}
