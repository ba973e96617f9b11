import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import type { DossierRow } from './dossier.table.ts'

export type RegisterRow = Pick<
  DossierRow,
  | 'id'
  | 'code'
  | 'procedure_code'
  | 'procedure_version'
  | 'applicant_name'
  | 'applicant_address'
  | 'applicant_phone_enc'
  | 'channel'
  | 'state'
  | 'submitted_at'
  | 'due_at'
  | 'moved_at'
> & { received_at: Date; sort_key: string }

/** Where the next page starts: the last row's moment, exactly as the database has it, and id. */
export type RegisterKey = { at: string; id: string }

/** Dossiers taken in from `from` up to before `to`, in the order of reception: one row more than `limit` if there is more. */
export async function readRegister(
  db: Db,
  query: { units: readonly string[] | 'all'; from: Date; to: Date; after: RegisterKey | undefined; limit: number },
): Promise<RegisterRow[]> {
  const { units, from, to, after, limit } = query
  const own = units === 'all' ? sql`true` : sql`unit_code = any(${[...units]})`
  const later = after ? sql`and (received_sort, id) > (${after.at}::timestamptz, ${after.id}::uuid)` : sql``
  const { rows } = await sql<RegisterRow>`
    select id, code, procedure_code, procedure_version, applicant_name, applicant_address, applicant_phone_enc, channel, state,
      submitted_at, received_at, due_at, moved_at, received_sort::text as sort_key
    from dossiers
    where ${own} and received_at is not null and received_sort >= ${from}::timestamptz and received_sort < ${to}::timestamptz ${later}
    order by received_sort, id limit ${limit + 1}`.execute(db)
  return rows
}
