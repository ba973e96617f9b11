import { sql, type RawBuilder } from 'kysely'
import { keyedHash } from '#kernel/crypto/keyed-hash.ts'
import type { Db } from '#kernel/db/db.ts'
import type { DeclaredTable, Subject } from '#kernel/manifest/personal-data.ts'
import { readCatalogue, type Catalogue } from './catalogue.ts'

/**
 * Who is looked for. Dossiers are named by whoever knows which are hers; `exclude` keeps others (of somebody for whom she
 * acted, still being handled) out, with all that hangs on them.
 */
export type Person = {
  accountId?: string
  dossierIds: readonly string[]
  /** twelve digits, only when proved to be hers */
  nationalId?: string
  phone?: string
  exclude?: readonly string[]
}

/** Rows of one table that belong to the person, every column as stored. */
export type FoundRows = { table: DeclaredTable; key: readonly string[]; rows: Record<string, unknown>[] }

type Owned = 'account' | 'dossier' | 'draft' | 'file' | 'person' | 'membership'
type Known = Record<Owned, Set<string>>
type Search = { db: Db; catalogue: Catalogue; person: Person; lookupKey: Uint8Array; known: Known; limit: number }

/**
 * From an account to its person, to the record she was merged into, to a membership, to its papers and their files is
 * six steps; more than this many is a circle.
 */
const MOST_ROUNDS = 12

/**
 * Every row of every declared table that belongs to a person, followed from account, number and dossiers to drafts and
 * files. Links that tell of an officer's work are not followed. `limit`: rows per table and link, for a page; a deletion
 * takes all.
 */
export async function findPersonal(
  db: Db,
  inventory: readonly DeclaredTable[],
  person: Person,
  options: { lookupKey: Uint8Array; limit?: number },
): Promise<FoundRows[]> {
  const known: Known = {
    account: new Set(person.accountId === undefined ? [] : [person.accountId]),
    dossier: new Set(person.dossierIds),
    draft: new Set(),
    file: new Set(),
    person: new Set(),
    membership: new Set(),
  }
  const search: Search = {
    db,
    catalogue: await readCatalogue(db),
    person,
    lookupKey: options.lookupKey,
    known,
    limit: options.limit ?? 1_000_000,
  }
  const found = new Map<string, Map<string, Record<string, unknown>>>()
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = sizeOf(known, found)
    for (const table of inventory) await searchTable(search, table, found)
    if (sizeOf(known, found) === before) break
  }
  return inventory.flatMap((table) => {
    const rows = [...(found.get(table.table)?.values() ?? [])]
    return rows.length > 0 ? [{ table, key: keyOf(search.catalogue, table.table), rows }] : []
  })
}

const sizeOf = (known: Known, found: ReadonlyMap<string, ReadonlyMap<string, unknown>>) =>
  [...Object.values(known), ...found.values()].reduce((sum, one) => sum + one.size, 0)

export const keyOf = (catalogue: Catalogue, table: string): readonly string[] => catalogue.get(table)?.key ?? []

/** The primary key of a row as one text. */
export const rowKey = (key: readonly string[], row: Record<string, unknown>): string =>
  key.map((column) => String(row[column])).join(' ')

async function searchTable(
  search: Search,
  table: DeclaredTable,
  found: Map<string, Map<string, Record<string, unknown>>>,
): Promise<void> {
  const facts = search.catalogue.get(table.table)
  if (!facts) return
  const links = table.subjects.filter((subject) => subject.about !== 'officer')
  const conditions = links.flatMap((subject) => conditionOf(search, facts.types, subject, found) ?? [])
  if (conditions.length === 0) return
  const { rows } = await sql<Record<string, unknown>>`
    select * from ${sql.table(table.table)} where ${sql.join(conditions, sql` or `)} limit ${search.limit}`.execute(
    search.db,
  )
  const excluded = new Set(search.person.exclude)
  const mine = found.get(table.table) ?? new Map<string, Record<string, unknown>>()
  for (const row of rows) {
    const owners = links.flatMap((link) => ownedId(link, row))
    if (owners.some(({ kind, id }) => kind === 'dossier' && excluded.has(id))) continue
    mine.set(rowKey(facts.key, row), row)
    for (const { kind, id } of owners) search.known[kind].add(id)
    for (const column of facts.fileColumns) if (typeof row[column] === 'string') search.known.file.add(row[column])
  }
  if (mine.size > 0) found.set(table.table, mine)
}

/**
 * What a row names from where the search goes on: a dossier, a draft, a file, and a person or membership where the
 * declaration says that it is hers too. Never from one account to another.
 */
function ownedId(link: Subject, row: Record<string, unknown>): { kind: Exclude<Owned, 'account'>; id: string }[] {
  switch (link.kind) {
    case 'person':
    case 'membership':
      if (link.leads !== true) return []
      break
    case 'dossier':
    case 'draft':
    case 'file':
      break
    default:
      return []
  }
  const value = row[link.column]
  return typeof value === 'string' ? [{ kind: link.kind, id: value }] : []
}

function conditionOf(
  search: Search,
  types: ReadonlyMap<string, string>,
  subject: Subject,
  found: ReadonlyMap<string, ReadonlyMap<string, Record<string, unknown>>>,
): RawBuilder<unknown> | undefined {
  const values = valuesOf(search, subject, found)
  const type = types.get(subject.column)
  if (values.length === 0 || type === undefined) return undefined
  // The type comes from the catalogue, not from anybody's input.
  return type.endsWith('[]')
    ? sql`${sql.ref(subject.column)} && ${values}::${sql.raw(type)}`
    : sql`${sql.ref(subject.column)} = any(${values}::${sql.raw(type)}[])`
}

/** Event streams that are named by the id of such a thing; the stream of a membership is called `member`. */
const streams = {
  dossier: 'dossier',
  account: 'account',
  draft: 'draft',
  person: 'person',
  member: 'membership',
} as const
const isStreamOf = (stream: string): stream is keyof typeof streams => Object.hasOwn(streams, stream)

function valuesOf(
  { person, lookupKey, known, catalogue }: Search,
  subject: Subject,
  found: ReadonlyMap<string, ReadonlyMap<string, Record<string, unknown>>>,
): string[] {
  switch (subject.kind) {
    case 'account':
    case 'dossier':
    case 'draft':
    case 'file':
    case 'person':
    case 'membership':
      return [...known[subject.kind]]
    case 'stream':
      return isStreamOf(subject.stream) ? [...known[streams[subject.stream]]] : []
    case 'national_id_hash':
      return person.nationalId === undefined ? [] : [keyedHash(lookupKey, person.nationalId, subject.context)]
    case 'phone_hash':
      return person.phone === undefined ? [] : [keyedHash(lookupKey, person.phone, subject.context)]
    case 'parent': {
      const [key = 'id'] = keyOf(catalogue, subject.table)
      return [...(found.get(subject.table)?.values() ?? [])].map((row) => String(row[key]))
    }
  }
}
