import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { LocalText } from '#kernel/i18n/t.ts'
import type { BreachRow, PrivacyTables } from './privacy.table.ts'

const tables = (db: Db) => ownTables<PrivacyTables>(db)
export type StoredBreach = Omit<BreachRow, 'version'> & { version: number }
export type ScopeRow = PrivacyTables['breach_scopes']

/** The next number of the year; the row stays locked until the commit, so no number is given twice. */
export async function nextBreachNumber(db: Db, year: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into breach_sequences as s (year, last) values (${year}, 1)
    on conflict (year) do update set last = s.last + 1 returning last`.execute(db)
  return rows[0]?.last ?? 1
}

export async function insertBreach(db: Db, row: Omit<StoredBreach, 'version'>): Promise<void> {
  await tables(db).insertInto('breaches').values(row).execute()
}

export async function findBreach(db: Db, code: string, lock = false): Promise<StoredBreach | undefined> {
  const query = tables(db).selectFrom('breaches').selectAll().where('code', '=', code)
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) as StoredBreach | undefined
}

export async function saveBreach(db: Db, id: string, change: Partial<Omit<StoredBreach, 'id' | 'version'>>) {
  await tables(db)
    .updateTable('breaches')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Latest first; `units`: those that the reader looks after. */
export async function readBreaches(db: Db, units: readonly string[] | 'all', limit: number): Promise<StoredBreach[]> {
  const query = tables(db).selectFrom('breaches').selectAll().orderBy('detected_at', 'desc').orderBy('id', 'desc')
  const own = units === 'all' ? query : query.where('unit_code', 'in', units.length > 0 ? [...units] : [''])
  return (await own.limit(limit).execute()) as StoredBreach[]
}

export type StepRow = {
  key: string
  hours: number | null
  law: string
  names: LocalText
  done_at: Date | null
  done_by: string | null
  note: string | null
}

/** The checklist with what is done of it. */
export async function readSteps(db: Db, breachId: string): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    select s.key, s.hours, s.law, s.names, m.done_at, m.done_by, m.note
      from breach_steps s left join breach_marks m on m.step = s.key and m.breach_id = ${breachId}::uuid
     order by s.position`.execute(db)
  return rows
}

export async function saveMark(db: Db, mark: PrivacyTables['breach_marks']): Promise<void> {
  await tables(db)
    .insertInto('breach_marks')
    .values(mark)
    .onConflict((conflict) =>
      conflict
        .columns(['breach_id', 'step'])
        .doUpdateSet({ done_at: mark.done_at, done_by: mark.done_by, note: mark.note }),
    )
    .execute()
}

export async function deleteMark(db: Db, breachId: string, step: string): Promise<void> {
  await tables(db).deleteFrom('breach_marks').where('breach_id', '=', breachId).where('step', '=', step).execute()
}

export const readScopes = (db: Db, breachId: string): Promise<ScopeRow[]> =>
  tables(db).selectFrom('breach_scopes').selectAll().where('breach_id', '=', breachId).orderBy('added_at').execute()

export async function insertScope(db: Db, row: ScopeRow): Promise<void> {
  await tables(db).insertInto('breach_scopes').values(row).execute()
}

export async function deleteScope(db: Db, breachId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tables(db)
    .deleteFrom('breach_scopes')
    .where('breach_id', '=', breachId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
