import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import { asUploadUsed, type NewFile } from './submission.store.ts'
import type { ComponentState, DossierRow, DossierTables, SupplementRow } from './dossier.table.ts'
import { supplementColumns } from './dossier.table.ts'

/** Every stored column. Listed, because a prepared `select *` breaks when a migration adds one. */
export const dossierColumns = [
  'id',
  'code',
  'tracking_code',
  'applicant_token_hash',
  'draft_id',
  'procedure_code',
  'procedure_version',
  'unit_code',
  'channel',
  'state',
  'step',
  'assignee_id',
  'assignee_name',
  'examiner_id',
  'resume',
  'supplements',
  'extended',
  'submitted_at',
  'received_at',
  'due_at',
  'due_steps',
  'step_dues',
  'soon_at',
  'waiting_since',
  'finished_at',
  'standing',
  'applicant_name',
  'applicant_address',
  'applicant_phone_enc',
  'applicant_email',
  'national_id_enc',
  'national_id_hash',
  'national_id_masked',
  'answers',
  'fee',
  'paid',
  'moved_at',
  'moved_by',
  'version',
  'account_id',
  'represented_id',
  'submitted_by',
  'mandate_id',
  'applicant_level',
] as const satisfies (keyof DossierRow)[]

/** The dossier, locked until the end of the transaction: of two officers one waits, and then sees what the other did. */
export function lockDossier(db: Db, code: string): Promise<DossierRow | undefined> {
  return ownTables<DossierTables>(db)
    .selectFrom('dossiers')
    .select(dossierColumns)
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst()
}

export type DossierChange = Partial<Omit<DossierRow, 'id' | 'code'>>

/** Writes what a move changed; `version` grows by one. */
export async function saveDossier(db: Db, row: DossierRow, change: DossierChange): Promise<void> {
  const { resume, due_steps, step_dues, ...plain } = change
  await ownTables<DossierTables>(db)
    .updateTable('dossiers')
    .set({
      ...plain,
      ...(resume !== undefined && { resume: asJson(resume) }),
      ...(due_steps !== undefined && { due_steps: asJson(due_steps) }),
      ...(step_dues !== undefined && { step_dues: asJson(step_dues) }),
      version: row.version + 1,
    })
    .where('id', '=', row.id)
    .execute()
}

// The driver writes arrays as PostgreSQL arrays, so JSON goes in as text.
const asJson = <V>(value: V): V => (value === null ? value : (JSON.stringify(value) as V))

export type ComponentMark = { key: string; state: ComponentState; originals?: number; copies?: number }

/** Sets state, and counts where given, of components; those not named stay. */
export async function markComponents(db: Db, dossierId: string, marks: readonly ComponentMark[]): Promise<void> {
  if (marks.length === 0) return
  await sql`
    update dossier_components c set state = m.state, originals = coalesce(m.originals, c.originals), copies = coalesce(m.copies, c.copies)
      from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) as m(key text, state text, originals int, copies int)
     where c.dossier_id = ${dossierId}::uuid and c.key = m.key`.execute(db)
}

/** Adds files that came later; a component the dossier did not have yet is added too. */
export async function addFiles(
  db: Db,
  dossierId: string,
  files: readonly (NewFile & { kind: string })[],
  at: Date,
  supplementId: string,
): Promise<void> {
  if (files.length === 0) return
  try {
    await sql`
      with c as (
        insert into dossier_components (dossier_id, key, position, kind, required, state)
        select distinct on (y.component) ${dossierId}::uuid, y.component, 900, y.kind, false, 'supplemented'
          from jsonb_to_recordset(${JSON.stringify(files)}::jsonb) as y(component text, kind text)
        on conflict (dossier_id, key) do update set state = 'supplemented'
      )
      insert into dossier_files (file_id, dossier_id, component, position, handed_at, supplement_id)
      select y.file_id, ${dossierId}::uuid, y.component, y.position, ${at}::timestamptz, ${supplementId}::uuid
        from jsonb_to_recordset(${JSON.stringify(files)}::jsonb) as y(file_id uuid, component text, position int)`.execute(
      db,
    )
  } catch (error) {
    throw asUploadUsed(error)
  }
}

type NewSupplement = Omit<SupplementRow, 'answered_at' | 'answered_by' | 'answer_text' | 'closed_at'>

export async function insertSupplement(db: Db, row: NewSupplement): Promise<void> {
  await sql`
    insert into supplement_requests (id, dossier_id, number, reason, items, forced_reason, requested_at, requested_by, requested_by_name)
    values (${row.id}::uuid, ${row.dossier_id}::uuid, ${row.number}, ${row.reason}, ${JSON.stringify(row.items)}::jsonb, ${row.forced_reason},
      ${row.requested_at}, ${row.requested_by}::uuid, ${row.requested_by_name})`.execute(db)
}

export function findOpenSupplement(db: Db, dossierId: string): Promise<SupplementRow | undefined> {
  return ownTables<DossierTables>(db)
    .selectFrom('supplement_requests')
    .select(supplementColumns)
    .where('dossier_id', '=', dossierId)
    .where('answered_at', 'is', null)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
}

export async function answerOpenSupplement(
  db: Db,
  id: string,
  answer: { at: Date; by: 'owner' | 'desk'; text: string },
): Promise<void> {
  await sql`update supplement_requests set answered_at = ${answer.at}, answered_by = ${answer.by}, answer_text = ${answer.text} where id = ${id}::uuid`.execute(
    db,
  )
}

/** A dossier that ends while it waits ends its open request too. */
export async function closeOpenSupplement(db: Db, dossierId: string, at: Date): Promise<void> {
  await sql`update supplement_requests set closed_at = ${at} where dossier_id = ${dossierId}::uuid and answered_at is null and closed_at is null`.execute(
    db,
  )
}
