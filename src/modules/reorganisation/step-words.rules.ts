import type { UnitPick } from '#kernel/manifest/unit-holding.ts'
import type { T } from '#kernel/i18n/t.ts'
import type { Step, UnitSpec } from './step.rules.ts'

/** What people call a step: a merger that only takes parts is a part that splits off. */
export function kindOf(step: Step): Step['kind'] {
  return step.kind === 'merge' && step.from.length === 1 && step.from[0]?.extent === 'part' ? 'split' : step.kind
}

/** A step as a sentence. `nameOf`: what a unit of before is called; a code that it does not know stays a code. */
export function stepText(
  t: T,
  step: Step,
  nameOf: (code: string) => string,
  levelOf: (level: string) => string,
): string {
  const say = (kind: string, params: Record<string, unknown>) => t(`reorganisation.step_text.${kind}`, params)
  const unit = (spec: UnitSpec) => `${spec.name} (${spec.code})`
  switch (step.kind) {
    case 'merge':
      return say('merge', {
        from: step.from
          .map(({ code, extent, pick }) =>
            extent === 'part' ? say('part_of', { unit: nameOf(code), pick: partText(t, pick, nameOf) }) : nameOf(code),
          )
          .join(', '),
        into: unit(step.into),
        parent: step.into.parent ? nameOf(step.into.parent) : 'none',
      })
    case 'split':
      return say('split', {
        from: nameOf(step.from),
        into: step.into
          .map((part) => `${unit(part.unit)}${part.pick ? `: ${pickText(t, part.pick, nameOf)}` : ''}`)
          .join('; '),
      })
    case 'transfer':
      return say('transfer', { from: nameOf(step.from), to: nameOf(step.to), pick: pickText(t, step.pick, nameOf) })
    case 'rename':
      return say('rename', { unit: nameOf(step.code), name: step.name })
    case 'retype':
      return say('retype', { unit: nameOf(step.code), level: levelOf(step.level) })
    case 'reparent':
      return say('reparent', { unit: nameOf(step.code), parent: step.parent === null ? '–' : nameOf(step.parent) })
    case 'abolish':
      return say(step.successor === null ? 'abolish' : 'abolish_to', {
        unit: nameOf(step.code),
        successor: step.successor === null ? '' : nameOf(step.successor),
      })
    case 'found':
      return say('found', { unit: unit(step.unit), parent: step.unit.parent ? nameOf(step.unit.parent) : '–' })
  }
}

/** Of a part without a rule, and of one with an empty list, nothing more is known. */
const partText = (t: T, pick: UnitPick | undefined, nameOf: (code: string) => string) =>
  pick === undefined || (pick.by === 'list' && pick.ids.length === 0) ? 'none' : pickText(t, pick, nameOf)

function pickText(t: T, pick: UnitPick, nameOf: (code: string) => string): string {
  switch (pick.by) {
    case 'list':
      return t('reorganisation.pick_text.list', { count: pick.ids.length })
    case 'address':
      return t('reorganisation.pick_text.address', { words: pick.words })
    case 'units':
      return t('reorganisation.pick_text.units', { units: pick.codes.map(nameOf).join(', ') })
  }
}
