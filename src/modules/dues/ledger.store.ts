import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { conflict, duesErrors } from './dues.errors.ts'
import type { DuesTables } from './dues.table.ts'
import type { Balance, Entry, JournalKind, LedgerAccount, Money } from './ledger.rules.ts'

export type NewJournal = {
  id: string
  kind: JournalKind
  /** `YYYY-MM-DD` */
  bookedOn: string
  document: string
  purpose?: string
  reverses?: string
  reason?: string
  actId?: string
  entries: readonly Entry[]
}

/**
 * Holds the books of these units until the end of the transaction: `add` beside others who only add, `alone` for whoever
 * looks at a balance before she writes (spends, hands over, closes). Always in the same order, so that nobody waits in a ring.
 */
export async function holdBooks(db: Db, units: readonly string[], how: 'add' | 'alone'): Promise<void> {
  const keys = [...new Set(units)].toSorted().map((unit) => `dues.book ${unit}`)
  const lock = sql.raw(how === 'add' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock')
  await sql`select ${lock}(hashtextextended(key, 0)) from unnest(${keys}::text[]) as given(key)`.execute(db)
}

/** Of two who take money for one member at once, the second sees what the first did. */
export async function holdMembers(db: Db, ids: readonly string[]): Promise<void> {
  const keys = [...new Set(ids)].toSorted().map((id) => `dues.member ${id}`)
  await sql`select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest(${keys}::text[]) as given(key)`.execute(
    db,
  )
}

/** Adds journals with their entries, in two statements. Throws `dues.year_closed`; hold the books before. */
export async function postJournals(ctx: Ctx, journals: readonly NewJournal[]): Promise<void> {
  if (journals.length === 0) return
  await assertOpen(ctx.db, journals)
  const column = <V>(pick: (journal: NewJournal) => V) => journals.map(pick)
  await sql`
    insert into dues_journals (id, kind, booked_on, document, purpose, reverses, reason, act_id, recorded_at, recorded_by)
    select j.id, j.kind, j.booked_on, j.document, j.purpose, j.reverses, j.reason, j.act_id, ${ctx.now()}, ${ctx.actor.accountId}::uuid
      from unnest(${column((j) => j.id)}::uuid[], ${column((j) => j.kind)}::text[], ${column((j) => j.bookedOn)}::date[],
        ${column((j) => j.document)}::text[], ${column((j) => j.purpose ?? '')}::text[], ${column((j) => j.reverses ?? null)}::uuid[],
        ${column((j) => j.reason ?? null)}::text[], ${column((j) => j.actId ?? null)}::uuid[])
      as j (id, kind, booked_on, document, purpose, reverses, reason, act_id)`
    .execute(ctx.db)
    .catch(explainTwice)
  const lines = journals.flatMap((journal) =>
    journal.entries.map((entry, place) => ({ journal, entry, seq: place + 1 })),
  )
  const entries = <V>(pick: (line: (typeof lines)[number]) => V) => lines.map(pick)
  await sql`
    insert into dues_entries (journal_id, seq, unit_code, booked_on, debit, debit_party, credit, credit_party, amount)
    select * from unnest(${entries((l) => l.journal.id)}::uuid[], ${entries((l) => l.seq)}::int[], ${entries((l) => l.entry.unit)}::text[],
      ${entries((l) => l.journal.bookedOn)}::date[], ${entries((l) => l.entry.debit.account)}::text[],
      ${entries((l) => l.entry.debit.party ?? null)}::text[], ${entries((l) => l.entry.credit.account)}::text[],
      ${entries((l) => l.entry.credit.party ?? null)}::text[], ${entries((l) => l.entry.amount)}::bigint[])`.execute(
    ctx.db,
  )
}

function explainTwice(error: unknown): never {
  const pg = error as { code?: string; constraint?: string }
  if (pg.code === '23505' && pg.constraint === 'dues_journals_reverses_key') throw conflict(duesErrors.alreadyReversed)
  throw error
}

async function assertOpen(db: Db, journals: readonly NewJournal[]): Promise<void> {
  const days = journals.flatMap(({ bookedOn, entries }) =>
    [...new Set(entries.map(({ unit }) => unit))].map((unit) => ({ unit, year: Number(bookedOn.slice(0, 4)) })),
  )
  const { rows } = await sql<{ unit: string; year: number }>`
    select c.unit_code as unit, c.year from dues_closings c
      join unnest(${days.map(({ unit }) => unit)}::text[], ${days.map(({ year }) => year)}::int[]) as d (unit, year)
        on d.unit = c.unit_code and d.year <= c.year limit 1`.execute(db)
  const closed = rows[0]
  if (closed) throw conflict(duesErrors.yearClosed, { unit: closed.unit, year: String(closed.year) })
}

/** The last closed year of each of these books; open ones are left out. */
export async function closedYears(db: Db, units: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ unit: string; year: number }>`
    select unit_code as unit, max(year) as year from dues_closings where unit_code = any(${[...units]}::text[]) group by 1`.execute(
    db,
  )
  return new Map(rows.map(({ unit, year }) => [unit, year]))
}

