import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { readCursor, writeCursor } from '#kernel/operation/cursor.ts'
import type { FundTotals, JournalView } from './dues.schema.ts'
import type { DuesTables } from './dues.table.ts'
import { sumOf, type Balance, type Entry } from './ledger.rules.ts'
import { readBalances, readEntries } from './ledger.store.ts'
import { unitNames } from './unit-choice.reads.ts'

/** What these funds have: money, what of it belongs to others, what is their own. */
export async function readTotals(ctx: Ctx, units: readonly string[]): Promise<FundTotals[]> {
  const balances = await readBalances(ctx.db, units)
  const name = await unitNames(ctx, units)
  return units.map((unit) =>
    totalsOf(
      name(unit),
      balances.filter((one) => one.unit === unit),
    ),
  )
}

export function totalsOf(unit: FundTotals['unit'], balances: readonly Balance[]): FundTotals {
  const [cash, bank, payable] = [sumOf(balances, 'cash'), sumOf(balances, 'bank'), 0 - sumOf(balances, 'payable')]
  return { unit, cash, bank, owedToOthers: payable, own: cash + bank - payable }
}

type JournalOfUnit = Omit<JournalView, 'money' | 'own' | 'entries'> & { seq: string }

/** Journals in the book of a unit on the days of a year, newest first; units that it owes or that owe it by name. */
export async function readJournals(
  ctx: Ctx,
  unit: string,
  page: { year: number; cursor?: string | undefined; limit: number },
): Promise<{ items: JournalView[]; next: string | null }> {
  const { db } = ctx
  const before = page.cursor ? Number(readCursor(page.cursor, 1)[0]) : null
  const { rows } = await sql<JournalOfUnit>`
    select j.id, j.kind, j.booked_on as "bookedOn", j.document, j.purpose, j.reason, j.seq,
           exists (select from dues_journals v where v.reverses = j.id) as reversed
      from dues_journals j
     where j.id in (select e.journal_id from dues_entries e where e.unit_code = ${unit}
                     and e.booked_on between ${`${page.year}-01-01`}::date and ${`${page.year}-12-31`}::date)
       and (${before}::bigint is null or j.seq < ${before}::bigint)
     order by j.seq desc limit ${page.limit + 1}`.execute(db)
  const shown = rows.slice(0, page.limit)
  const entries =
    shown.length === 0
      ? []
      : await readEntries(
          db,
          shown.map(({ id }) => id),
        )
  const last = rows.length > page.limit ? shown.at(-1) : undefined
  const moved = shown.flatMap((one) => movedUnits(one) ?? [])
  const parties = entries.flatMap(({ debit, credit }) => [debit.party ?? [], credit.party ?? []].flat())
  const name = await unitNames(ctx, [...moved, ...parties])
  const items = shown.map(({ seq: _seq, ...journal }) => ({
    ...journal,
    purpose:
      movedUnits(journal)
        ?.map((code) => name(code).name)
        .join(' → ') ?? journal.purpose,
    ...journalSums(
      entries.filter((entry) => entry.journal === journal.id && entry.unit === unit),
      (code) => name(code).name,
    ),
  }))
  return { items, next: last ? writeCursor([Number(last.seq)]) : null }
}

/** The two units of a book that moved with a reorganisation: its purpose is their codes (`moveWords`). */
function movedUnits({ kind, purpose }: Pick<JournalView, 'kind' | 'purpose'>): string[] | undefined {
  const codes = purpose.split(' → ')
  return (kind === 'transfer' || kind === 'reversal') && codes.length === 2 ? codes : undefined
}

function journalSums(
  entries: readonly Entry[],
  name: (code: string) => string,
): Pick<JournalView, 'money' | 'own' | 'entries'> {
  const effect = (accounts: readonly string[]) =>
    entries.reduce(
      (sum, { debit, credit, amount }) =>
        sum + (accounts.includes(debit.account) ? amount : 0) - (accounts.includes(credit.account) ? amount : 0),
      0,
    )
  return {
    money: effect(['cash', 'bank']),
    own: effect(['cash', 'bank', 'payable']),
    entries: entries.map(({ debit, credit, amount }) => ({
      debit: debit.account,
      debitParty: debit.party ?? null,
      debitPartyName: debit.party ? name(debit.party) : null,
      credit: credit.account,
      creditParty: credit.party ?? null,
      creditPartyName: credit.party ? name(credit.party) : null,
      amount,
    })),
  }
}

/** Money in and out of a book by month, reversals taken off where they were booked. */
export async function readMonths(
  db: Db,
  unit: string,
  year: number,
): Promise<{ month: number; in: number; out: number }[]> {
  const { rows } = await sql<{ month: number; in: number; out: number }>`
    select extract(month from booked_on)::int as month,
           coalesce(sum(amount) filter (where debit in ('cash', 'bank')), 0)::float8 as "in",
           coalesce(sum(amount) filter (where credit in ('cash', 'bank')), 0)::float8 as "out"
      from dues_entries where unit_code = ${unit} and booked_on between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date
     group by 1 order by 1`.execute(db)
  return Array.from(
    { length: 12 },
    (_, at) => rows.find(({ month }) => month === at + 1) ?? { month: at + 1, in: 0, out: 0 },
  )
}

/** Years of which a book has entries, newest first. */
export async function readBookYears(db: Db, unit: string): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct extract(year from booked_on)::int as year from dues_entries where unit_code = ${unit} order by 1 desc`.execute(
    db,
  )
  return rows.map(({ year }) => year)
}

/** The closing of a year, if there is one. */
export const findClosing = (db: Db, unit: string, year: number) =>
  ownTables<DuesTables>(db)
    .selectFrom('dues_closings')
    .select(['unit_code', 'year', 'journal_id', 'decision', 'figures', 'closed_at', 'closed_by'])
    .where('unit_code', '=', unit)
    .where('year', '=', year)
    .executeTakeFirst()

/** Lines of statements that nobody has settled, of the days of a year. */
export async function countOpenLines(db: Db, unit: string, year: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from dues_statement_lines where unit_code = ${unit} and state = 'open'
       and booked_on <= ${`${year}-12-31`}::date`.execute(db)
  return rows[0]?.count ?? 0
}
