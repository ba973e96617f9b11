import { feeFor, type Fee, type PathUnit } from './fee.rules.ts'

/** What a member was and where, day by day: `to` null means still. Dates are `YYYY-MM-DD`, both counted. */
export type MemberDays = {
  id: string
  association: string
  states: readonly { state: string; kind: string; from: string; to: string | null }[]
  places: readonly { unit: string; from: string; to: string | null }[]
}

export type Exemption = { membership: string; percent: number; firstYear: number; lastYear: number | null }
export type PaidYear = { membership: string; year: number; amount: number }

/** The path of units (top first) of a unit as of a date; empty when the unit is not known then. */
export type PathOf = (unit: string, asOf: string) => readonly PathUnit[]

/** One year of a member's dues in dong: `due` = `exempt` + `paid` + `owed` - `overpaid`, and one of the last two is 0. */
export type DuesYear = {
  year: number
  feeId: string
  /** Months that count, 1 to 12. */
  months: number
  due: number
  exempt: number
  paid: number
  owed: number
  overpaid: number
}

/** Months of the year on whose first day she is an active member, with the kind that she has on the last of them. */
export function memberMonths(
  days: Pick<MemberDays, 'states'>,
  year: number,
): { months: number; kind: string } | undefined {
  let months = 0
  let kind: string | undefined
  for (let month = 1; month <= 12; month += 1) {
    const first = `${year}-${String(month).padStart(2, '0')}-01`
    const now = days.states.find(({ from, to }) => from <= first && (to === null || to >= first))
    if (now?.state !== 'active') continue
    months += 1
    kind = now.kind
  }
  return kind === undefined ? undefined : { months, kind }
}

/** Where she was on that day, or last before it. */
export function placeOn(days: Pick<MemberDays, 'places'>, day: string): string | undefined {
  const before = days.places.filter(({ from }) => from <= day).toSorted((a, b) => (a.from < b.from ? 1 : -1))
  return (before[0] ?? days.places[0])?.unit
}

/** The day by whose map a year is settled: its last, or today while it runs. */
export const dayOfYear = (year: number, asOf: string): string => (`${year}-12-31` < asOf ? `${year}-12-31` : asOf)

/**
 * The dues of one member for each year up to that of `asOf` for which there is a fee, oldest first. Who joins pays from
 * the month after (or at once, on the first of a month); of a yearly fee that is the whole. Exemptions are rounded down.
 */
export function duesOf(
  days: MemberDays,
  given: {
    fees: readonly Fee[]
    exemptions: readonly Exemption[]
    paid: readonly PaidYear[]
    pathOf: PathOf
    asOf: string
  },
): DuesYear[] {
  const last = Number(given.asOf.slice(0, 4))
  const years = [...new Set([...given.fees.map(({ year }) => year), ...given.paid.map(({ year }) => year)])]
  return years
    .filter((year) => year <= last)
    .toSorted((a, b) => a - b)
    .flatMap((year) => {
      const paid = given.paid.filter((one) => one.year === year).reduce((sum, { amount }) => sum + amount, 0)
      const owing = dueIn(days, year, given)
      if (!owing && paid === 0) return []
      const { due, feeId, months } = owing ?? { due: 0, feeId: '', months: 0 }
      const percent = Math.max(0, ...given.exemptions.filter((one) => covers(one, year)).map((one) => one.percent))
      const exempt = Math.floor((due * percent) / 100)
      const rest = due - exempt - paid
      return [{ year, feeId, months, due, exempt, paid, owed: Math.max(0, rest), overpaid: Math.max(0, -rest) }]
    })
}

const covers = (one: Exemption, year: number) =>
  one.firstYear <= year && (one.lastYear === null || one.lastYear >= year)

function dueIn(
  days: MemberDays,
  year: number,
  { fees, pathOf, asOf }: { fees: readonly Fee[]; pathOf: PathOf; asOf: string },
) {
  const member = memberMonths(days, year)
  const day = dayOfYear(year, asOf)
  const unit = placeOn(days, day)
  if (!member || unit === undefined) return undefined
  const path = pathOf(unit, day).map(({ code }) => code)
  const fee = feeFor(fees, { association: days.association, kind: member.kind, year, path })
  if (!fee) return undefined
  return { feeId: fee.id, months: member.months, due: fee.period === 'year' ? fee.amount : fee.amount * member.months }
}

export type Allocation = { year: number; feeId: string; amount: number }
export type AllocationFault = 'dues.nothing_owed' | 'dues.too_much' | 'dues.year_not_open'

/** What a payment is for: all that is open of the years named, or an amount put to the oldest open year first. */
export function allocate(
  years: readonly DuesYear[],
  asked: { years?: readonly number[] | undefined; amount?: number | undefined },
): Allocation[] | AllocationFault {
  const open = years.filter(({ owed }) => owed > 0)
  if (open.length === 0) return 'dues.nothing_owed'
  if (asked.years?.some((year) => !open.some((one) => one.year === year))) return 'dues.year_not_open'
  const chosen = asked.years ? open.filter(({ year }) => asked.years?.includes(year)) : open
  let left = asked.amount ?? chosen.reduce((sum, { owed }) => sum + owed, 0)
  const parts = chosen.flatMap(({ year, feeId, owed }) => {
    const amount = Math.min(left, owed)
    left -= amount
    return amount > 0 ? [{ year, feeId, amount }] : []
  })
  return left > 0 ? 'dues.too_much' : parts
}
