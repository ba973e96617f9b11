import { hash } from 'node:crypto'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { ageOn, kindsOn, type KindOn } from '#modules/membership/index.ts'
import { findUnits, unitCodesUnder } from '#modules/units/index.ts'
import type { CleanWith, RowRecord } from './clean-row.rules.ts'
import type { Kind } from './clean-word.rules.ts'
import type { ImportRow } from './import.store.ts'
import type { ReadData } from './read-sheet-people.ts'
import { sealedReplaced } from './sealed.rules.ts'
import { unitResolver, type NamedUnit } from './unit-names.rules.ts'

/** What the rows of one import are read with: units, kinds, mapping. Made once for a step or a page. */
export type ImportContext = {
  import: ImportRow
  read: ReadData
  clean: CleanWith
  units: NamedUnit[]
  codes: ReadonlySet<string>
  today: string
}

/** Units of the association at and below a unit today, in the order of their codes. */
export async function unitsBelow(ctx: Ctx, root: string): Promise<NamedUnit[]> {
  const today = civilDate(ctx.now())
  const units = await findUnits(ctx.db, await unitCodesUnder(ctx.db, root, today), today)
  return [...units.values()]
    .map(({ code, name, parentCode, level, placeCode }) => ({ code, name, parentCode, level, placeCode }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
}

export async function importContext(ctx: Ctx, row: ImportRow): Promise<ImportContext> {
  const today = civilDate(ctx.now())
  const [units, kinds] = [await unitsBelow(ctx, row.unit_code), await kindsOn(ctx.db, row.association, today)]
  const resolve = unitResolver(units, row.unit_code)
  const replaced = row.replaced_sealed === null ? {} : sealedReplaced.open(ctx.services.aead, row.replaced_sealed)
  const { mapping, encodings, options } = row
  const stamp = stampOf([mapping, encodings, replaced, options, today, row.unit_code, units, kinds])
  const read = { mapping, encodings, replaced, options, today, stamp, units, root: row.unit_code }
  const clean = { ...read, resolve, admits: (kind: Kind, person: Born) => admission(kinds, kind, person, today) }
  return { import: row, read, clean, units, codes: new Set(units.map(({ code }) => code)), today }
}

const stampOf = (parts: readonly unknown[]): string => hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 16)

type Born = Pick<RowRecord, 'sex' | 'birthDate' | 'birthYear'>

/** What the charter has against somebody of this kind, as far as the row says; it asks the same as a registration does. */
function admission(kinds: readonly KindOn[], kind: string, person: Born, today: string): 'sex' | 'age' | undefined {
  const rules = kinds.find((one) => one.kind === kind)?.rules
  if (!rules) return undefined
  if (rules.sexes && person.sex !== null && !rules.sexes.includes(person.sex)) return 'sex'
  const age = ageOn(person, today)
  if (age === undefined) return undefined
  return (rules.minAge !== undefined && age < rules.minAge) || (rules.maxAge !== undefined && age > rules.maxAge)
    ? 'age'
    : undefined
}
