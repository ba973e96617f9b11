import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { memberDays, type MemberDays } from '#modules/membership/index.ts'
import { findUnits } from '#modules/units/index.ts'
import { readFees } from './fee.reads.ts'
import type { Fee, PathUnit } from './fee.rules.ts'
import { dayOfYear, duesOf, placeOn, type DuesYear, type Exemption, type PaidYear, type PathOf } from './owed.rules.ts'

export type MemberDues = {
  days: MemberDays
  /** Where she is today, or was last; top first. */
  path: PathUnit[]
  years: DuesYear[]
  fees: ReadonlyMap<string, Fee>
}

/**
 * What these members owe, paid and are exempt from, year by year, as of a day. A handful of statements however many they
 * are. What was paid for a membership that was folded into one of them counts for the one that goes on.
 */
export async function duesOfMembers(db: Db, ids: readonly string[], asOf: string): Promise<Map<string, MemberDues>> {
  const members = await memberDays(db, ids)
  const all = [...members.values()].flatMap(({ id, folded }) => [id, ...folded])
  const [paid, exemptions, years] = [await readPaid(db, all), await readExemptions(db, all), await feeYears(db, asOf)]
  const days = [...new Set([...years.map((year) => dayOfYear(year, asOf)), asOf])]
  const paths = await readPaths(db, members, days)
  const fees = await readFees(db, [...paths.codes], Number(asOf.slice(0, 4)))
  const byId = new Map(fees.map((fee) => [fee.id, fee]))
  const result = new Map<string, MemberDues>()
  for (const one of members.values()) {
    const own = new Set([one.id, ...one.folded])
    const given = {
      fees,
      exemptions: exemptions.filter(({ membership }) => own.has(membership)),
      paid: paid.filter(({ membership }) => own.has(membership)),
      pathOf: paths.pathOf,
      asOf,
    }
    const unit = placeOn(one, asOf)
    const path = unit === undefined ? [] : [...paths.pathOf(unit, asOf)]
    result.set(one.id, { days: one, path, years: duesOf(one, given), fees: byId })
  }
  return result
}

async function feeYears(db: Db, asOf: string): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct year from dues_fees where replaced_at is null and year <= ${Number(asOf.slice(0, 4))}`.execute(db)
  return rows.map(({ year }) => year)
}

/** What was paid and not taken back, by membership and year. */
export async function readPaid(db: Db, memberships: readonly string[]): Promise<PaidYear[]> {
  const { rows } = await sql<PaidYear>`
    select l.membership_id as membership, l.year, sum(l.amount)::int as amount
      from dues_receipt_lines l join dues_receipts r on r.id = l.receipt_id
     where l.membership_id = any(${[...memberships]}::uuid[])
       and not exists (select from dues_journals j where j.reverses = r.journal_id)
     group by 1, 2`.execute(db)
  return rows
}

async function readExemptions(db: Db, memberships: readonly string[]): Promise<Exemption[]> {
  const { rows } = await sql<Exemption>`
    select membership_id as membership, percent, first_year as "firstYear", last_year as "lastYear" from dues_exemptions
     where membership_id = any(${[...memberships]}::uuid[]) and ended_at is null`.execute(db)
  return rows
}

/** Paths of all units at which the members were on these days. */
async function readPaths(db: Db, members: ReadonlyMap<string, MemberDays>, days: readonly string[]) {
  const byDay = new Map<string, Map<string, PathUnit[]>>()
  const codes = new Set<string>()
  for (const day of days) {
    const at = new Set([...members.values()].flatMap((one) => placeOn(one, day) ?? []))
    const units = await findUnits(db, [...at], day)
    const above = await findUnits(
      db,
      [...units.values()].flatMap(({ path }) => path),
      day,
    )
    const paths = new Map<string, PathUnit[]>()
    for (const { code, path } of units.values()) {
      path.forEach((one) => codes.add(one))
      paths.set(
        code,
        path.map((one) => ({ code: one, level: above.get(one)?.level ?? '' })),
      )
    }
    byDay.set(day, paths)
  }
  const pathOf: PathOf = (unit, day) => byDay.get(day)?.get(unit) ?? []
  return { pathOf, codes }
}
