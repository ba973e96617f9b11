import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import { brokenConstraint } from './account.errors.ts'
import type { IdentityTables } from './identity.table.ts'
import { rightsErrors } from './rights.errors.ts'

const tables = (db: Db) => ownTables<IdentityTables>(db)

export type NewSubstitution = Omit<IdentityTables['substitutions'], 'ended_at' | 'ended_by' | 'end_reason'>

/** Refuses the same substitute for the same position twice at a time. */
export async function insertSubstitution(db: Db, substitution: NewSubstitution): Promise<void> {
  try {
    await tables(db)
      .insertInto('substitutions')
      .values({ ...substitution, ended_at: null, ended_by: null, end_reason: null })
      .execute()
  } catch (error) {
    if (brokenConstraint(error) !== undefined) throw rightsErrors.substitutionTwice()
    throw error
  }
}

export type LockedSubstitution = {
  id: string
  position: string
  holder: string
  substitute: string
  unit: string
  role: string
  endsAt: Date
  endedAt: Date | null
}

/** Locks it against every write under it: a substitute who is acting holds the row until she has committed. */
export async function lockSubstitution(db: Db, id: string): Promise<LockedSubstitution> {
  const { rows } = await sql<LockedSubstitution>`
    select s.id, s.position_id as position, p.account_id as holder, s.substitute_id as substitute, p.unit_code as unit,
           p.role, s.ends_at as "endsAt", s.ended_at as "endedAt"
      from substitutions s join positions p on p.id = s.position_id where s.id = ${id} for update of s`.execute(db)
  if (!rows[0]) throw rightsErrors.noSuchSubstitution()
  return rows[0]
}

export async function saveSubstitutionEnd(
  db: Db,
  id: string,
  end: { at: Date; by: string | null; reason: string | null },
): Promise<void> {
  await tables(db)
    .updateTable('substitutions')
    .set({ ended_at: end.at, ended_by: end.by, end_reason: end.reason })
    .where('id', '=', id)
    .execute()
}
