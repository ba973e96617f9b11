import { sql } from 'kysely'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { readCursor, writeCursor } from '#kernel/operation/cursor.ts'
import { findUnitsEver, formerCodesWithin, unitCodesUnder, unitName, UNKNOWN_START } from '#modules/units/index.ts'
import { booksToday } from './book-today.reads.ts'
import type { FormerFund } from './dues.schema.ts'
import { unitNames } from './unit-choice.reads.ts'

const ALL_JOURNALS = '0'

/** Books of units that ended and for which this one or those within it go on, by code: when they stood, what went where. */
export async function readFormerFunds(
  ctx: Ctx,
  within: string,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ items: FormerFund[]; next: string | null }> {
  const today = civilDate(ctx.now())
  const codes = await formerCodesWithin(ctx.db, await unitCodesUnder(ctx.db, within, today), today)
  const after = page.cursor ? String(readCursor(page.cursor, 1)[0]) : ''
  const { rows } = await sql<{ code: string; moved: number }>`
    select c.code, (
        select coalesce(sum(case when e.credit in ('cash', 'bank') then e.amount when e.debit in ('cash', 'bank') then -e.amount end), 0)
          from dues_entries e join dues_journals j on j.id = e.journal_id
         where e.unit_code = c.code and j.act_id is not null and j.kind = 'transfer' and starts_with(j.purpose, c.code || ' → ')
           and not exists (select from dues_journals v where v.reverses = j.id))::float8 as moved
      from unnest(${codes}::text[]) as c (code)
     where c.code collate "C" > ${after} and exists (select from dues_entries e where e.unit_code = c.code)
     order by c.code collate "C" limit ${page.limit + 1}`.execute(ctx.db)
  const shown = rows.slice(0, page.limit)
  const last = rows.length > page.limit ? shown.at(-1) : undefined
  const listed = shown.map(({ code }) => code)
  const units = await findUnitsEver(ctx.db, listed, today)
  const books = await booksToday(ctx.db, listed, ALL_JOURNALS, today)
  const name = await unitNames(ctx, [...books.values()])
  const items = shown.flatMap(({ code, moved }) => {
    const [unit, book] = [units.get(code), books.get(code)]
    if (!unit) return []
    const { validTo: to } = unit
    const from = unit.validFrom === UNKNOWN_START ? null : unit.validFrom
    return [
      {
        unit: { code, name: unitName(unit, ctx.locale) },
        from,
        to: to ?? today,
        moved,
        book: book ? name(book) : null,
      },
    ]
  })
  return { items, next: last ? writeCursor([last.code]) : null }
}

/** The unit in whose book it is put right today what was booked in that of a unit since this journal, by name. */
export async function bookToday(ctx: Ctx, unit: string, since = ALL_JOURNALS) {
  const book = (await booksToday(ctx.db, [unit], since, civilDate(ctx.now()))).get(unit)
  return book === undefined ? null : (await unitNames(ctx, [book]))(book)
}
