import type { Db } from '#kernel/db/db.ts'
import { fold } from '#kernel/search/normalise.ts'
import { findTrees } from './unit-level.reads.ts'
import { nextCode } from './unit-level.rules.ts'
import { readMatches } from './unit-list.reads.ts'
import { parseUnitQuery } from './unit-search.rules.ts'
import { findUnit } from './unit.questions.ts'
import { readCodesOnceBelow } from './unit.store.ts'

export type CalledUnit = { code: string; name: string; nameEn: string; place: string; placeEn: string }

const CODE = /^[0-9A-Z]+([.-][0-9A-Z]+)*$/
const SOME = 6

/**
 * Units of a tree that people mean by what they typed, as of a day: a code, a name ("khoi pho 1"), a name and the place
 * behind a comma, or both as the search suggests them ("Chi hội Khối phố 1 (PN20965-01)"). Those of exactly that name
 * when there are any, else those that begin or sound like it; at most six.
 */
export async function unitsCalled(db: Db, tree: string, typed: string, asOf: string): Promise<CalledUnit[]> {
  const named = /^(.*)\(([^()]+)\)\s*$/.exec(typed)
  const code = (named?.[2] ?? typed).trim().toUpperCase()
  const unit = CODE.test(code) ? await findUnit(db, code, asOf) : undefined
  if (unit?.tree === tree) return [{ code, name: unit.name, nameEn: unit.nameEn, place: '', placeEn: '' }]
  const query = parseUnitQuery(typed)
  if (named || !query) return []
  const found = await readMatches(db, { tree, asOf, limit: 50 }, query)
  const exact = found.filter((row) => fold(row.name) === query.full || fold(row.name_en) === query.full)
  // "Khối phố 3" is the branch, not each of the groups in it that have its name.
  const codes = new Set(found.map((row) => row.code))
  const highest = found.filter(({ path }) => !path.slice(0, -1).some((above) => codes.has(above)))
  return (exact.length > 0 ? exact : highest).slice(0, SOME).map((row) => ({
    code: row.code,
    name: row.name,
    nameEn: row.name_en,
    place: row.place_vi,
    placeEn: row.place_en,
  }))
}

/**
 * The number that a new unit of a level would get, with `taken` given away already; undefined where numbers come from
 * outside (the administration's), or the one number that the level has for its place belongs to a unit.
 */
export async function codeForNew(
  db: Db,
  level: string,
  above: { parent: string; place: string },
  taken: readonly string[],
  asOf: string,
): Promise<string | undefined> {
  const found = (await findTrees(db)).levels.find(({ key }) => key === level)
  if (!found || found.tree === 'administration' || above.parent === '') return undefined
  if (found.codePattern.includes('{place}') && above.place === '') return undefined
  const once = await readCodesOnceBelow(db, above.parent)
  const code = nextCode(found.codePattern, above, [...once, ...taken])
  return taken.includes(code) || (await findUnit(db, code, asOf)) ? undefined : code
}
