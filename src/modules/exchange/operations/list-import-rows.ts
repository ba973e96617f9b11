import { z } from 'zod'
import { unitName } from '#modules/units/index.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { readCursor, writeCursor } from '#kernel/operation/cursor.ts'
import { question } from '#kernel/operation/operation.ts'
import { decodeText } from '../detect-encoding.rules.ts'
import { fieldText } from '../clean-row.rules.ts'
import { notFound } from '../exchange.errors.ts'
import { IMPORT, mayImport } from '../exchange.policy.ts'
import { ListRows, OfImport, RowDetail, RowView } from '../exchange.schema.ts'
import { headerText } from '../fields.rules.ts'
import { layoutAt } from '../header.rules.ts'
import { importContext, type ImportContext } from '../import-context.reads.ts'
import { importLines } from '../import-view.reads.ts'
import { nextOpen, readRows } from '../import.reads.ts'
import { findRow, type StoredRow } from '../import-row.store.ts'
import { findImport } from '../import.store.ts'
import { rowViews, seenFields } from '../row-view.reads.ts'
import { sealedCells, sealedHeads } from '../sealed.rules.ts'

async function contextOf(ctx: Ctx, id: string): Promise<ImportContext> {
  const row = await findImport(ctx.db, id)
  if (!row) throw notFound()
  ctx.allow(mayImport(ctx.actor, row.unit_code))
  return importContext(ctx, row)
}

const shown = (id: string, rows: readonly z.output<typeof RowView>[]) => [
  { type: 'import', id },
  ...rows.flatMap(({ matches }) =>
    matches.map(({ person }) => ({ type: 'person', id: person, columns: ['name', 'birth_date'] })),
  ),
]

/** Rows of an import as they were read, with what will happen or happened to each; by state, outcome or fault. */
export const listImportRows = question({
  name: 'exchange.list-import-rows',
  permission: IMPORT,
  input: ListRows,
  output: z.object({ items: z.array(RowView), next: z.string().nullable() }),
  reveals: ({ id }, { items }) => shown(id, items),
  async run(ctx, { id, state, outcome, fault, cursor, limit }) {
    const context = await contextOf(ctx, id)
    const after = cursor ? Number(readCursor(cursor, 1)[0]) : 0
    const rows = await readRows(ctx.db, id, { state, outcome, fault }, after, limit + 1)
    const items = await rowViews(ctx, context, rows.slice(0, limit))
    const last = rows.length > limit ? items.at(-1) : undefined
    return { items, next: last ? writeCursor([last.row]) : null }
  },
})

/** One row with every cell, to be corrected or decided. */
export const getImportRow = question({
  name: 'exchange.get-import-row',
  permission: IMPORT,
  input: OfImport.extend({ row: z.coerce.number().int().min(1) }),
  output: RowDetail,
  reveals: ({ id }, output) => shown(id, [output]),
  async run(ctx, { id, row }) {
    const context = await contextOf(ctx, id)
    const stored = await findRow(ctx.db, id, row)
    if (!stored) throw notFound()
    const [view] = await rowViews(ctx, context, [stored])
    const [line] = await importLines(ctx, [context.import])
    if (!view || !line) throw notFound()
    return {
      ...view,
      file: line.file,
      importState: line.state,
      unitName: line.unit.name,
      cells: cellsOf(ctx, context, stored),
      units: context.units.map((unit) => ({
        code: unit.code,
        name: unitName({ name: unit.name, nameEn: unit.name }, 'vi'),
      })),
      next: await nextOpen(ctx.db, id, row),
    }
  },
})

function cellsOf(ctx: Ctx, context: ImportContext, stored: StoredRow) {
  const { mapping, encodings } = context.import
  const cells = sealedCells.open(ctx.services.aead, stored.cells_sealed)
  const head = sealedHeads
    .open(ctx.services.aead, context.import.heads_sealed)
    .find(({ name }) => name === context.import.sheet)
  const headers = head
    ? layoutAt(head.rows, head.merges, context.import.header_from, context.import.header_to).headers
    : []
  const seen = seenFields(ctx, context)
  return mapping.flatMap((field, column) => {
    if (field === 'skip' || !seen(field)) return []
    const encoding = encodings[column] ?? 'unicode'
    const raw = decodeText(cells.cells[column] ?? '', encoding)
    return [
      {
        column,
        field,
        header: headerText(headers[column] ?? '', encoding),
        raw,
        text: fieldText(cells, context.clean, field),
        fixed: cells.fixed?.[String(column)] !== undefined,
      },
    ]
  })
}
