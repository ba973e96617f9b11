import type { Ground, PlanUnit } from '../plan.rules.ts'
import type { Step } from '../step.rules.ts'

/** Something that lies at a unit: a member, a dossier. `id` is what lists name, `address` what rules look at. */
export type Thing = { id: string; at: string; address: string }

/**
 * A second opinion on what an act does, thing by thing and unit by unit, as a clerk would go through the decision with a
 * pencil. It shares no code with the engine and knows no edges, moves or heirs.
 */
export function whereDoesItGo(ground: Ground, steps: readonly Step[], thing: Thing): string | null {
  // What names the thing itself comes first, in the order of the decision.
  for (const step of steps) {
    for (const { to, from, pick } of partsOf(step)) {
      if (from !== thing.at || pick === undefined) continue
      if (pick.by === 'list' && pick.ids.includes(thing.id)) return to
      if (pick.by === 'address' && thing.address.includes(pick.words)) return to
    }
  }
  // Then what takes all of its unit.
  for (const step of steps)
    for (const { to, from, pick } of partsOf(step)) if (from === thing.at && pick === undefined) return to
  return ground.before.has(thing.at) ? thing.at : null
}

type Part = {
  from: string
  to: string | null
  pick?:
    | { by: 'list'; ids: readonly string[] }
    | { by: 'address'; words: string }
    | { by: 'units'; codes: readonly string[] }
}

function partsOf(step: Step): Part[] {
  if (step.kind === 'merge')
    return step.from.map(({ code, pick }) => ({ from: code, to: step.into.code, ...(pick && { pick }) }))
  if (step.kind === 'transfer') return [{ from: step.from, to: step.to, pick: step.pick }]
  if (step.kind === 'abolish') return [{ from: step.code, to: step.successor }]
  if (step.kind !== 'split') return []
  // Only the first part without a rule takes the rest.
  const rest = step.into.findIndex((part) => part.pick === undefined)
  return step.into.flatMap(({ unit, pick }, place) => {
    if (pick !== undefined) return [{ from: step.from, to: unit.code, pick }]
    return place === rest ? [{ from: step.from, to: unit.code }] : []
  })
}

/** Where a unit that goes on, with its own code, lies afterwards. */
export function whereDoesItLie(steps: readonly Step[], unit: PlanUnit): string | null {
  for (const step of steps) {
    if (step.kind === 'reparent' && step.code === unit.code) return step.parent
    for (const { to, pick } of partsOf(step)) if (pick?.by === 'units' && pick.codes.includes(unit.code)) return to
    if (step.kind === 'merge' && step.into.code === unit.code && step.into.parent !== undefined) return step.into.parent
  }
  if (unit.parentCode === null) return null
  for (const step of steps)
    for (const { from, to, pick } of partsOf(step)) if (from === unit.parentCode && pick === undefined) return to
  return unit.parentCode
}
