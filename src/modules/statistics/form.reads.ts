import type { Db } from '#kernel/db/db.ts'
import { countMembersAt, movementFigures, standingFigures, standingMembers } from '#modules/membership/index.ts'
import { countRecords, type RecordCounts } from '#modules/records/index.ts'
import { dayBefore, type Unit } from '#modules/units/index.ts'
import { add, addEnd, addMovements, addStart, addUnknown, newForm, type Form } from './form.rules.ts'
import { OWN, readColumns, unitCounts, UNTOLD, type Columns } from './map-columns.reads.ts'
import type { Period } from './period.rules.ts'

export type Asked = { unit: Unit; period: Period; asOf: string; today: string; map: string; locale: string }

/**
 * The form of a unit for a period, by the units directly below it: counted from memberships and records, never kept.
 * `asOf` is the last day that is told of, `map` the day whose map gives unit and parts.
 */
export async function readForm(
  db: Db,
  { unit, period, asOf, today, map, locale }: Asked,
): Promise<{ form: Form; columns: Columns }> {
  const eve = dayBefore(period.from)
  const columns = await readColumns(db, { unit, map, days: [eve, asOf], locale })
  const on = (day: string) => (code: string) => columns.columnOf(code, columns.epochOf(day))
  const { codes, cuts } = columns
  const [start, end, moves, members, units] = await Promise.all([
    standingFigures(db, codes, eve),
    standingFigures(db, codes, asOf),
    movementFigures(db, codes, { from: period.from, to: asOf, cuts }),
    standingMembers(db, codes, asOf),
    unitCounts(db, columns.onMap, map),
  ])
  const form = newForm(columns.columns.map(({ code }) => code))
  addStart(form, start, on(eve))
  addEnd(form, end, on(asOf))
  addMovements(form, moves, columns.columnOf)
  for (const { column, key, n } of units) add(form, column, key, n)
  const groups = members.flatMap(({ id, unit: code }) => {
    const column = on(asOf)(code)
    return column === undefined ? [] : [{ id, column }]
  })
  const counts = await countRecords(
    db,
    groups.map(({ id }) => id),
    groups.map(({ column }) => column),
    { asOf, today },
  )
  for (const [column, counted] of counts) addRecords(form, column, counted)
  addUnknown(form, 'education')
  addUnknown(form, 'professional')
  return { form, columns }
}

function addRecords(form: Form, column: string, counts: RecordCounts): void {
  for (const group of ['family', 'hardship', 'discipline'] as const)
    for (const [what, n] of Object.entries(counts[group])) add(form, column, `${group}.${what}`, n)
  for (const group of ['education', 'professional'])
    for (const [value, n] of Object.entries(counts.fields[group] ?? {})) add(form, column, `${group}.${value}`, n)
  const { minority, religious, partyMembers: party, partyProposed: party_proposed, awards, trainings, loans } = counts
  for (const [key, n] of Object.entries({ minority, religious, party, party_proposed, awards, trainings, loans }))
    add(form, column, key, n)
}

/** Columns in the order of the form: the unit's own and what cannot be told last, and only where they hold anything. */
export function columnOrder(form: Form, columns: Columns): string[] {
  const extra = [OWN, UNTOLD].filter((column) =>
    Object.entries(form.columns.get(column) ?? {}).some(([key, n]) => n > 0 && !key.startsWith('units.')),
  )
  return [...columns.columns.map(({ code }) => code), ...extra]
}

/** Members of the unit on each of these days, under the map of one. */
export async function readOverTime(
  db: Db,
  unit: Unit,
  map: string,
  days: readonly string[],
): Promise<{ day: string; n: number }[]> {
  const columns = await readColumns(db, { unit, map, days, locale: 'vi' })
  return Promise.all(
    days.map(async (day) => {
      const counts = await countMembersAt(db, columns.codes, day)
      const epoch = columns.epochOf(day)
      return {
        day,
        n: [...counts].reduce((sum, [code, n]) => sum + (columns.columnOf(code, epoch) === undefined ? 0 : n), 0),
      }
    }),
  )
}
