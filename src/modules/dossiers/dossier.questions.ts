import { createHash } from 'node:crypto'
import type { Actor } from '#kernel/access/actor.ts'
import { CODE_LENGTH, parseCode } from '#kernel/codes/code-alphabet.ts'
import { keyedHash } from '#kernel/crypto/keyed-hash.ts'
import { ownTables, type Db } from '#kernel/db/db.ts'
import { mayRead } from './dossier.policy.ts'
import { findByTracking } from './dossier.reads.ts'
import { isTerminal } from './dossier.rules.ts'
import type { DossierRow, DossierTables } from './dossier.table.ts'
import { sealedColumns } from './sealed-answers.rules.ts'

/**
 * The id of the dossier that an applicant token (`ap_…`, given at submission) opens, or undefined. Composed into
 * `Actor.opened` by app/: a bearer token that starts with `ap_` is asked here, any other is a session.
 */
export async function openedByApplicantToken(db: Db, token: string): Promise<string | undefined> {
  if (!/^ap_[A-Za-z0-9_-]{20,60}$/.test(token)) return undefined
  const hash = createHash('sha256').update(token).digest('hex')
  const row = await ownTables<DossierTables>(db)
    .selectFrom('dossiers')
    .select('id')
    .where('applicant_token_hash', '=', hash)
    .executeTakeFirst()
  return row?.id
}

export type PersonsDossier = { id: string; code: string; unitCode: string; procedureCode: string; finished: boolean }

/**
 * The dossiers of a person, newest first: those in her account, and those whose applicant has her number. The number must
 * be proved to be hers by the caller of this. `dossierIds` adds one that was opened without an account.
 */
export async function dossiersOfPerson(
  db: Db,
  person: { accountId?: string; nationalId?: string; dossierIds?: readonly string[]; lookupKey: Uint8Array },
): Promise<PersonsDossier[]> {
  const { accountId, nationalId, dossierIds = [], lookupKey } = person
  const hash = nationalId === undefined ? null : keyedHash(lookupKey, nationalId, sealedColumns.nationalId)
  const rows = await ownTables<DossierTables>(db)
    .selectFrom('dossiers')
    .select(['id', 'code', 'unit_code', 'procedure_code', 'state'])
    .where((eb) =>
      eb.or([
        ...(accountId === undefined ? [] : [eb('account_id', '=', accountId)]),
        ...(hash === null ? [] : [eb('national_id_hash', '=', hash)]),
        eb('id', '=', eb.fn<string>('any', [eb.val(dossierIds)])),
      ]),
    )
    .orderBy('submitted_at', 'desc')
    .execute()
  return rows.map(toPersonsDossier)
}

/** The dossier of this code, for a module that has its own policy about it. */
export async function findDossierByCode(db: Db, code: string): Promise<PersonsDossier | undefined> {
  const row = await ownTables<DossierTables>(db)
    .selectFrom('dossiers')
    .select(['id', 'code', 'unit_code', 'procedure_code', 'state'])
    .where('code', '=', code.normalize('NFKC').trim().toUpperCase())
    .executeTakeFirst()
  return row && toPersonsDossier(row)
}

/** Dossiers by id, for a module that has its own policy about them. Unknown ids are left out. */
export async function findDossiersByIds(db: Db, ids: readonly string[]): Promise<Map<string, PersonsDossier>> {
  const rows = await ownTables<DossierTables>(db)
    .selectFrom('dossiers')
    .select(['id', 'code', 'unit_code', 'procedure_code', 'state'])
    .where((eb) => eb('id', '=', eb.fn<string>('any', [eb.val([...new Set(ids)])])))
    .execute()
  return new Map(rows.map((row) => [row.id, toPersonsDossier(row)]))
}

const toPersonsDossier = (
  row: Pick<DossierRow, 'id' | 'code' | 'unit_code' | 'procedure_code' | 'state'>,
): PersonsDossier => ({
  id: row.id,
  code: row.code,
  unitCode: row.unit_code,
  procedureCode: row.procedure_code,
  finished: isTerminal(row.state),
})

/** The dossier of a tracking code as somebody typed it, and whether this actor may read it; undefined when there is none. */
export async function findTracked(
  db: Db,
  actor: Actor,
  trackingCode: string,
): Promise<{ id: string; mayRead: boolean } | undefined> {
  const parsed = parseCode(trackingCode, CODE_LENGTH.tracking)
  const row = parsed.ok ? await findByTracking(db, parsed.code) : undefined
  return row && { id: row.id, mayRead: mayRead(actor, row).allowed }
}