/** What the accounts of these books hold, debits less credits; `until`: up to and with that day. */
export async function readBalances(db: Db, units: readonly string[], until?: string): Promise<Balance[]> {
  if (units.length === 0) return []
  const { rows } = await sql<Balance>`
    select unit, account, party, sum(amount)::float8 as amount from (
      select unit_code as unit, debit as account, debit_party as party, amount, booked_on from dues_entries where unit_code = any(${[...units]}::text[])
      union all
      select unit_code, credit, credit_party, -amount, booked_on from dues_entries where unit_code = any(${[...units]}::text[])) e
     where ${until ?? null}::date is null or booked_on <= ${until ?? null}::date
     group by 1, 2, 3 having sum(amount) <> 0 order by 1, 2, 3`.execute(db)
  return rows
}

/** Throws `dues.not_enough` when the book has less of this money than is to go out. Hold the book `alone` before. */
export async function assertMoney(db: Db, unit: string, money: Money, amount: number): Promise<void> {
  const has = (await readBalances(db, [unit])).find(({ account }) => account === money)?.amount ?? 0
  if (has < amount) throw conflict(duesErrors.notEnough, { has: String(has) })
}

export type StoredJournal = {
  id: string
  /** Its place in the order of all journals. */
  seq: string
  kind: JournalKind
  booked_on: string
  document: string
  entries: Entry[]
  reversed: boolean
}

/** A journal with its entries, and whether another reverses it. */
export async function findJournal(db: Db, id: string): Promise<StoredJournal | undefined> {
  const journal = await ownTables<DuesTables>(db)
    .selectFrom('dues_journals')
    .select(['id', 'seq', 'kind', 'booked_on', 'document'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!journal) return undefined
  const reversal = await ownTables<DuesTables>(db)
    .selectFrom('dues_journals')
    .select('id')
    .where('reverses', '=', id)
    .executeTakeFirst()
  return { ...journal, entries: await readEntries(db, [id]), reversed: reversal !== undefined }
}

/** Entries of these journals in their order. */
export async function readEntries(db: Db, journals: readonly string[]): Promise<(Entry & { journal: string })[]> {
  const rows = await ownTables<DuesTables>(db)
    .selectFrom('dues_entries')
    .select(['journal_id', 'unit_code', 'debit', 'debit_party', 'credit', 'credit_party', 'amount'])
    .where('journal_id', 'in', [...journals])
    .orderBy('journal_id')
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    journal: row.journal_id,
    unit: row.unit_code,
    debit: sideOf(row.debit, row.debit_party),
    credit: sideOf(row.credit, row.credit_party),
    amount: Number(row.amount),
  }))
}

const sideOf = (account: LedgerAccount, party: string | null) => (party === null ? { account } : { account, party })

/** The day that an entry of now is booked on. */
export const today = (ctx: Ctx): string => civilDate(ctx.now())
