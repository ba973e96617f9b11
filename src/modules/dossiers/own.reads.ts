import { sql } from 'kysely'
import type { Actor } from '#kernel/access/actor.ts'
import { inAccountOf } from '#kernel/access/ownership.ts'
import type { Db } from '#kernel/db/db.ts'
import { readCursor, writeCursor } from '#kernel/operation/cursor.ts'
import { openStates } from './dossier.rules.ts'
import type { ListOwn } from './dossier.schema.ts'
import type { DossierRow } from './dossier.table.ts'

export type OwnRow = Pick<
  DossierRow,
  | 'id'
  | 'code'
  | 'tracking_code'
  | 'applicant_name'
  | 'procedure_code'
  | 'procedure_version'
  | 'unit_code'
  | 'state'
  | 'step'
  | 'submitted_at'
  | 'received_at'
  | 'due_at'
  | 'soon_at'
  | 'waiting_since'
  | 'finished_at'
  | 'standing'
  | 'account_id'
  | 'submitted_by'
> & { result_revoked: boolean }

/** Dossiers in the actor's account, or of whom she acts for, newest first; one more than `limit` when there are more. */
export async function readOwn(db: Db, actor: Actor, query: ListOwn): Promise<OwnRow[]> {
  const open = [...openStates]
  const wanted = query.q?.trim() ?? ''
  const like = `%${wanted.replace(/[\\%_]/g, (one) => `\\${one}`)}%`
  const [at, id] = query.cursor === undefined || query.cursor === '' ? [] : readCursor(query.cursor, 2)
  const conditions = [
    inAccountOf(actor, 'follow'),
    ...(query.state === 'open' ? [sql`state = any(${open}::text[])`] : []),
    ...(query.state === 'finished' ? [sql`not (state = any(${open}::text[]))`] : []),
    ...(wanted === ''
      ? []
      : [
          sql`(code ilike ${like} or tracking_code = ${plainCode(wanted)} or applicant_search like f_unaccent(${like}))`,
        ]),
    ...(at === undefined ? [] : [sql`(submitted_at, id) < (${String(at)}::timestamptz, ${String(id)}::uuid)`]),
  ]
  const { rows } = await sql<OwnRow>`
    select id, code, tracking_code, applicant_name, procedure_code, procedure_version, unit_code, state, step, submitted_at,
      received_at, due_at, soon_at, waiting_since, finished_at, standing, account_id, submitted_by,
      exists (select 1 from results r where r.dossier_id = dossiers.id and r.revoked_at is not null and r.replaced_by is null)
        as result_revoked
    from dossiers where ${sql.join(conditions, sql` and `)}
    order by submitted_at desc, id desc limit ${query.limit + 1}`.execute(db)
  return rows
}

const plainCode = (text: string) => text.toUpperCase().replaceAll(/[\s-]/g, '')

export const ownCursor = (row: OwnRow): string => writeCursor([row.submitted_at.toISOString(), row.id])
