import { sql, type Insertable } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { IdentityTables } from './identity.table.ts'
import { WINDOW_MILLIS, type FailureCounts } from './sign-in-failure.rules.ts'

/** Who failed, as keyed hashes. */
export type Caller = { addressHash: string; loginHash: string }

const tables = (db: Db) => ownTables<IdentityTables>(db)

export async function insertSession(
  db: Db,
  session: Omit<Insertable<IdentityTables['sessions']>, 'ended_at'>,
): Promise<void> {
  await tables(db)
    .insertInto('sessions')
    .values({ ...session, ended_at: null })
    .execute()
}

/** Ends one session of this account; says whether there was one to end. */
export async function endSession(db: Db, accountId: string, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('sessions')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Ends every session of the account, except the one named. */
export async function endSessions(db: Db, accountId: string, at: Date, except?: string): Promise<void> {
  let query = tables(db)
    .updateTable('sessions')
    .set({ ended_at: at })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
  if (except !== undefined) query = query.where('id', '!=', except)
  await query.execute()
}

/** Failed sign-ins of the last quarter of an hour, of this name from this address and of the address in all. */
export async function countFailures(db: Db, who: Caller, now: Date): Promise<FailureCounts> {
  const since = new Date(now.getTime() - WINDOW_MILLIS)
  const { rows } = await sql<FailureCounts>`
    select count(*)::int as "ofAddress", (count(*) filter (where login_hash = ${who.loginHash}))::int as "ofLogin"
      from sign_in_failures where address_hash = ${who.addressHash} and at > ${since}`.execute(db)
  return rows[0] ?? { ofLogin: 0, ofAddress: 0 }
}

export async function insertFailure(db: Db, id: string, who: Caller, at: Date): Promise<void> {
  await tables(db)
    .insertInto('sign_in_failures')
    .values({ id, address_hash: who.addressHash, login_hash: who.loginHash, at })
    .execute()
}

/** After the right password the earlier typing errors no longer count. */
export async function forgetFailures(db: Db, who: Caller): Promise<void> {
  await tables(db)
    .deleteFrom('sign_in_failures')
    .where('address_hash', '=', who.addressHash)
    .where('login_hash', '=', who.loginHash)
    .execute()
}

/** Deletes what nobody needs any more; returns how many rows went. */
export async function prune(db: Db, before: { failures: Date; sessions: Date }): Promise<number> {
  const failures = await tables(db).deleteFrom('sign_in_failures').where('at', '<', before.failures).executeTakeFirst()
  const sessions = await tables(db).deleteFrom('sessions').where('expires_at', '<', before.sessions).executeTakeFirst()
  return Number(failures.numDeletedRows + sessions.numDeletedRows)
}
