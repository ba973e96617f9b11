import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { DossierTables } from './dossier.table.ts'

/** Wrong tries so far, locked: two guesses at once are counted one after the other. */
export async function lockTries(db: Db, dossierId: string): Promise<{ wrong: number; lockedUntil: Date | null }> {
  await sql`insert into dossier_openings (dossier_id, wrong_tries) values (${dossierId}::uuid, 0) on conflict (dossier_id) do nothing`.execute(
    db,
  )
  const row = await ownTables<DossierTables>(db)
    .selectFrom('dossier_openings')
    .select(['wrong_tries', 'locked_until'])
    .where('dossier_id', '=', dossierId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return { wrong: row.wrong_tries, lockedUntil: row.locked_until }
}

export async function countWrongTry(db: Db, dossierId: string, wrong: number, lockedUntil: Date | null): Promise<void> {
  await sql`update dossier_openings set wrong_tries = ${wrong}, locked_until = ${lockedUntil} where dossier_id = ${dossierId}::uuid`.execute(
    db,
  )
}

export async function forgetWrongTries(db: Db, dossierId: string): Promise<void> {
  await sql`update dossier_openings set wrong_tries = 0, locked_until = null where dossier_id = ${dossierId}::uuid`.execute(
    db,
  )
}
