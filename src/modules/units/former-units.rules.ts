import type { Extent } from './unit.rules.ts'

/** A unit that ended, with those who took over on the day after its last: `whole` all of it, `part` some. */
export type FormerUnit = { code: string; heirs: readonly { code: string; extent: Exclude<Extent, 'unchanged'> }[] }

/** Units that ended by who took over from them: the way back from an heir. */
export type FormerUnits = ReadonlyMap<string, readonly FormerUnit[]>

export function byHeir(units: readonly FormerUnit[]): FormerUnits {
  const found = new Map<string, FormerUnit[]>()
  for (const unit of units) for (const { code } of unit.heirs) found.set(code, [...(found.get(code) ?? []), unit])
  return found
}

/**
 * Units that ended and whose papers are now kept within `standing` (the units of a position): those that went up whole
 * in one of them, and those divided up that lie in them with every part. Who has a part only does not keep the papers of
 * the whole; who stands above all parts does. Nothing that stands today is in the answer.
 */
export function formerWithin(standing: readonly string[], former: FormerUnits): string[] {
  const within = new Set(standing)
  const found: string[] = []
  const waiting = [...standing]
  for (let heir = waiting.pop(); heir !== undefined; heir = waiting.pop())
    for (const unit of former.get(heir) ?? []) {
      if (within.has(unit.code) || !isKept(unit, within)) continue
      within.add(unit.code)
      found.push(unit.code)
      waiting.push(unit.code)
    }
  return found.toSorted()
}

function isKept({ heirs }: FormerUnit, within: ReadonlySet<string>): boolean {
  const whole = heirs.filter(({ extent }) => extent === 'whole')
  return whole.length > 0 ? whole.some(({ code }) => within.has(code)) : heirs.every(({ code }) => within.has(code))
}
