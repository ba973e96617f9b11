import type { Db } from '#kernel/db/db.ts'
import {
  findOpenBranches,
  findSubtrees,
  findUnits,
  mapOnto,
  successionDays,
  unitName,
  type Unit,
} from '#modules/units/index.ts'

/** A column of the form: a unit directly below, what lies at the unit itself, or what one map cannot tell for the other. */
export type Column = { code: string; name: string }
export const OWN = 'own'
export const UNTOLD = 'untold'

/** Which column a unit of some day belongs to, under one map. */
export type Columns = {
  columns: Column[]
  /** Codes of all days that belong to the unit, wholly or in part. */
  codes: string[]
  /** Codes of the unit and below, on the day of the map, with their column. */
  onMap: ReadonlyMap<string, string>
  /** Days on which units took over from others; the epoch of a day is how many of them are not after it. */
  cuts: string[]
  epochOf(day: string): number
  /** The column, or undefined for a unit that does not belong here. */
  columnOf(code: string, epoch: number): string | undefined
}

/**
 * The parts of a unit as the map of one day has them, and for every code of another day the part that it is of: by the
 * lineage that reorganisations keep. `days`: those that are told of; between the first and the last of them everything
 * can be asked.
 */
export async function readColumns(
  db: Db,
  { unit, map, days, locale }: { unit: Unit; map: string; days: readonly string[]; locale: string },
): Promise<Columns> {
  const span = [map, ...days].toSorted()
  const [first = map, last = map] = [span[0], span.at(-1)]
  const [children, cuts] = await Promise.all([
    findOpenBranches(db, { tree: unit.tree, tops: [unit.code], open: [unit.code], asOf: map, limit: 500 }),
    successionDays(db, first, last),
  ])
  const below = children.filter(({ code }) => code !== unit.code)
  const onMap = await columnsOn(db, unit.code, below, map)
  const epochOf = (day: string) => cuts.filter((cut) => cut <= day).length
  const dayOf = (epoch: number) => cuts[epoch - 1] ?? first
  const epochs = [...new Set([first, last, ...days, ...cuts].map(epochOf))]
  const found = await Promise.all(
    epochs.map(async (epoch): Promise<[number, Epoch]> => {
      const here = epoch === epochOf(map)
      if (here)
        return [
          epoch,
          {
            columns: await withFormer(
              db,
              unit.code,
              below,
              onMap,
              days.filter((day) => epochOf(day) === epoch),
            ),
          },
        ]
      return [epoch, await otherMap(db, onMap, map, dayOf(epoch))]
    }),
  )
  const byEpoch = new Map(found)
  const codes = new Set(found.flatMap(([, { columns }]) => [...columns.keys()]))
  return {
    columns: below.map((child) => ({ code: child.code, name: unitName(child, locale) })),
    codes: [...codes],
    onMap,
    cuts,
    epochOf,
    columnOf: (code, epoch) => byEpoch.get(epoch)?.columns.get(code),
  }
}

type Epoch = { columns: ReadonlyMap<string, string> }

async function columnsOn(db: Db, code: string, below: readonly Unit[], day: string): Promise<Map<string, string>> {
  const pairs = await findSubtrees(db, [code, ...below.map((child) => child.code)], day)
  const columns = new Map<string, string>()
  for (const pair of pairs) if (pair.top === code && !columns.has(pair.code)) columns.set(pair.code, OWN)
  for (const pair of pairs) if (pair.top !== code) columns.set(pair.code, pair.top)
  return columns
}

/** Units that lay below on one of the days and no longer do (or not yet): closed or founded without a successor. */
async function withFormer(
  db: Db,
  code: string,
  below: readonly Unit[],
  onMap: ReadonlyMap<string, string>,
  days: readonly string[],
) {
  const columns = new Map(onMap)
  for (const day of new Set(days))
    for (const [one, column] of await columnsOn(db, code, below, day)) if (!columns.has(one)) columns.set(one, column)
  return columns
}

/** Codes of another day, each as the column of the units that it went to (or came of); of several: untold. */
async function otherMap(db: Db, onMap: ReadonlyMap<string, string>, map: string, day: string): Promise<Epoch> {
  const there = await mapOnto(db, [...onMap.keys()], map, day)
  const codes = [...new Set([...there.values()].flat().map(({ code }) => code))]
  const back = await mapOnto(db, codes, day, map)
  const columns = new Map<string, string>()
  for (const code of codes) {
    const targets = goesOnAs(code, back.get(code) ?? []).map((target) => onMap.get(target.code))
    const [one] = targets
    if (targets.every((target) => target === one)) {
      if (one !== undefined) columns.set(code, one)
    } else columns.set(code, UNTOLD)
  }
  return { columns }
}

/**
 * A unit that only gave a part away, or only took one, is itself under the other map: who went with the part is told as
 * one who moved, and every column still adds up.
 */
function goesOnAs<T extends { code: string; extent: 'whole' | 'part' }>(code: string, targets: readonly T[]) {
  const own = targets.filter((target) => target.code === code)
  const isPartOnly = targets.every((target) => target.code === code || target.extent === 'part')
  return own.length > 0 && isPartOnly ? own : targets
}

/** How many units of each kind of level lie in each column, as of the day of the map. */
export async function unitCounts(db: Db, onMap: ReadonlyMap<string, string>, map: string) {
  const units = await findUnits(db, [...onMap.keys()], map)
  return [...units.values()].flatMap((unit) => {
    if (onMap.get(unit.code) === OWN) return []
    const kind = LEVELS.find(([end]) => unit.level.endsWith(end))?.[1]
    return kind === undefined ? [] : [{ column: onMap.get(unit.code) ?? OWN, key: `units.${kind}`, n: 1 }]
  })
}

const LEVELS = [
  ['_commune', 'communes'],
  ['_branch', 'branches'],
  ['_group', 'groups'],
] as const
