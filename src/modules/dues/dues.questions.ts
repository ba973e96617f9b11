import type { Db } from '#kernel/db/db.ts'
import { duesOfMembers } from './owed.reads.ts'

/**
 * What members owe in dong as of a day (`YYYY-MM-DD`), with the years that are open; who owes nothing has `amount` 0. Set by
 * set, for lists of any length.
 */
export async function owed(
  db: Db,
  membershipIds: readonly string[],
  asOf: string,
): Promise<Map<string, { amount: number; years: number[] }>> {
  const found = await duesOfMembers(db, membershipIds, asOf)
  return new Map(
    [...found].map(([id, { years }]) => {
      const open = years.filter((one) => one.owed > 0)
      return [id, { amount: open.reduce((sum, one) => sum + one.owed, 0), years: open.map(({ year }) => year) }]
    }),
  )
}
