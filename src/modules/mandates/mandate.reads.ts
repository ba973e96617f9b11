import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { unitsWith, type Actor } from '#kernel/access/actor.ts'
import { ownTables, type Db } from '#kernel/db/db.ts'
import { readCursor, writeCursor } from '#kernel/operation/cursor.ts'
import { ACT, CONFIRM } from './mandate.policy.ts'
import { mandateColumns, type MandateRow, type MandateTables } from './mandate.table.ts'

const tables = (db: Db) => ownTables<MandateTables>(db)

export function findMandate(db: Db, id: string): Promise<MandateRow | undefined> {
  return tables(db).selectFrom('mandates').select(mandateColumns).where('id', '=', id).executeTakeFirst()
}

export function findByCode(db: Db, codeHash: string): Promise<MandateRow | undefined> {
  return tables(db).selectFrom('mandates').select(mandateColumns).where('code_hash', '=', codeHash).executeTakeFirst()
}

/** The rule of `sideOf` as a condition: mandates on one of whose sides the actor stands. */
export function onMySide(actor: Actor): RawBuilder<SqlBool> {
  const me = actor.accountId
  if (me === null || actor.kind !== 'account' || actor.machine) return sql`false`
  const units = unitsWith(actor, ACT)
  const mine = units === 'all' ? [] : [...units]
  return sql`(principal_id = ${me}::uuid
    or (association_unit is null and representative_id = ${me}::uuid)
    or (association_unit = any(${mine}::text[]) and (principal_id is not null or representative_id = ${me}::uuid)))`
}

/** Mandates of the actor, newest first; one more than `limit` when there are more. */
export async function readMandates(db: Db, actor: Actor, limit: number, cursor?: string): Promise<MandateRow[]> {
  return page(db, onMySide(actor), limit, 'desc', cursor)
}

/** What waits for an officer at units where the actor confirms, oldest first. */
export async function readWaiting(db: Db, actor: Actor, limit: number, cursor?: string): Promise<MandateRow[]> {
  const units = unitsWith(actor, CONFIRM)
  const at = units === 'all' ? sql<SqlBool>`true` : sql<SqlBool>`desk_unit = any(${[...units]}::text[])`
  return page(db, sql<SqlBool>`state = 'awaiting_desk' and ${at}`, limit, 'asc', cursor)
}

async function page(db: Db, where: RawBuilder<SqlBool>, limit: number, order: 'asc' | 'desc', cursor?: string) {
  const [at, id] = cursor === undefined || cursor === '' ? [] : readCursor(cursor, 2)
  const key = sql`(requested_at, id)`
  const compare = order === 'asc' ? sql`>` : sql`<`
  return tables(db)
    .selectFrom('mandates')
    .select(mandateColumns)
    .where(where)
    .$if(at !== undefined, (query) =>
      query.where(sql<SqlBool>`${key} ${compare} (${String(at)}::timestamptz, ${String(id)}::uuid)`),
    )
    .orderBy('requested_at', order)
    .orderBy('id', order)
    .limit(limit)
    .execute()
}

export const cursorOf = (row: MandateRow): string => writeCursor([row.requested_at.toISOString(), row.id])

/** Until when: `asked` and `desk` are the moments before which an open request has lapsed. */
export type Ends = { now: Date; today: string; noticeDay: string; asked: Date; desk: Date }

/** Mandates that have come to an end by the calendar and are not marked so yet, or are about to. */
export async function readEnding(db: Db, { now, today, noticeDay, asked, desk }: Ends): Promise<MandateRow[]> {
  return tables(db)
    .selectFrom('mandates')
    .select(mandateColumns)
    .where(
      sql<SqlBool>`(state = 'active' and (valid_until < ${today}::date or (valid_until <= ${noticeDay}::date and notice_at is null)))
        or (state in ('requested', 'awaiting_desk')
            and (code_until <= ${now} or valid_until < ${today}::date
              or requested_at <= case state when 'requested' then ${asked}::timestamptz else ${desk}::timestamptz end))`,
    )
    .orderBy('requested_at')
    .limit(500)
    .execute()
}
