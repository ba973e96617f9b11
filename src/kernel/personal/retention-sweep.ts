import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Aead } from '#kernel/crypto/aead.ts'
import type { Db } from '#kernel/db/db.ts'
import { addDays } from '#kernel/i18n/format.ts'
import type { DeclaredTable, Subject } from '#kernel/manifest/personal-data.ts'
import { readCatalogue, type Catalogue } from './catalogue.ts'
import { overwrittenColumns } from './erasure-plan.ts'
import { newValue } from './overwrite.ts'
import { personOf, someAccount } from './person-links.ts'
import type { Follower, RetentionStep } from './retention-plan.ts'

/** Whether a hold of whoever keeps holds names this dossier or account. */
export type IsHeld = (kind: 'dossier' | 'account', id: RawBuilder<unknown>) => RawBuilder<SqlBool>

export type Sweep = { db: Db; aead: Aead; asOf: Date; isHeld: IsHeld }
type Prepared = Sweep & { catalogue: Catalogue; references: Reference[] }
type Reference = { child: string; column: string; parent: string; parentColumn: string }

/** Counts stop here: nobody needs to know more before deciding. */
const COUNT_CAP = 1_000_000

/** How many rows a step would take now, how many more are old enough but held, and the moments of the oldest. */
export async function countDue(
  sweep: Sweep,
  step: RetentionStep,
): Promise<{ due: number; held: number; oldest: Date[] }> {
  const prepared = await prepare(sweep)
  const count = async (condition: RawBuilder<SqlBool>) => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from (select 1 from ${tableOf(step)} where ${condition} limit ${COUNT_CAP}) x`.execute(
      sweep.db,
    )
    return rows[0]?.n ?? 0
  }
  const old = isOld(prepared, step)
  const free = sql<SqlBool>`${old} and not ${heldRow(prepared, step.table)}`
  const { rows } = await sql<{ at: Date }>`
    select ${sql.ref(step.after)}::timestamptz as at from ${tableOf(step)} where ${free} order by 1 limit 3`.execute(
    sweep.db,
  )
  return {
    due: await count(free),
    held: await count(sql`${old} and ${heldRow(prepared, step.table)}`),
    oldest: rows.map((row) => row.at),
  }
}

/**
 * Carries a step out for at most `limit` rows within the caller's transaction, and says how many went. Rows that somebody
 * works on are passed over. Run it until it says 0; it may be cut off anywhere and begun again.
 */
export async function sweepStep(sweep: Sweep, step: RetentionStep, limit: number): Promise<number> {
  const prepared = await prepare(sweep)
  const key = prepared.catalogue.get(step.table.table)?.key ?? []
  const [only] = key
  const condition = sql`${isOld(prepared, step)} and not ${heldRow(prepared, step.table)}`
  const keys = sql.join(key.map((column) => sql.ref(column)))
  const picked = sql`select ${keys} from ${tableOf(step)} where ${condition}
    order by ${sql.ref(step.after)} limit ${limit} for update skip locked`
  if (step.action === 'delete' && step.followers.length === 0) {
    const { rows } = await sql`delete from ${tableOf(step)} where (${keys}) in (${picked}) returning 1`.execute(
      sweep.db,
    )
    return rows.length
  }
  if (only === undefined || key.length > 1) throw new Error(`${step.table.table} needs a key of one column`)
  const { rows } = await sql<Record<string, unknown>>`${picked}`.execute(sweep.db)
  const ids = rows.map((row) => row[only])
  if (ids.length === 0) return 0
  for (const follower of step.followers) await follow(prepared, follower, ids, typeOf(prepared, step.table, only))
  if (step.action === 'delete') await deleteWhere(prepared, step.table, only, ids)
  else await overwriteWhere(prepared, step.table, only, ids, step.mark)
  return ids.length
}

async function prepare(sweep: Sweep): Promise<Prepared> {
  const { rows } = await sql<Reference>`
    select c.relname as child, a.attname as "column", p.relname as parent, b.attname as "parentColumn"
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
    where k.contype = 'f' and k.confdeltype in ('a', 'r') and cardinality(k.conkey) = 1
      and p.relnamespace = current_schema()::regnamespace and c.oid <> p.oid`.execute(sweep.db)
  return { ...sweep, catalogue: await readCatalogue(sweep.db), references: rows }
}

const tableOf = (step: RetentionStep) => sql`${sql.table(step.table.table)} as t`

const typeOf = ({ catalogue }: Prepared, table: DeclaredTable, column: string) =>
  sql.raw(catalogue.get(table.table)?.types.get(column) ?? 'text')

/** Its time is over, it was not dealt with before, and nothing that stays refers to it. */
function isOld(prepared: Prepared, step: RetentionStep): RawBuilder<SqlBool> {
  const { table, after, days, where, mark, action } = step
  // `where` is constant text of a declaration, never anybody's input.
  const narrowed = where === undefined ? sql`` : sql`and (${sql.raw(where)})`
  const unmarked = mark === undefined ? sql`` : sql`and ${sql.ref(mark)} is null`
  const following = new Set(step.followers.map((follower) => follower.table.table))
  const named = prepared.references
    .filter(({ parent, child }) => action === 'delete' && parent === table.table && !following.has(child))
    .map(
      ({ child, column, parentColumn }) =>
        sql`and not exists (select from ${sql.table(child)} r where ${sql.ref(`r.${column}`)} = ${sql.ref(`t.${parentColumn}`)})`,
    )
  return sql`${sql.ref(after)} < ${addDays(prepared.asOf, -days)} ${narrowed} ${unmarked} ${sql.join(named, sql` `)}`
}

/** Whether a hold names a dossier or an account that this row belongs to. */
function heldRow({ isHeld, catalogue }: Prepared, table: DeclaredTable): RawBuilder<SqlBool> {
  const conditions = table.subjects.flatMap((subject) => {
    const kind = heldKind(subject)
    const id = sql.ref(`t.${subject.column}`)
    // A person is held through an account of hers.
    const ofAccount = (person: RawBuilder<unknown>) => someAccount(person, (account) => isHeld('account', account))
    if (subject.kind === 'person') return [ofAccount(id)]
    if (subject.kind === 'membership') return [ofAccount(personOf(id))]
    if (!kind) return []
    switch (catalogue.get(table.table)?.types.get(subject.column)) {
      case 'uuid':
        return [isHeld(kind, id)]
      case 'uuid[]':
        return [sql<SqlBool>`exists (select from unnest(${id}) as u(id) where ${isHeld(kind, sql.ref('u.id'))})`]
      default:
        // Ids beside words of other kinds ("public"): what is no id belongs to nobody who could be held.
        return [isHeld(kind, sql`case when ${id} ~ '^[0-9a-f-]{36}$' then ${id}::uuid end`)]
    }
  })
  return conditions.length === 0 ? sql`false` : sql`(${sql.join(conditions, sql` or `)})`
}

function heldKind(subject: Subject): 'dossier' | 'account' | undefined {
  const kind = subject.kind === 'stream' ? subject.stream : subject.kind
  return kind === 'dossier' || kind === 'account' ? kind : undefined
}

async function follow(
  prepared: Prepared,
  follower: Follower,
  parents: readonly unknown[],
  type: RawBuilder<unknown>,
): Promise<void> {
  const { table, by, action, followers } = follower
  const key = prepared.catalogue.get(table.table)?.key ?? []
  const [only] = key
  if (followers.length > 0 && only !== undefined && key.length === 1) {
    const { rows } = await sql<Record<string, unknown>>`
      select ${sql.ref(only)} from ${sql.table(table.table)} where ${sql.ref(by)} = any(${parents}::${type}[])`.execute(
      prepared.db,
    )
    const ids = rows.map((row) => row[only])
    for (const next of followers) await follow(prepared, next, ids, typeOf(prepared, table, only))
  }
  if (action === 'delete') await deleteWhere(prepared, table, by, parents)
  else await overwriteWhere(prepared, table, by, parents)
}

async function deleteWhere(
  prepared: Prepared,
  table: DeclaredTable,
  column: string,
  values: readonly unknown[],
): Promise<void> {
  const type = typeOf(prepared, table, column)
  await sql`delete from ${sql.table(table.table)} where ${sql.ref(column)} = any(${values}::${type}[])`.execute(
    prepared.db,
  )
}

async function overwriteWhere(
  prepared: Prepared,
  table: DeclaredTable,
  column: string,
  values: readonly unknown[],
  mark?: string,
): Promise<void> {
  const types = prepared.catalogue.get(table.table)?.types
  const changes = overwrittenColumns(table, prepared.catalogue).map(
    ([name, declared]) =>
      sql`${sql.ref(name)} = ${newValue(prepared.aead, declared, types?.get(name))}::${typeOf(prepared, table, name)}`,
  )
  if (mark !== undefined) changes.push(sql`${sql.ref(mark)} = ${prepared.asOf}`)
  if (changes.length === 0) return
  await sql`update ${sql.table(table.table)} set ${sql.join(changes)}
    where ${sql.ref(column)} = any(${values}::${typeOf(prepared, table, column)}[])`.execute(prepared.db)
}
