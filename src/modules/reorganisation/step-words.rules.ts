import type { UnitPick } from '#kernel/manifest/unit-holding.ts'
import type { T } from '#kernel/i18n/t.ts'
import type { Step, UnitSpec } from './step.rules.ts'

/** A step as a sentence. `nameOf`: what a unit of before is called; a code that it does not know stays a code. */
export function stepText(t: T, step: Step, nameOf: (code: string) => string): string {
  const say = (kind: string, params: Record<string, unknown>) => t(`reorganisation.step_text.${kind}`, params)
  const unit = (spec: UnitSpec) => `${spec.name} (${spec.code})`
  switch (step.kind) {
    case 'merge':
      return say('merge', {
        from: step.from
          .map(({ code, extent }) => (extent === 'part' ? say('part_of', { unit: nameOf(code) }) : nameOf(code)))
          .join(', '),
        into: unit(step.into),
        parent: step.into.parent ? nameOf(step.into.parent) : 'none',
      })
    case 'split':
      return say('split', {
        from: nameOf(step.from),
        into: step.into.map((part) => `${unit(part.unit)}${part.pick ? `: ${pickText(t, part.pick)}` : ''}`).join('; '),
      })
    case 'transfer':
      return say('transfer', { from: nameOf(step.from), to: nameOf(step.to), pick: pickText(t, step.pick) })
    case 'rename':
      return say('rename', { unit: nameOf(step.code), name: step.name })
    case 'retype':
      return say('retype', { unit: nameOf(step.code), level: step.level })
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

export function pickText(t: T, pick: UnitPick): string {
  switch (pick.by) {
    case 'list':
      return t('reorganisation.pick_text.list', { count: pick.ids.length })
    case 'address':
      return t('reorganisation.pick_text.address', { words: pick.words })
    case 'units':
      return t('reorganisation.pick_text.units', { codes: pick.codes.join(', ') })
  }
}
