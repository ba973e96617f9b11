import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import type { Balance } from './ledger.rules.ts'

/** How a journal of a reorganisation names its move. */
export const moveWords = (from: string, to: string): string => `${from} → ${to}`

/** Entries of a reorganisation's moves into a unit: what they brought is not carried on by another move of the same act. */
const brought = (act: string, alias: string, into: string) => sql`
  e.journal_id in (select j.id from dues_journals j where j.act_id = ${act}::uuid and j.kind = 'transfer'
    and j.purpose like '% → ' || ${sql.ref(`${alias}.${into}`)}
    and not exists (select from dues_journals v where v.reverses = j.id))`

/** What lies in these books but for what the act brought there. */
export async function booksToMove(db: Db, act: string, units: readonly string[]): Promise<Balance[]> {
  const { rows } = await sql<Balance>`
    select unit, account, party, sum(amount)::float8 as amount from (
      select e.unit_code as unit, side.account, side.party, side.amount
        from dues_entries e cross join lateral (values (e.debit, e.debit_party, e.amount), (e.credit, e.credit_party, -e.amount))
          as side (account, party, amount)
       where e.unit_code = any(${[...units]}::text[]) and not ${brought(act, 'e', 'unit_code')}) s
     where account <> 'moved' group by 1, 2, 3 having sum(amount) <> 0 order by 1, 2, 3`.execute(db)
  return rows
}

/** What other books hold for these units but for what the act gave them. */
export async function heldFor(db: Db, act: string, parties: readonly string[]): Promise<Balance[]> {
  const { rows } = await sql<Balance>`
    select unit, 'payable' as account, party, sum(amount)::float8 as amount from (
      select e.unit_code as unit, e.debit_party as party, e.amount from dues_entries e
       where e.debit_party = any(${[...parties]}::text[]) and not ${brought(act, 'e', 'debit_party')}
      union all
      select e.unit_code, e.credit_party, -e.amount from dues_entries e
       where e.credit_party = any(${[...parties]}::text[]) and not ${brought(act, 'e', 'credit_party')}) s
     group by 1, 3 having sum(amount) <> 0 order by 3, 1`.execute(db)
  return rows
}

/** Which of these units have ever booked anything. */
export async function usedBooks(db: Db, units: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ unit: string }>`
    select unit from unnest(${[...units]}::text[]) as u (unit)
     where exists (select from dues_entries e where e.unit_code = u.unit)`.execute(db)
  return new Set(rows.map(({ unit }) => unit))
}

/** Moves of an act that stand in the books. */
export async function movesDone(db: Db, act: string): Promise<Set<string>> {
  const { rows } = await sql<{ purpose: string }>`
    select purpose from dues_journals j where act_id = ${act}::uuid and kind = 'transfer'
       and not exists (select from dues_journals v where v.reverses = j.id)`.execute(db)
  return new Set(rows.map(({ purpose }) => purpose))
}

/** Journals of an act that are not taken back yet, newest first. */
export async function movesToTakeBack(db: Db, act: string, limit: number): Promise<{ id: string; document: string }[]> {
  const { rows } = await sql<{ id: string; document: string }>`
    select id, document from dues_journals j where act_id = ${act}::uuid and kind = 'transfer'
       and not exists (select from dues_journals v where v.reverses = j.id) order by seq desc limit ${limit}`.execute(
    db,
  )
  return rows
}

/** Units whose books an act moved and that were given them back. */
export async function unitsTakenBack(db: Db, act: string): Promise<Set<string>> {
  const { rows } = await sql<{ unit: string }>`
    select distinct split_part(j.purpose, ' → ', 1) as unit from dues_journals j
     where j.act_id = ${act}::uuid and j.kind = 'transfer' and exists (select from dues_journals v where v.reverses = j.id)`.execute(
    db,
  )
  return new Set(rows.map(({ unit }) => unit))
}

/**
 * Journals that were reversed in other books than their own, since those had gone up in others; with the journals that did
 * it, and that brought it on since, in their order.
 */
export async function strayReversals(db: Db): Promise<{ root: string; document: string; reversals: string[] }[]> {
  const { rows } = await sql<{ root: string; document: string; reversals: string[] }>`
    with recursive chain as (
      select j.id as root, j.seq, j.document, array[r.id] as reversals, r.id as last
        from dues_journals r join dues_journals j on j.id = r.reverses
       where r.kind = 'reversal' and j.kind not in ('transfer', 'reversal') and exists (
         select from dues_entries e where e.journal_id = j.id and not exists (
           select from dues_entries o where o.journal_id = r.id and o.seq = e.seq and o.unit_code = e.unit_code
              and (o.debit, o.credit) = (e.credit, e.debit) and o.debit_party is not distinct from e.credit_party
              and o.credit_party is not distinct from e.debit_party))
      union all
      select c.root, c.seq, c.document, c.reversals || k.id, k.id from chain c join dues_journals k on k.reverses = c.last)
    select distinct on (seq) root, document, reversals from chain order by seq, cardinality(reversals) desc`.execute(db)
  return rows
}

/** Books with something in them, by unit, on the eve of a day. */
export async function countBooks(db: Db, units: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ unit: string }>`
    select unit from (
      select e.unit_code as unit, side.account, side.party, side.amount
        from dues_entries e cross join lateral (values (e.debit, e.debit_party, e.amount), (e.credit, e.credit_party, -e.amount))
          as side (account, party, amount) where e.unit_code = any(${[...units]}::text[])) s
     group by unit, account, party having sum(amount) <> 0`.execute(db)
  return new Map([...new Set(rows.map(({ unit }) => unit))].map((unit) => [unit, 1]))
}

/** Journals that others than the act wrote in these books. */
export async function countOtherJournals(db: Db, act: string, units: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct e.journal_id)::int as count from dues_entries e join dues_journals j on j.id = e.journal_id
     where e.unit_code = any(${[...units]}::text[]) and j.act_id is distinct from ${act}::uuid`.execute(db)
  return rows[0]?.count ?? 0
}

/** Accounts of these units are closed by the act; how many. */
export async function closeAccounts(
  db: Db,
  act: string,
  units: readonly string[],
  at: Date,
  limit: number,
): Promise<number> {
  const result = await sql`
    update dues_bank_accounts set closed_at = ${at}, closed_act = ${act}::uuid
     where id in (select id from dues_bank_accounts where unit_code = any(${[...units]}::text[]) and closed_at is null limit ${limit})`.execute(
    db,
  )
  return Number(result.numAffectedRows ?? 0)
}

/** Opens them again, but where the unit has another by now. */
export async function reopenAccounts(db: Db, act: string, limit: number): Promise<number> {
  const result = await sql`
    update dues_bank_accounts a set closed_act = null,
           closed_at = case when exists (select from dues_bank_accounts o where o.unit_code = a.unit_code and o.closed_at is null)
                       then a.closed_at end
     where a.id in (select id from dues_bank_accounts where closed_act = ${act}::uuid limit ${limit})`.execute(db)
  return Number(result.numAffectedRows ?? 0)
}

export async function countAccounts(db: Db, units: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ unit: string; count: number }>`
    select unit_code as unit, count(*)::int as count from dues_bank_accounts
     where unit_code = any(${[...units]}::text[]) and closed_at is null group by 1`.execute(db)
  return new Map(rows.map(({ unit, count }) => [unit, count]))
}
