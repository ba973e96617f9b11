import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { ownTables } from '#kernel/db/db.ts'
import { openStates, type RequestKind, type RequestState } from './request.rules.ts'
import type { RequestRow, SubjectTables } from './subject.table.ts'

export type RequestQuery = {
  units: readonly string[] | 'all'
  state: RequestState | 'open'
  kind: RequestKind | undefined
  due: 'overdue' | 'soon' | undefined
  now: Date
  after: { dueAt: string; id: string } | undefined
  limit: number
}

/** Requests of an office, the most urgent first: one row more than `limit` when there are more. */
export async function listRequestRows(db: Db, query: RequestQuery): Promise<(RequestRow & { due_key: string })[]> {
  const { units, state, kind, due, now, after, limit } = query
  const conditions = [
    units === 'all' ? sql`true` : sql`unit_code = any(${[...units]})`,
    state === 'open' ? sql`finished_at is null and state = any(${[...openStates]})` : sql`state = ${state}`,
    ...(kind === undefined ? [] : [sql`kind = ${kind}`]),
    ...(due === undefined ? [] : [dueCondition(due, now)]),
    ...(after ? [sql`(due_at, id) > (${after.dueAt}::timestamptz, ${after.id}::uuid)`] : []),
  ]
  const { rows } = await sql<RequestRow & { due_key: string }>`
    select *, due_at::text as due_key from subject_requests where ${sql.join(conditions, sql` and `)}
    order by due_at, id limit ${limit + 1}`.execute(db)
  return rows
}

/** As `requestStanding` says it: late with the answer, or with the first reply. Soon: within three days. */
function dueCondition(due: 'overdue' | 'soon', now: Date) {
  const open = sql`decided_at is null and state <> 'withdrawn'`
  if (due === 'overdue')
    return sql`${open} and (due_at < ${now} or (acknowledged_at is null and reply_due_at < ${now}))`
  const until = new Date(now.getTime() + 3 * 86_400_000)
  return sql`${open} and due_at >= ${now} and due_at < ${until}`
}

/** What a person asked for, newest first. */
export async function readOwnRequests(
  db: Db,
  owner: { accountId: string | null; dossierIds: readonly string[] },
): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`
    select * from subject_requests
    where account_id = ${owner.accountId}::uuid or dossier_id = any(${[...owner.dossierIds]}::uuid[])
    order by submitted_at desc limit 100`.execute(db)
  return rows
}

export async function countOpenRequests(db: Db, accountId: string | null, dossierId: string | null): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) from subject_requests where finished_at is null
      and (account_id = ${accountId}::uuid or dossier_id = ${dossierId}::uuid)`.execute(db)
  return Number(rows[0]?.count ?? 0)
}

export async function findDeletionOf(db: Db, requestId: string) {
  return ownTables<SubjectTables>(db)
    .selectFrom('deletions')
    .selectAll()
    .where('request_id', '=', requestId)
    .executeTakeFirst()
}
