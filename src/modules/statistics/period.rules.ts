/** A stretch of time that is reported on; both days count. */
export type Period = { key: string; kind: PeriodKind; from: string; to: string }

export const PERIOD_KINDS = ['month', 'quarter', 'half', 'year', 'term'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

/** `2026-11`, `2026-Q3`, `2026-H1`, `2026`, or `2026-2031` for a term of congress, whose first and last year it names. */
export const PERIOD = /^(?:\d{4}|\d{4}-(?:0[1-9]|1[0-2])|\d{4}-Q[1-4]|\d{4}-H[12]|\d{4}-\d{4})$/

/** Whether a key that fits `PERIOD` names a stretch of time: it begins before it ends, within two centuries. */
export function isPeriod(key: string): boolean {
  const { from, to } = periodOf(key)
  return key >= '1900' && from < to && to < '2100'
}

/** The period of a key that fits `PERIOD`. */
export function periodOf(key: string): Period {
  const year = Number(key.slice(0, 4))
  const rest = key.slice(5)
  if (rest === '') return { key, kind: 'year', from: `${year}-01-01`, to: `${year}-12-31` }
  if (rest.startsWith('Q')) return months(key, 'quarter', year, Number(rest[1]) * 3 - 2, 3)
  if (rest.startsWith('H')) return months(key, 'half', year, Number(rest[1]) * 6 - 5, 6)
  if (rest.length === 4) return { key, kind: 'term', from: `${year}-01-01`, to: `${rest}-12-31` }
  return months(key, 'month', year, Number(rest), 1)
}

function months(key: string, kind: PeriodKind, year: number, first: number, count: number): Period {
  const day = (month: number, date: number) => new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10)
  return { key, kind, from: day(first, 1), to: day(first + count, 0) }
}

/** What can be chosen on a day: this and the last year with their parts, and the term. `termFrom`: first year of a term. */
export function periodsTo(today: string, termFrom: number): Period[] {
  const year = Number(today.slice(0, 4))
  const keys = [`${termFrom}-${termFrom + 5}`]
  for (const one of [year, year - 1])
    keys.push(
      `${one}`,
      ...[
        'H2',
        'H1',
        'Q4',
        'Q3',
        'Q2',
        'Q1',
        '12',
        '11',
        '10',
        '09',
        '08',
        '07',
        '06',
        '05',
        '04',
        '03',
        '02',
        '01',
      ].map((part) => `${one}-${part}`),
    )
  return keys.map(periodOf).filter(({ from }) => from <= today)
}

/** Last days of the twelve months up to a day, the day itself last: for what changed over time. */
export function monthEnds(day: string, count = 12): string[] {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  const ends = Array.from({ length: count - 1 }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - (count - 2 - back), 0)).toISOString().slice(0, 10),
  )
  return [...ends, day]
}
