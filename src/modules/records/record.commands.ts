import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { readFields } from './record.reads.ts'
import { entryFaults, factFault, SENSITIVE_KINDS, type Entry, type EntryKind } from './record.rules.ts'
import { addEntries, deleteRecords, insertFacts, setFacts, type Change } from './record.store.ts'
import { changeTable, entryTable } from './record.table.ts'

/** What is known of one member: values by field (`readFact` reads them from a sheet), and entries. */
export type ImportedRecord = {
  membershipId: string
  facts?: Readonly<Record<string, string>>
  entries?: readonly (Partial<Entry> & { kind: EntryKind; what: string })[]
}

const CHUNK = 5000
const isSensitive = (kind: EntryKind): boolean => (SENSITIVE_KINDS as readonly string[]).includes(kind)

/**
 * Set-based: puts records of any number of members, keeping what stood there before in the history. Values that a field
 * does not take are left out (check with `factFault` first). `batch` names the import, for `undoImportedRecords`.
 */
export async function importRecords(ctx: Ctx, batch: string, rows: readonly ImportedRecord[]): Promise<void> {
  const fields = new Map((await readFields(ctx.db)).map((field) => [field.key, field]))
  const change: Change = { at: ctx.now(), accountId: ctx.actor.accountId, how: 'import', batch }
  for (const sensitive of [false, true]) {
    const facts = rows.flatMap(({ membershipId, facts: given = {} }) =>
      Object.entries(given).flatMap(([key, value]) => {
        const field = fields.get(key)
        if (!field || field.sensitive !== sensitive || factFault(field, value) !== undefined) return []
        return [{ membershipId, field: key, value, changeId: ctx.ids.uuid() }]
      }),
    )
    const entries = rows.flatMap(({ membershipId, entries: given = [] }) =>
      given
        .map((entry) => ({ year: null, from: null, to: null, amount: null, note: '', ...entry }))
        .filter((entry) => isSensitive(entry.kind) === sensitive && entryFaults(entry.kind, entry).length === 0)
        .map((entry) => ({ ...entry, id: ctx.ids.uuid(), membershipId, changeId: ctx.ids.uuid() })),
    )
    for (let at = 0; at < facts.length; at += CHUNK)
      await setFacts(ctx.db, sensitive, facts.slice(at, at + CHUNK), change)
    for (let at = 0; at < entries.length; at += CHUNK)
      await addEntries(ctx.db, sensitive, entries.slice(at, at + CHUNK), change)
  }
}

/**
 * Set-based: what is known of members whose memberships begin with it, so that nothing stood there before and nothing is a
 * change. Values that a field does not take are left out.
 */
export async function beginRecords(
  ctx: Ctx,
  rows: readonly Pick<ImportedRecord, 'membershipId' | 'facts'>[],
): Promise<void> {
  const fields = new Map((await readFields(ctx.db)).map((field) => [field.key, field]))
  for (const sensitive of [false, true]) {
    const facts = rows.flatMap(({ membershipId, facts: given = {} }) =>
      Object.entries(given).flatMap(([key, value]) => {
        const field = fields.get(key)
        if (!field || field.sensitive !== sensitive || factFault(field, value) !== undefined) return []
        return [{ membershipId, field: key, value }]
      }),
    )
    for (let at = 0; at < facts.length; at += CHUNK)
      await insertFacts(ctx.db, sensitive, facts.slice(at, at + CHUNK), ctx.now())
  }
}

/**
 * Takes an import back: a value that is still the one it brought becomes what it was before; what somebody changed since
 * stays. Entries that it added are taken out.
 */
export async function undoImportedRecords(ctx: Ctx, batch: string): Promise<void> {
  const change: Change = { at: ctx.now(), accountId: ctx.actor.accountId, how: 'import' }
  for (const sensitive of [false, true]) {
    const { rows } = await sql<{ membershipId: string; field: string; value: string | null }>`
      select c.membership_id::text as "membershipId", c.item as field, c.before as value
        from ${sql.table(changeTable(sensitive))} c
        join ${sql.table(sensitive ? 'sensitive_facts' : 'record_facts')} f on f.membership_id = c.membership_id and f.field = c.item
       where c.batch = ${batch}::uuid and f.value = c.after`.execute(ctx.db)
    const back = rows.map((row) => ({ ...row, changeId: ctx.ids.uuid() }))
    for (let at = 0; at < back.length; at += CHUNK)
      await setFacts(ctx.db, sensitive, back.slice(at, at + CHUNK), change)
    // An entry and its line of the history were written at one moment.
    await sql`
      update ${sql.table(entryTable(sensitive))} e set removed_at = ${change.at}
        from ${sql.table(changeTable(sensitive))} c
       where c.batch = ${batch}::uuid and e.membership_id = c.membership_id and e.kind = c.item and e.created_at = c.at
         and e.removed_at is null`.execute(ctx.db)
  }
}

/** Deletes records with their history: only for the undo of an import that made these very memberships. */
export function removeRecords(db: Db, membershipIds: readonly string[]): Promise<void> {
  return deleteRecords(db, membershipIds)
}
