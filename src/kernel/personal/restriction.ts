import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { AppError } from '#kernel/errors/app-error.ts'

/** What can be restricted: everything that hangs on an account, or on one dossier. */
export type RestrictedKind = 'account' | 'dossier'

/**
 * Throws `kernel.data_restricted` (conflict) when the person had the use of these data restricted (Law 91/2025/QH15
 * Art. 4): they may be stored, nothing more. Whatever uses or changes them asks first.
 */
export async function refuseRestricted(db: Db, kind: RestrictedKind, id: string): Promise<void> {
  const { rows } = await sql`
    select 1 from data_restrictions where subject_kind = ${kind} and subject_id = ${id}::uuid and lifted_at is null`.execute(
    db,
  )
  if (rows.length > 0) throw new AppError('kernel.data_restricted', { kind: 'conflict' })
}

/** From now on these data may only be stored. Restricting what is restricted changes nothing. */
export async function restrict(
  db: Db,
  subject: { kind: RestrictedKind; id: string },
  entry: { id: string; requestId: string; at: Date },
): Promise<void> {
  await sql`
    insert into data_restrictions (id, request_id, subject_kind, subject_id, since)
    values (${entry.id}::uuid, ${entry.requestId}::uuid, ${subject.kind}, ${subject.id}::uuid, ${entry.at})
    on conflict (subject_kind, subject_id) where lifted_at is null do nothing`.execute(db)
}

/** Whether a request still holds something back. */
export async function isRestricting(db: Db, requestId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from data_restrictions where request_id = ${requestId}::uuid and lifted_at is null limit 1`.execute(db)
  return rows.length > 0
}

/** Ends what a request restricted. Returns how many things may be used again. */
export async function liftRestrictions(db: Db, requestId: string, at: Date): Promise<number> {
  const { rows } = await sql`
    update data_restrictions set lifted_at = ${at} where request_id = ${requestId}::uuid and lifted_at is null
    returning id`.execute(db)
  return rows.length
}
