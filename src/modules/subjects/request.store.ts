import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { RequestKind, RequestState, Term } from './request.rules.ts'
import type { RequestRow, SubjectTables } from './subject.table.ts'

const tables = (db: Db) => ownTables<SubjectTables>(db)

export async function readTerms(db: Db): Promise<Map<RequestKind, Term>> {
  const rows = await tables(db).selectFrom('subject_terms').selectAll().execute()
  return new Map(
    rows.map((row) => [
      row.kind,
      {
        kind: row.kind,
        replyValue: row.reply_value,
        replyUnit: row.reply_unit,
        value: row.value,
        unit: row.unit,
        law: row.law,
      },
    ]),
  )
}

export async function insertRequest(db: Db, row: Omit<RequestRow, 'version'>): Promise<void> {
  await tables(db)
    .insertInto('subject_requests')
    .values({
      ...row,
      reply_steps: sql`${JSON.stringify(row.reply_steps)}::jsonb`,
      due_steps: sql`${JSON.stringify(row.due_steps)}::jsonb`,
    })
    .execute()
}

export async function findRequest(db: Db, code: string, lock = false): Promise<RequestRow | undefined> {
  const query = tables(db).selectFrom('subject_requests').selectAll().where('code', '=', code)
  return (lock ? query.forUpdate() : query).executeTakeFirst()
}

export async function findRequestById(db: Db, id: string): Promise<RequestRow | undefined> {
  return tables(db).selectFrom('subject_requests').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

type Change = Partial<
  Pick<
    RequestRow,
    'acknowledged_at' | 'decided_at' | 'decided_by' | 'outcome' | 'duty' | 'answer_sealed' | 'finished_at'
  >
> & { state: RequestState }

export async function updateRequest(db: Db, row: Pick<RequestRow, 'id' | 'version'>, change: Change): Promise<void> {
  await tables(db)
    .updateTable('subject_requests')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
}
