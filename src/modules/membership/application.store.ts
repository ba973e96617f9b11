import { ownTables, type Db } from '#kernel/db/db.ts'
import { applicationColumns, type ApplicationRow, type MemberTables } from './member.table.ts'

const tables = (db: Db) => ownTables<MemberTables>(db)

/** These applications, locked in one order for everybody. */
export function lockApplications(db: Db, ids: readonly string[]): Promise<ApplicationRow[]> {
  return tables(db)
    .selectFrom('membership_applications')
    .select(applicationColumns)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function saveApplication(db: Db, id: string, change: Partial<Omit<ApplicationRow, 'id'>>): Promise<void> {
  await tables(db).updateTable('membership_applications').set(change).where('id', '=', id).execute()
}

/** The newest application of a membership. */
export function findApplication(db: Db, membership: string): Promise<ApplicationRow | undefined> {
  return tables(db)
    .selectFrom('membership_applications')
    .select(applicationColumns)
    .where('membership_id', '=', membership)
    .orderBy((row) => row('state', '=', 'waiting'), 'desc')
    .orderBy('applied_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}
