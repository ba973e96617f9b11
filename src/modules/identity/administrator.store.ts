import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { findUnits } from '#modules/units/index.ts'
import { rightsErrors } from './rights.errors.ts'
import { MANAGE } from './account.policy.ts'

export type Administered = { unit: string; scope: 'subtree' | 'unit' }

/**
 * After a change of rights, in its transaction: each of these units must still have somebody who administers its
 * accounts by a position of her own, there or above. Else nobody could ever give a right there again.
 * Those who are being changed and those who change them hold each other's rows, so two cannot end one another.
 */
export async function assertAdministered(db: Db, places: readonly Administered[], today: string): Promise<void> {
  if (places.length === 0) return
  const codes = places.map(({ unit }) => unit)
  const deep = new Set(places.filter(({ scope }) => scope === 'subtree').map(({ unit }) => unit))
  for (const unit of (await findUnits(db, codes, today)).values()) {
    const { rows } = await sql<{ found: number }>`
      select 1 as found from positions p join roles r on r.key = p.role join accounts a on a.id = p.account_id
       where ((p.unit_code = ${unit.code} and (p.scope = 'subtree' or not ${deep.has(unit.code)})) or (p.scope = 'subtree' and p.unit_code = any(${unit.path})))
         and p.ended_at is null and p.valid_from <= ${today}::date and (p.valid_to is null or p.valid_to >= ${today}::date)
         and a.disabled_at is null and ${MANAGE} = any(r.permissions) limit 1`.execute(db)
    if (rows.length === 0) throw rightsErrors.lastAdministrator()
  }
}
