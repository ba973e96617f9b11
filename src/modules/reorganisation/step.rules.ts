import type { UnitPick } from '#kernel/manifest/unit-holding.ts'

/** A unit as an act makes it; what is left out stays as it was, or comes from the units that go up in it. */
export type UnitSpec = {
  code: string
  name: string
  nameEn?: string
  level?: string
  /** Code of the unit above under the new map; null at the top of a tree. */
  parent?: string | null
  place?: string | null
}

export type MergeSource = { code: string; extent: 'whole' | 'part'; pick?: UnitPick }

export const STEP_KINDS = ['merge', 'split', 'transfer', 'rename', 'retype', 'reparent', 'abolish', 'found'] as const
export type StepKind = (typeof STEP_KINDS)[number]

/** One line of a decision. All lines of an act hold at once, on its day: none sees what another did. */
export type Step =
  | { kind: 'merge'; from: MergeSource[]; into: UnitSpec }
  /** The source ends; the first part without a rule takes what no other picks. A part with the source's code is its continuation. */
  | { kind: 'split'; from: string; into: { unit: UnitSpec; pick?: UnitPick | undefined }[] }
  /** The source goes on without what is picked. */
  | { kind: 'transfer'; from: string; to: string; pick: UnitPick }
  | { kind: 'rename'; code: string; name: string; nameEn?: string }
  | { kind: 'retype'; code: string; level: string; name?: string; nameEn?: string }
  | { kind: 'reparent'; code: string; parent: string | null }
  | { kind: 'abolish'; code: string; successor: string | null }
  | { kind: 'found'; unit: UnitSpec }

/** Every code that a step names, before and after. */
export function codesOf(step: Step): string[] {
  const above = (unit: UnitSpec) => [unit.code, ...(typeof unit.parent === 'string' ? [unit.parent] : [])]
  const picked = (pick?: UnitPick) => (pick?.by === 'units' ? pick.codes : [])
  switch (step.kind) {
    case 'merge':
      return [...step.from.flatMap(({ code, pick }) => [code, ...picked(pick)]), ...above(step.into)]
    case 'split':
      return [step.from, ...step.into.flatMap(({ unit, pick }) => [...above(unit), ...picked(pick)])]
    case 'transfer':
      return [step.from, step.to, ...picked(step.pick)]
    case 'rename':
    case 'retype':
      return [step.code]
    case 'reparent':
      return [step.code, ...(step.parent === null ? [] : [step.parent])]
    case 'abolish':
      return [step.code, ...(step.successor === null ? [] : [step.successor])]
    case 'found':
      return above(step.unit)
  }
}
