import { holds } from '#kernel/access/actor.ts'
import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import type { SheetHead } from '#kernel/sheets/read-sheet.ts'
import { findUploads } from '#kernel/files/upload.store.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { findAccounts } from '#modules/identity/index.ts'
import { nameUnits } from '#modules/units/index.ts'
import { tidy } from './clean-name.rules.ts'
import { fieldText } from './clean-row.rules.ts'
import { decodeText } from './detect-encoding.rules.ts'
import { SENSITIVE } from './exchange.policy.ts'
import type { ImportLine, ImportView } from './exchange.schema.ts'
import { headerText } from './fields.rules.ts'
import { isNumbering, layoutAt } from './header.rules.ts'
import { importContext } from './import-context.reads.ts'
import { readCounts, readFaults, readUnknownUnits } from './import.reads.ts'
import { findLayout, type ImportRow } from './import.store.ts'
import { listsAmong } from './propose.rules.ts'
import { sealedCells, sealedHeads } from './sealed.rules.ts'

/** Imports as lists show them. */
export async function importLines(ctx: Ctx, rows: readonly ImportRow[]): Promise<ImportLine[]> {
  const today = civilDate(ctx.now())
  const [nameOf, counts, names, files] = [
    await nameUnits(
      ctx,
      rows.map((row) => row.unit_code),
      today,
    ),
    await readCounts(
      ctx.db,
      rows.map(({ id }) => id),
    ),
    await findAccounts(
      ctx.db,
      rows.map((row) => row.created_by),
    ),
    new Map(
      (
        await findUploads(
          ctx.db,
          rows.map((row) => row.file_id),
        )
      ).map(({ id, name }) => [id, name]),
    ),
  ]
  return rows.map((row) => {
    const of = counts.get(row.id) ?? { counts: {}, outcomes: {} }
    const acting = (of.counts.new ?? 0) + (of.counts.admit ?? 0) + (of.counts.update ?? 0)
    return {
      id: row.id,
      file: files.get(row.file_id) ?? '',
      unit: { code: row.unit_code, name: nameOf(row.unit_code) },
      state: row.state,
      by: names.get(row.created_by)?.name ?? null,
      at: isoMoment(row.created_at),
      finishedAt: row.finished_at && isoMoment(row.finished_at),
      counts: { ...none, ...of.counts },
      outcomes: { ...nothing, ...of.outcomes },
      progress: { done: row.progress, total: row.state === 'checking' ? row.total : acting },
    }
  })
}

const none = { waiting: 0, new: 0, admit: 0, update: 0, same: 0, probable: 0, error: 0, skipped: 0 }
const nothing = { created: 0, admitted: 0, updated: 0, untouched: 0, refused: 0 }
const SAMPLES = 3
const TOP_ROWS = 12
const UNKNOWN_ROWS = 2000

/** Everything that the page of an import shows. */
export async function importView(ctx: Ctx, row: ImportRow): Promise<ImportView> {
  const [line] = await importLines(ctx, [row])
  if (!line) throw new Error('an import lost its line')
  const heads = sealedHeads.open(ctx.services.aead, row.heads_sealed)
  const head: SheetHead = heads.find(({ name }) => name === row.sheet) ?? { name: '', rows: [], merges: [] }
  const layout = layoutAt(head.rows, head.merges, row.header_from, row.header_to)
  const body = head.rows.slice(row.header_to + 1).filter((cells) => !isNumbering(cells))
  const remembered = row.state === 'mapping' && (await findLayout(ctx.db, row.unit_code, row.layout)) !== undefined
  const context = await importContext(ctx, row)
  const ready = row.state === 'ready'
  return {
    ...line,
    sheets: heads.map(({ name, rows }) => ({ name, rows: rows.length })),
    sheet: row.sheet,
    headerFrom: row.header_from + 1,
    headerTo: row.header_to + 1,
    columns: layout.headers.map((header, column) => ({
      header: headerText(header, row.encodings[column] ?? 'unicode'),
      field: row.mapping[column] ?? 'skip',
      encoding: row.encodings[column] ?? 'unicode',
      samples: samplesOf(body, column).map((text) => decodeText(text, row.encodings[column] ?? 'unicode')),
    })),
    remembered,
    ...row.options,
    top: head.rows.slice(0, TOP_ROWS).map((cells, at) => ({ number: at + 1, cells: cells.slice(0, 8) })),
    faults: ready ? await readFaults(ctx.db, row.id) : [],
    unknownUnits: ready ? await unknownUnits(ctx, row, context.clean) : [],
    units: context.units.map(({ code, name }) => ({ code, name })),
    problem: row.problem,
    sensitive: holds(ctx.actor, SENSITIVE, row.unit_code),
    others: listsAmong(heads).filter((name) => name !== row.sheet),
    cut: head.cut ?? 0,
    rowCount: row.total,
  }
}

const samplesOf = (rows: readonly string[][], column: number): string[] =>
  [...new Set(rows.map((cells) => (cells[column] ?? '').trim()).filter((text) => text !== ''))].slice(0, SAMPLES)

/** What rows without a known branch have in its place, counted. */
async function unknownUnits(ctx: Ctx, row: ImportRow, clean: Parameters<typeof fieldText>[1]) {
  const counts = new Map<string, number>()
  for (const { cells_sealed } of await readUnknownUnits(ctx.db, row.id, UNKNOWN_ROWS)) {
    const cells = sealedCells.open(ctx.services.aead, cells_sealed)
    const text = tidy(fieldText(cells, clean, 'branch') || (cells.heading ?? ''))
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return [...counts]
    .map(([text, count]) => ({ text, count }))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, 40)
}
