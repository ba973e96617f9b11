import type { Db } from '#kernel/db/db.ts'
import type { UnitHolding } from '#kernel/manifest/unit-holding.ts'
import { dayBefore, readMapGround } from '#modules/units/index.ts'
import type { Conflict } from './conflict.rules.ts'
import { planReorganisation, type Ground, type Plan } from './plan.rules.ts'
import { codesOf, type Step } from './step.rules.ts'

export type Drafted = { plan: Plan; ground: Ground; counts: HoldingCount[] }
/** `ending`: how many of them do not go on. */
export type HoldingCount = { holding: UnitHolding; count: number; ending: number }

/** The act planned upon the map as it stands now, and what it would touch. Changes nothing. */
export async function draftPlan(
  db: Db,
  act: { tree: string; effective_on: string; ending_roles?: readonly string[] },
  steps: readonly Step[],
  holdings: readonly UnitHolding[],
): Promise<Drafted> {
  const codes = steps.flatMap(codesOf)
  const ground: Ground = { tree: act.tree, ...(await readMapGround(db, act.tree, codes, act.effective_on)) }
  const plan = planReorganisation(ground, steps)
  // Of a unit that gives a part only what the part picks leaves; nothing else of it moves.
  const leaving = [...new Set(plan.moves.filter(({ pick }) => !pick).map(({ from }) => from))]
  const parts = plan.moves.filter(({ from, pick }) => pick && !leaving.includes(from))
  const eve = dayBefore(act.effective_on)
  const said = { on: act.effective_on, endingRoles: act.ending_roles ?? [] }
  const counts: HoldingCount[] = []
  for (const holding of holdings) {
    if (!holding.count) continue
    const found = leaving.length === 0 ? new Map<string, number>() : await holding.count(db, leaving, eve)
    const picked = parts.length === 0 ? 0 : ((await holding.countPicked?.(db, parts, eve)) ?? 0)
    const ending = (await holding.countEnding?.(db, said, plan.moves)) ?? 0
    counts.push({ holding, ending, count: [...found.values()].reduce((sum, n) => sum + n, picked) })
  }
  const stranded = await withoutPlace(db, plan, holdings, eve)
  return { plan: { ...plan, conflicts: [...plan.conflicts, ...stranded] }, ground, counts }
}

/** Units that end without a successor and in which there are things that cannot be without a unit. */
async function withoutPlace(db: Db, plan: Plan, holdings: readonly UnitHolding[], eve: string): Promise<Conflict[]> {
  const codes = plan.moves.flatMap(({ from, to }) => (to === null ? [from] : []))
  if (codes.length === 0) return []
  const conflicts: Conflict[] = []
  for (const { key, count, needsPlace } of holdings) {
    if (!count || !needsPlace) continue
    for (const [unit, n] of await count(db, codes, eve))
      if (n > 0) conflicts.push({ code: 'without_place', params: { unit, holding: key, count: String(n) } })
  }
  return conflicts
}

/** Units of the eve that the act touches, and those that new ones are to lie in: where one must hold the right. */
export function touchedCodes({ plan, ground }: Pick<Drafted, 'plan' | 'ground'>): Set<string> {
  const touched = new Set<string>()
  for (const { from, to } of plan.moves) for (const code of to === null ? [from] : [from, to]) touched.add(code)
  for (const { code, parentCode } of [...plan.ends, ...plan.begins]) {
    touched.add(code)
    if (parentCode !== null) touched.add(parentCode)
  }
  // A unit that does not stand yet is under nobody's rights; its parent is.
  return new Set([...touched].filter((code) => ground.before.has(code) || ground.elsewhere.has(code)))
}
