import type { MovementFigure, StandingFigure } from '#modules/membership/index.ts'
import { FORM, isAdditive, noFigures, type Figures } from './line.rules.ts'

/** Figures by column. `total` is the unit's own: sums of the columns, but for moves, which between columns are none. */
export type Form = { columns: Map<string, Figures>; total: Figures }

export const newForm = (columns: readonly string[]): Form => ({
  columns: new Map(columns.map((column) => [column, noFigures()])),
  total: noFigures(),
})

type ColumnOf = (unit: string, epoch: number) => string | undefined

/** Adds to one column, and to the total. */
export function add(form: Form, column: string | undefined, key: string, n: number): void {
  if (column === undefined) return
  const figures = form.columns.get(column) ?? noFigures()
  form.columns.set(column, figures)
  figures[key] = (figures[key] ?? 0) + n
  if (isAdditive(key)) form.total[key] = (form.total[key] ?? 0) + n
}

export function addStart(
  form: Form,
  rows: readonly StandingFigure[],
  columnOf: (unit: string) => string | undefined,
): void {
  for (const { unit, n } of rows) add(form, columnOf(unit), 'start', n)
}

export function addEnd(
  form: Form,
  rows: readonly StandingFigure[],
  columnOf: (unit: string) => string | undefined,
): void {
  for (const { unit, kind, state, band, n } of rows) {
    const column = columnOf(unit)
    for (const key of ['end', `kind.${kind}`, `age.${band}`, ...(state === 'suspended' ? ['suspended'] : [])])
      add(form, column, key, n)
  }
}

/** Who came, went and moved. A move within a column is none, one between columns of the unit is none of the unit. */
export function addMovements(form: Form, rows: readonly MovementFigure[], columnOf: ColumnOf): void {
  for (const { what, unit, to, reason, epoch, epochBefore, n } of rows) {
    if (what === 'joined' || what === 'rejoined') add(form, columnOf(unit, epoch), what, n)
    else if (what === 'lost') {
      const column = columnOf(unit, epochBefore)
      add(form, column, 'lost', n)
      add(form, column, `lost.${reason ?? 'other'}`, n)
    } else {
      const [from, into] = [columnOf(unit, epochBefore), columnOf(to ?? '', epoch)]
      if (from === into) continue
      add(form, from, 'moved_out', n)
      add(form, into, 'moved_in', n)
      if (into === undefined) form.total['moved_out'] = (form.total['moved_out'] ?? 0) + n
      if (from === undefined) form.total['moved_in'] = (form.total['moved_in'] ?? 0) + n
    }
  }
}

/** Fills what the others do not tell: members of whom the record says nothing. */
export function addUnknown(form: Form, group: 'education' | 'professional'): void {
  const keys = FORM.map(({ key }) => key).filter((key) => key.startsWith(`${group}.`) && key !== `${group}.unknown`)
  for (const [column, figures] of form.columns) {
    const told = keys.reduce((sum, key) => sum + (figures[key] ?? 0), 0)
    add(form, column, `${group}.unknown`, (figures['end'] ?? 0) - told)
  }
}

/** Who was there, came and went must give who is there: true for every column and the total. */
export const isBalanced = (figures: Figures): boolean => {
  const of = (key: string) => figures[key] ?? 0
  return of('start') + of('joined') + of('rejoined') + of('moved_in') - of('lost') - of('moved_out') === of('end')
}
