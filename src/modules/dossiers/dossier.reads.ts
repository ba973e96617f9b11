import { CompiledQuery, sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { ScanState } from '#kernel/files/release.ts'
import { findUploads } from '#kernel/files/upload.store.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { getProcedureVersion } from '#modules/procedures/index.ts'
import { dossierColumns } from './dossier.store.ts'
import type { ComponentRow, DossierRow, DossierTables, ResultRow, SupplementRow } from './dossier.table.ts'
import { supplementColumns } from './dossier.table.ts'

export type FileRow = {
  id: string
  component: string
  handedAt: Date
  supplement: number | null
  name: string
  pages: number
  size: number
  sha256: string
  mediaType: string
  scan: ScanState
}

export function findDossier(db: Db, code: string): Promise<DossierRow | undefined> {
  return ownTables<DossierTables>(db)
    .selectFrom('dossiers')
    .select(dossierColumns)
    .where('code', '=', code)
    .executeTakeFirst()
}

// Public look-ups are the most frequent question of all.
const FIND_BY_TRACKING = `select ${dossierColumns.join(', ')} from dossiers where tracking_code = $1`

export async function findByTracking(db: Db, trackingCode: string): Promise<DossierRow | undefined> {
  return (await db.executeQuery<DossierRow>(CompiledQuery.raw(FIND_BY_TRACKING, [trackingCode]))).rows[0]
}

export function findById(db: Db, id: string): Promise<DossierRow | undefined> {
  return ownTables<DossierTables>(db)
    .selectFrom('dossiers')
    .select(dossierColumns)
    .where('id', '=', id)
    .executeTakeFirst()
}

export function readComponents(db: Db, dossierId: string): Promise<ComponentRow[]> {
  return ownTables<DossierTables>(db)
    .selectFrom('dossier_components')
    .select(['dossier_id', 'key', 'position', 'kind', 'required', 'originals', 'copies', 'state'])
    .where('dossier_id', '=', dossierId)
    .orderBy('position')
    .orderBy('key')
    .execute()
}

/** The files of a dossier in the order in which they were handed in, with what the kernel knows about them. */
export async function readFiles(db: Db, dossierId: string): Promise<FileRow[]> {
  const { rows } = await sql<{ id: string; component: string; handedAt: Date; supplement: number | null }>`
    select f.file_id as id, f.component, f.handed_at as "handedAt", s.number as supplement
      from dossier_files f left join supplement_requests s on s.id = f.supplement_id
     where f.dossier_id = ${dossierId}::uuid order by f.handed_at, f.position`.execute(db)
  if (rows.length === 0) return []
  const facts = new Map(
    (
      await findUploads(
        db,
        rows.map((row) => row.id),
      )
    ).map((file) => [file.id, file]),
  )
  return rows.flatMap((row) => {
    const file = facts.get(row.id)
    return file ? [{ ...row, ...file }] : []
  })
}

export function readSupplements(db: Db, dossierId: string): Promise<SupplementRow[]> {
  return ownTables<DossierTables>(db)
    .selectFrom('supplement_requests')
    .select(supplementColumns)
    .where('dossier_id', '=', dossierId)
    .orderBy('number')
    .execute()
}

/** Days come as text: a date must not travel through a time zone. */
export type ReadResult = Omit<ResultRow, 'issued_on' | 'revoked_decision_on'> & {
  issued_on: string
  revoked_decision_on: string | null
}

const resultColumns = sql`
  r.id, r.code, r.dossier_id, r.outcome, r.reasons, r.number, r.notation, r.number_text, r.issued_on::text as issued_on, r.signer,
  r.seal, r.content_hash, r.file_sha256, r.file_size, r.issued_at, r.replaces, r.replaced_by, r.revoked_at, r.revoked_reason, r.revoked_by,
  r.unit_code, r.revoked_unit, r.revoked_ground, r.revoked_decision, r.revoked_decision_on::text as revoked_decision_on`

export async function readResults(db: Db, dossierId: string): Promise<ReadResult[]> {
  const { rows } = await sql<ReadResult>`
    select ${resultColumns} from results r where r.dossier_id = ${dossierId}::uuid order by r.issued_at, r.id`.execute(
    db,
  )
  return rows
}

export async function findResult(db: Db, code: string): Promise<ReadResult | undefined> {
  const { rows } = await sql<ReadResult>`select ${resultColumns} from results r where r.code = ${code}`.execute(db)
  return rows[0]
}

export async function findResultById(db: Db, id: string): Promise<ReadResult | undefined> {
  const { rows } = await sql<ReadResult>`select ${resultColumns} from results r where r.id = ${id}::uuid`.execute(db)
  return rows[0]
}

/** The dossier and its documents as the acknowledgement lists them: by name, pages and hash. */
export async function readHandedDocuments(ctx: Ctx, code: string) {
  const row = (await findDossier(ctx.db, code)) as DossierRow
  const procedure = await getProcedureVersion(ctx.db, row.procedure_code, row.procedure_version, ctx.now())
  const name = (key: string) => procedure.components.find((one) => one.key === key)?.name[ctx.locale] ?? key
  const documents = (await readFiles(ctx.db, row.id)).map(({ component, name: fileName, pages, size, sha256 }) => ({
    component,
    componentName: name(component),
    name: fileName,
    pages,
    size,
    sha256,
  }))
  return { row, documents }
}
