import { civilDate, dayNumber, daysInMonth, formatDay, weekdayOf } from '#kernel/clock/civil.ts'

/** One day of a year as it is drawn. `row` is what differs from the week. */
export type YearCell<Row> = { day: number; date: string; open: boolean; row?: Row }
export type MonthOf<Row> = { month: number; weeks: (YearCell<Row> | null)[][]; rows: Row[] }

/** The twelve months of a year in weeks that begin on Monday; `worked[0]` says whether Mondays are worked. */
export function monthsOf<Row extends { date: string; kind: string }>(
  year: number,
  worked: readonly boolean[],
  rows: readonly Row[],
): MonthOf<Row>[] {
  const byDate = new Map(rows.map((row) => [row.date, row]))
  return Array.from({ length: 12 }, (_, index) => {
    const month = index + 1
    const first = dayNumber({ year, month, day: 1 })
    const lead = Array<null>(weekdayOf(first) - 1).fill(null)
    const cells = Array.from({ length: daysInMonth(year, month) }, (_day, offset) =>
      cell(first + offset, worked, byDate),
    )
    const all = [...lead, ...cells]
    const weeks = Array.from({ length: Math.ceil(all.length / 7) }, (_week, at) => {
      const week = all.slice(at * 7, at * 7 + 7)
      return [...week, ...Array<null>(7 - week.length).fill(null)]
    })
    return { month, weeks, rows: rows.filter((row) => Number(row.date.slice(5, 7)) === month) }
  })
}

function cell<Row extends { kind: string }>(
  number: number,
  worked: readonly boolean[],
  byDate: ReadonlyMap<string, Row>,
): YearCell<Row> {
  const date = formatDay(number)
  const row = byDate.get(date)
  const open = row ? row.kind === 'swapped_work' : (worked[weekdayOf(number) - 1] ?? false)
  return { day: civilDate(number).day, date, open, ...(row && { row }) }
}
