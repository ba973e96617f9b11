import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { AssociationRules, KindVersion } from './kind.schema.ts'

/** Associations with every version of their kinds, newest first. */
export async function readAssociations(db: Db, locale: 'vi' | 'en' | 'pl'): Promise<AssociationRules[]> {
  const { rows } = await sql<Omit<AssociationRules, 'kinds'>>`
    select key, names ->> ${locale} as name, transfer_days as "transferDays",
           readmission_keeps_seniority as "readmissionKeepsSeniority"
      from associations order by sort, key`.execute(db)
  const { rows: kinds } = await sql<KindVersion & { association: string }>`
    select id, association, kind, names, rules, valid_from as "from", valid_to as "to", reason from membership_kinds
     order by array_position(array['ordinary', 'core', 'automatic', 'honorary'], kind), valid_from desc`.execute(db)
  return rows.map((row) => ({ ...row, kinds: kinds.filter((kind) => kind.association === row.key) }))
}

export type NewKind = {
  id: string
  association: string
  kind: string
  names: Record<string, string>
  rules: unknown
  from: string
  reason: string
}

/** Rules from a day on; what held then ends on the day before, what would have begun later goes. */
export async function writeKind(db: Db, kind: NewKind): Promise<void> {
  await sql`delete from membership_kinds where association = ${kind.association} and kind = ${kind.kind} and valid_from >= ${kind.from}::date`.execute(
    db,
  )
  await sql`
    update membership_kinds set valid_to = ${kind.from}::date - 1
     where association = ${kind.association} and kind = ${kind.kind} and (valid_to is null or valid_to >= ${kind.from}::date)`.execute(
    db,
  )
  await sql`
    insert into membership_kinds (id, association, kind, names, rules, valid_from, reason)
    values (${kind.id}::uuid, ${kind.association}, ${kind.kind}, ${JSON.stringify(kind.names)}::jsonb,
      ${JSON.stringify(kind.rules)}::jsonb, ${kind.from}::date, ${kind.reason})`.execute(db)
}

export async function writeAssociation(
  db: Db,
  given: { association: string; transferDays: number; readmissionKeepsSeniority: boolean },
): Promise<void> {
  await ownTables<{ associations: { key: string; transfer_days: number; readmission_keeps_seniority: boolean } }>(db)
    .updateTable('associations')
    .set({ transfer_days: given.transferDays, readmission_keeps_seniority: given.readmissionKeepsSeniority })
    .where('key', '=', given.association)
    .execute()
}
