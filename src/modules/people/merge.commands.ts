import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import type { Ids } from '#kernel/ids/ids.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { mergePerson, separatePerson } from './person.commands.ts'

/** Columns of a person that a merge may take from the other record; both of a number go together. */
export const mergeColumns = [
  'name',
  'other_names',
  'sex',
  'birth_date',
  'birth_year',
  'national_id_sealed',
  'national_id_hash',
  'old_id_sealed',
  'old_id_hash',
  'photo',
  'died_on',
] as const
export type MergeColumn = (typeof mergeColumns)[number]
export type MergeValues = Partial<Record<MergeColumn, string | number | string[] | null>>
export type PersonToMerge = { id: string; version: number; merged_into: string | null } & Required<MergeValues>

/** What a merge did to two records of people: enough to take it back. Personal, so it is kept sealed. */
export type PersonMergeJournal = {
  kept: string
  gone: string
  before: MergeValues
  after: MergeValues
  versions: { kept: number; gone: number }
  phones: string[]
  addresses: string[]
}

/** Rows of these records as a merge looks at them. */
export const recordsToMerge = (db: Db, ids: readonly string[]) => readRecords(db, ids, sql``)

/** As recordsToMerge, locked in the order of their ids, so that two merges at once wait instead of blocking each other. */
export const lockRecords = (db: Db, ids: readonly string[]) => readRecords(db, ids, sql`for update`)

async function readRecords(
  db: Db,
  ids: readonly string[],
  lock: RawBuilder<unknown>,
): Promise<Map<string, PersonToMerge>> {
  const columns = sql.join(mergeColumns.map((column) => sql.ref(column)))
  const { rows } = await sql<PersonToMerge>`
    select id, version, merged_into, ${columns} from people where id = any(${[...ids]}::uuid[]) order by id ${lock}`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * Points `gone` to `kept`, which takes these values, the phones, and addresses of kinds that it lacks. Rows of other
 * modules keep naming `gone`. Both must be locked and stand alone. Nothing of accounts is touched: rights never move.
 */
export async function mergeRecords(
  ctx: Ctx,
  pair: { kept: PersonToMerge; gone: PersonToMerge },
  after: MergeValues,
  data: Record<string, unknown>,
): Promise<PersonMergeJournal> {
  const { kept, gone } = pair
  const changed = Object.keys(after) as MergeColumn[]
  const before = Object.fromEntries(changed.map((column) => [column, kept[column]])) as MergeValues
  await setColumns(ctx.db, kept.id, after, kept.version + 1)
  const { rows: phones } = await sql<{ phone: string }>`
    insert into person_phones (person_id, phone, kind, sort)
    select ${kept.id}::uuid, phone, kind, 100 + sort from person_phones where person_id = ${gone.id}::uuid
    on conflict do nothing returning phone`.execute(ctx.db)
  const addresses = await addAddresses(ctx.db, ctx.ids, kept.id, gone.id)
  await mergePerson(ctx, gone.id, kept.id, data)
  await setColumns(ctx.db, gone.id, {}, gone.version + 1)
  const versions = { kept: kept.version, gone: gone.version }
  return { kept: kept.id, gone: gone.id, before, after, versions, phones: phones.map(({ phone }) => phone), addresses }
}

async function addAddresses(db: Db, ids: Ids, kept: string, gone: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from person_addresses g where person_id = ${gone}::uuid
       and not exists (select from person_addresses k where k.person_id = ${kept}::uuid and k.kind = g.kind)
     order by id`.execute(db)
  const copies = rows.map(({ id }) => ({ from: id, id: ids.uuid() }))
  await sql`
    insert into person_addresses (id, person_id, kind, line, unit_code, map_of, valid_from, valid_to)
    select c.id, ${kept}::uuid, a.kind, a.line, a.unit_code, a.map_of, a.valid_from, a.valid_to
      from jsonb_to_recordset(${JSON.stringify(copies)}::jsonb) as c(id uuid, "from" uuid)
      join person_addresses a on a.id = c."from"`.execute(db)
  return copies.map(({ id }) => id)
}

/**
 * Takes a merge back: what it changed and nobody has changed since is again as it was, what was corrected since stays.
 * Both rows must be locked.
 */
export async function separateRecords(
  ctx: Ctx,
  pair: { kept: PersonToMerge; gone: PersonToMerge },
  journal: PersonMergeJournal,
  data: Record<string, unknown>,
): Promise<void> {
  const { kept, gone } = pair
  const { before, after, versions } = journal
  const untouched = (Object.keys(after) as MergeColumn[]).filter((column) => same(kept[column], after[column]))
  const back = Object.fromEntries(untouched.map((column) => [column, before[column]])) as MergeValues
  const version = (now: number, then: number) => (now === then + 1 ? then : now + 1)
  await setColumns(ctx.db, kept.id, back, kept.version)
  await sql`delete from person_phones where person_id = ${kept.id}::uuid and phone = any(${journal.phones}::text[])`.execute(
    ctx.db,
  )
  await sql`delete from person_addresses where person_id = ${kept.id}::uuid and id = any(${journal.addresses}::uuid[])`.execute(
    ctx.db,
  )
  await separatePerson(ctx, gone.id, data)
  await setColumns(ctx.db, kept.id, {}, version(kept.version, versions.kept))
  await setColumns(ctx.db, gone.id, {}, version(gone.version, versions.gone))
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

async function setColumns(db: Db, id: string, values: MergeValues, version: number): Promise<void> {
  const sets = Object.entries(values).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  await sql`update people set ${sql.join([...sets, sql`version = ${version}`])} where id = ${id}::uuid`.execute(db)
}
