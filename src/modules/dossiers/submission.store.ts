import { sql } from 'kysely'
import { DEFAULT_DOSSIER_CODE_TEMPLATE } from '#kernel/codes/dossier-code.ts'
import { ownTables, type Db } from '#kernel/db/db.ts'
import { memo } from '#kernel/db/memo.ts'
import { statement } from '#kernel/db/statement.ts'
import type { CodeFrame } from './dossier-code.rules.ts'
import { dossierErrors, invalid } from './dossier.errors.ts'
import type { ComponentRow, DossierRow, DossierTables } from './dossier.table.ts'

type Derived =
  | 'code'
  | 'assignee_id'
  | 'assignee_name'
  | 'examiner_id'
  | 'resume'
  | 'supplements'
  | 'extended'
  | 'received_at'
  | 'due_at'
  | 'due_steps'
  | 'step_dues'
  | 'soon_at'
  | 'waiting_since'
  | 'finished_at'
  | 'standing'
  | 'version'
  | 'fee'
  | 'moved_at'
  | 'paid'

export type NewDossier = Omit<DossierRow, Derived> & { fee: number | null }
export type NewComponent = Pick<ComponentRow, 'key' | 'position' | 'kind' | 'required' | 'state'>
export type NewFile = { file_id: string; component: string; position: number }

/**
 * Counts, writes dossier, components and files in one statement: the row of the unit's day stays locked from here to
 * the commit and no longer, and a submission that fails leaves no gap. Returns the code.
 */
export async function insertDossier(
  db: Db,
  d: NewDossier,
  day: string,
  frame: CodeFrame,
  components: readonly NewComponent[],
  files: readonly NewFile[],
): Promise<string> {
  const insert = statement<{ code: string }>`
    with seq as (
      insert into dossier_sequences as s (unit_code, day, last) values (${d.unit_code}, ${day}::date, 1)
      on conflict (unit_code, day) do update set last = s.last + 1 returning last
    ), d as (
      insert into dossiers (id, code, tracking_code, applicant_token_hash, draft_id, procedure_code, procedure_version,
        unit_code, channel, state, step, submitted_at, applicant_name, applicant_address, applicant_phone_enc,
        applicant_email, national_id_enc, national_id_hash, national_id_masked, answers, fee, moved_at, moved_by,
        account_id, represented_id, submitted_by, mandate_id, applicant_level)
      select ${d.id}::uuid, ${frame.before}::text || lpad(last::text, greatest(${frame.width}::int, length(last::text)), '0') || ${frame.after}::text,
        ${d.tracking_code}, ${d.applicant_token_hash}, ${d.draft_id}::uuid, ${d.procedure_code}, ${d.procedure_version},
        ${d.unit_code}, ${d.channel}, ${d.state}, ${d.step}, ${d.submitted_at}::timestamptz, ${d.applicant_name},
        ${json(d.applicant_address)}::jsonb, ${d.applicant_phone_enc}, ${d.applicant_email}, ${d.national_id_enc},
        ${d.national_id_hash}, ${d.national_id_masked}, ${json(d.answers)}::jsonb, ${d.fee}::bigint,
        ${d.submitted_at}::timestamptz, ${d.moved_by}, ${d.account_id}::uuid, ${d.represented_id}::uuid, ${d.submitted_by}::uuid,
        ${d.mandate_id}::uuid, ${d.applicant_level}::smallint
      from seq returning code
    ), c as (
      insert into dossier_components (dossier_id, key, position, kind, required, state)
      select ${d.id}::uuid, x.key, x.position, x.kind, x.required, x.state from jsonb_to_recordset(${json(components)}::jsonb)
        as x(key text, position int, kind text, required boolean, state text)
    ), f as (
      insert into dossier_files (file_id, dossier_id, component, position, handed_at)
      select y.file_id, ${d.id}::uuid, y.component, y.position, ${d.submitted_at}::timestamptz from jsonb_to_recordset(${json(files)}::jsonb)
        as y(file_id uuid, component text, position int)
    ) select code from d`
  try {
    const { rows } = await db.executeQuery(insert)
    return (rows[0] as { code: string }).code
  } catch (error) {
    throw asUploadUsed(error)
  }
}

const json = (value: unknown) => (value === null ? null : JSON.stringify(value))

/** A file belongs to one dossier: the primary key says so, also to two submissions at once. */
export function asUploadUsed(error: unknown): unknown {
  const pg = error as { code?: string; constraint?: string }
  return pg.code === '23505' && pg.constraint === 'dossier_files_pkey' ? invalid(dossierErrors.uploadUsed) : error
}

/** Two tabs that send one draft wait for each other; the second finds the dossier of the first. */
export async function findByDraft(db: Db, draftId: string): Promise<{ id: string; code: string } | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${draftId}, 940))`.execute(db)
  return ownTables<DossierTables>(db)
    .selectFrom('dossiers')
    .select(['id', 'code'])
    .where('draft_id', '=', draftId)
    .executeTakeFirst()
}

const templates = memo<string>({ seconds: 5 })

/** How codes of this unit are written. */
export function codeTemplate(db: Db, unitCode: string): Promise<string> {
  return templates.get(db, unitCode, async () => {
    const { rows } = await sql<{ template: string }>`
      select template from dossier_code_templates where unit_code in (${unitCode}, '*') order by unit_code = '*' limit 1`.execute(
      db,
    )
    return rows[0]?.template ?? DEFAULT_DOSSIER_CODE_TEMPLATE
  })
}
