import type { Db } from '#kernel/db/db.ts'
import { memo } from '#kernel/db/memo.ts'
import { byHeir, formerWithin, keeperOf, type FormerUnit, type FormerUnits } from './former-units.rules.ts'
import { unknownUnit } from './unit.errors.ts'
import { readFormerUnits, readNearestDays } from './unit-lineage.reads.ts'
import { readCodesUnder, readUnits } from './unit.reads.ts'
import type { Unit } from './unit.rules.ts'

// Units change a few times a year; five seconds spare the hot paths a query and hide a change from nobody for long.
const units = memo<Unit | undefined>({ seconds: 5 })
const branches = memo<string[]>({ seconds: 5, limit: 500 })
const ended = memo<{ byCode: ReadonlyMap<string, FormerUnit>; byHeir: FormerUnits }>({ seconds: 5, limit: 20 })

// A form or a page of a list names fewer. A body may name twenty thousand: as many queries would hold a connection for minutes.
const ONE_BY_ONE = 100

/** The unit with this code as of a date (`YYYY-MM-DD`), or undefined. */
export function findUnit(db: Db, code: string, asOf: string): Promise<Unit | undefined> {
  return units.get(db, `${asOf} ${code}`, async () => (await readUnits(db, [code], asOf))[0])
}

/** As findUnit; throws `units.unknown` (not_found) when no such unit stood on that date. */
export async function getUnit(db: Db, code: string, asOf: string): Promise<Unit> {
  const unit = await findUnit(db, code, asOf)
  if (!unit) throw unknownUnit(code)
  return unit
}

/** Codes of the unit and its whole subtree as of a date, itself included; empty for an unknown unit. */
export function unitCodesUnder(db: Db, code: string, asOf: string): Promise<string[]> {
  return branches.get(db, `${asOf} ${code}`, () => readCodesUnder(db, code, asOf))
}

/**
 * Codes of units that ended before the day and whose papers are kept within these units since (reforms, closings). They
 * cover what stays recorded where it was made: finished dossiers, registers, those who left. One query for everybody.
 */
export async function formerCodesWithin(db: Db, codes: readonly string[], asOf: string): Promise<string[]> {
  return formerWithin(codes, (await formerUnits(db, asOf)).byHeir)
}

/**
 * The unit that goes on for this code on the day, to act on what stays recorded at it: itself while it stands, else who
 * took over from it (all of it, or what no rule of the reform picked for others), through as many reforms as there were.
 * Undefined where an old list does not say who did, and for a code that was never a unit's.
 */
export async function findKeeper(db: Db, code: string, asOf: string): Promise<Unit | undefined> {
  const keeper = keeperOf(code, (await formerUnits(db, asOf)).byCode)
  return findUnit(db, keeper ?? code, asOf)
}

const formerUnits = (db: Db, asOf: string) =>
  ended.get(db, asOf, async () => {
    const units = await readFormerUnits(db, asOf)
    return { byCode: new Map(units.map((unit) => [unit.code, unit])), byHeir: byHeir(units) }
  })

/** Several units at once by code, as of a date; unknown codes are left out. */
export async function findUnits(db: Db, codes: readonly string[], asOf: string): Promise<Map<string, Unit>> {
  const distinct = [...new Set(codes)]
  const found =
    distinct.length > ONE_BY_ONE
      ? await readUnits(db, distinct, asOf)
      : await Promise.all(distinct.map((code) => findUnit(db, code, asOf)))
  return new Map(found.filter((unit) => unit !== undefined).map((unit) => [unit.code, unit]))
}

/**
 * As findUnits; a unit that ended before the day is answered as it was on its last, one that came later as on its first.
 * For names only: papers keep those of their day, and nobody is shown a bare code.
 */
export async function findUnitsEver(db: Db, codes: readonly string[], asOf: string): Promise<Map<string, Unit>> {
  const found = await findUnits(db, codes, asOf)
  const gone = [...new Set(codes)].filter((code) => !found.has(code))
  if (gone.length === 0) return found
  const byDay = Map.groupBy(await readNearestDays(db, gone, asOf), ({ day }) => day)
  for (const [day, ended] of byDay) {
    const then = await findUnits(
      db,
      ended.map(({ code }) => code),
      day,
    )
    for (const [code, unit] of then) found.set(code, unit)
  }
  return found
}

/** After a write in this process; other processes follow within five seconds. */
export function forgetUnits(db: Db): void {
  units.forget(db)
  branches.forget(db)
  ended.forget(db)
}
