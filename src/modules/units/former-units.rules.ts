/**
 * A unit that ended, with those who took over on the day after its last. `keeps`: it goes on for that unit, all of which
 * came to it or, of one divided up, what no rule picked for another part. Open dossiers go there, so the papers do.
 */
export type FormerUnit = { code: string; heirs: readonly { code: string; keeps: boolean }[] }

/** Units that ended by who took over from them: the way back from an heir. */
export type FormerUnits = ReadonlyMap<string, readonly FormerUnit[]>

export function byHeir(units: readonly FormerUnit[]): FormerUnits {
  const found = new Map<string, FormerUnit[]>()
  for (const unit of units) for (const { code } of unit.heirs) found.set(code, [...(found.get(code) ?? []), unit])
  return found
}

/**
 * Units that ended and whose papers are now kept within `standing` (the units of a position): those that one of them
 * goes on for, and those divided up by an old list that does not say who does, with every part in them. Who took a part
 * only does not keep the papers of the whole. Nothing that stands today is in the answer.
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
  const keepers = heirs.filter(({ keeps }) => keeps)
  return keepers.length > 0 ? keepers.some(({ code }) => within.has(code)) : heirs.every(({ code }) => within.has(code))
}

/**
 * The one unit that goes on today for a unit that ended, through as many reforms as there were; undefined for a code
 * that has not ended, and where an old list does not say who went on.
 */
export function keeperOf(code: string, former: ReadonlyMap<string, FormerUnit>): string | undefined {
  const passed = new Set<string>()
  let at = code
  for (let unit = former.get(at); unit !== undefined; unit = former.get(at)) {
    const [keeper, another] = unit.heirs.filter(({ keeps }) => keeps)
    if (keeper === undefined || another !== undefined || passed.has(at)) return undefined
    passed.add(at)
    at = keeper.code
  }
  return at === code ? undefined : at
}
