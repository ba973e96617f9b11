import { sql } from 'kysely'
import type { Aead } from '#kernel/crypto/aead.ts'
import type { Db } from '#kernel/db/db.ts'
import {
  holdsPersonal,
  type DeclaredTable,
  type PersonalData,
  type PersonalKind,
} from '#kernel/manifest/personal-data.ts'
import { readCatalogue } from './catalogue.ts'
import { sealedContext } from './overwrite.ts'

export type Owner = 'dossier' | 'account' | 'person'
/** The person behind a thing, as far as its row says. */
export type PersonOf = { type: Owner; label: string; name: string; phone: string }

type Place = { type: Owner; table: DeclaredTable; key: string }

/** Tables whose rows are the dossiers, accounts or people themselves. */
async function places(db: Db, data: PersonalData): Promise<Place[]> {
  const catalogue = await readCatalogue(db)
  return data.filter(holdsPersonal).flatMap((table) => {
    const key = catalogue.get(table.table)?.key ?? []
    return table.subjects.flatMap((subject) => {
      const { kind, column } = subject
      const isOwner =
        (kind === 'dossier' || kind === 'account' || kind === 'person') && key.length === 1 && key[0] === column
      return isOwner && columnOf(table, 'name') !== undefined ? [{ type: kind, table, key: column }] : []
    })
  })
}

const columnOf = (table: DeclaredTable, kind: PersonalKind): string | undefined =>
  Object.entries(table.personal).find(([, column]) => column.kind === kind && !column.generated)?.[0]

const labelOf = (table: DeclaredTable): string | undefined =>
  Object.entries(table.personal).find(([, column]) => column.label)?.[0]

/** Who stands behind these dossiers, accounts and people, by id, from what the modules declare; unknown ids are left out. */
export async function peopleOf(
  db: Db,
  data: PersonalData,
  aead: Aead,
  ids: readonly string[],
): Promise<Map<string, PersonOf>> {
  const found = new Map<string, PersonOf>()
  if (ids.length === 0) return found
  for (const { type, table, key } of await places(db, data)) {
    const columns = { label: labelOf(table), name: columnOf(table, 'name'), phone: columnOf(table, 'phone') }
    const select = Object.entries(columns).map(([name, column]) =>
      column === undefined ? sql`'' as ${sql.ref(name)}` : sql`${sql.ref(column)} as ${sql.ref(name)}`,
    )
    const { rows } = await sql<{ id: string; label: string | null; name: string | null; phone: string | null }>`
      select ${sql.ref(key)} as id, ${sql.join(select)} from ${sql.table(table.table)}
       where ${sql.ref(key)} = any(${ids}::uuid[])`.execute(db)
    const declared = columns.phone === undefined ? undefined : table.personal[columns.phone]
    const context = declared && sealedContext(declared)
    for (const { id, label, name, phone } of rows) {
      const open = phone !== null && context !== undefined ? aead.decrypt(phone, context) : (phone ?? '')
      found.set(id, { type, label: label ?? '', name: name ?? '', phone: open })
    }
  }
  return found
}

/** Ids of the dossiers, accounts or people that people know by these words; unknown ones are left out. */
export async function findByLabel(
  db: Db,
  data: PersonalData,
  type: Owner,
  labels: readonly string[],
): Promise<Map<string, string>> {
  const place = (await places(db, data)).find((one) => one.type === type)
  const label = place && labelOf(place.table)
  if (!place || label === undefined) return new Map()
  const { rows } = await sql<{ id: string; label: string }>`
    select ${sql.ref(place.key)} as id, ${sql.ref(label)} as label from ${sql.table(place.table.table)}
     where ${sql.ref(label)} = any(${labels}::text[])`.execute(db)
  return new Map(rows.map((row) => [row.label, row.id]))
}
