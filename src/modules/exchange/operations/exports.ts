import { z } from 'zod'
import { unitsWith } from '#kernel/access/actor.ts'
import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation, question } from '#kernel/operation/operation.ts'
import { findAccounts } from '#modules/identity/index.ts'
import { associationOfTree } from '#modules/membership/index.ts'
import { getUnit, nameUnits } from '#modules/units/index.ts'
import { conflict, exchangeErrors, notFound, onField } from '../exchange.errors.ts'
import { exchangeEvent } from '../exchange.events.ts'
import { EXPORT, mayExport } from '../exchange.policy.ts'
import {
  ExportColumn,
  exportColumns,
  ExportLine,
  OfImport,
  Place,
  sensitiveColumns,
  StartExport,
} from '../exchange.schema.ts'
import { exportPart } from '../export-rows.reads.ts'
import { closeExport, findExport, insertExport, lastColumns, readExports, type ExportRow } from '../export.store.ts'
import { unitsToChoose } from './list-imports.ts'

/** A file is fetched right after it was asked for; later somebody asks anew. */
const OPEN_MINUTES = 15
const Begun = z.object({ id: z.uuid() })

async function start(ctx: Ctx, input: z.output<typeof StartExport>, sensitive: boolean) {
  ctx.allow(mayExport(ctx.actor, input.unit, sensitive))
  const now = ctx.now()
  const unit = await getUnit(ctx.db, input.unit, input.asOf)
  const association = await associationOfTree(ctx.db, unit.tree)
  if (!association) throw onField('unit', exchangeErrors.badUnit)
  const id = ctx.ids.uuid()
  await insertExport(ctx.db, {
    id,
    unit_code: input.unit,
    association: association.key,
    as_of: input.asOf,
    format: input.format,
    columns: [...new Set(input.columns)],
    reason: input.reason,
    created_at: now,
    created_by: ctx.actor.accountId ?? '',
  })
  await ctx.record([
    exchangeEvent('export.started', id, { unit: input.unit, columns: input.columns, asOf: input.asOf }),
  ])
  return { id }
}

const isSensitive = (columns: readonly string[]) =>
  columns.some((column) => sensitiveColumns.includes(column as ExportColumn))

/** Asks for a list of members with a reason; the file is fetched next. */
export const startExport = operation({
  name: 'exchange.start-export',
  permission: EXPORT,
  kind: 'write',
  input: StartExport,
  output: Begun,
  run(ctx, input) {
    if (isSensitive(input.columns)) throw notFound()
    return start(ctx, input, false)
  },
})

/** The same with identity numbers, ethnicity, religion or party: only with that right, and a fresh proof of who one is. */
export const startSensitiveExport = operation({
  name: 'exchange.start-sensitive-export',
  permission: EXPORT,
  kind: 'write',
  confirm: true,
  input: StartExport,
  output: Begun,
  run: (ctx, input) => start(ctx, input, true),
})

/** The export, while the one who asked for it may fetch its file. */
async function openExport(ctx: Ctx, id: string): Promise<ExportRow> {
  const row = await findExport(ctx.db, id)
  if (!row || row.created_by !== ctx.actor.accountId) throw notFound()
  ctx.allow(mayExport(ctx.actor, row.unit_code, isSensitive(row.columns)))
  if (!isOpen(row, ctx.now())) throw conflict(exchangeErrors.expired)
  return row
}

const isOpen = (row: ExportRow, now: Date) => now.getTime() - row.created_at.getTime() < OPEN_MINUTES * 60_000

/** The next lines of the file. Each person's log says so, with the reason. */
export const readExportPart = question({
  name: 'exchange.read-export-part',
  permission: EXPORT,
  input: OfImport.extend({ cursor: z.string().max(200).optional() }),
  output: z.object({
    items: z.array(z.object({ person: z.uuid(), cells: z.array(z.string()) })),
    next: z.string().nullable(),
    columns: z.array(ExportColumn),
    format: z.enum(['xlsx', 'csv']),
    reason: z.string(),
    /** The day of the list, and the one as of which people themselves are told. */
    asOf: z.string(),
    today: z.string(),
  }),
  reveals: (_input, { items, columns, reason }) =>
    items.map(({ person }) => ({ type: 'person', id: person, columns, reason })),
  async run(ctx, { id, cursor }) {
    const row = await openExport(ctx, id)
    const { format, reason, as_of: asOf } = row
    const columns = row.columns as ExportColumn[]
    return { ...(await exportPart(ctx, row, cursor)), columns, format, reason, asOf, today: civilDate(ctx.now()) }
  },
})

/** The file went out to its end: how many lines, and under which hash it can be known again. */
export const finishExport = operation({
  name: 'exchange.finish-export',
  permission: EXPORT,
  kind: 'write',
  input: OfImport.extend({ rows: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  output: z.object({ written: z.boolean() }),
  async run(ctx, { id, rows, sha256 }) {
    await openExport(ctx, id)
    const written = await closeExport(ctx.db, id, { at: ctx.now(), rows, sha256 })
    if (written) await ctx.record([exchangeEvent('export.finished', id, { rows, sha256 })])
    return { written }
  },
})

/** What went out of the units where one may export, the newest first. */
export const listExports = question({
  name: 'exchange.list-exports',
  permission: EXPORT,
  input: z.strictObject({ cursor: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).default(20) }),
  output: z.object({
    items: z.array(ExportLine),
    next: z.string().nullable(),
    units: z.array(Place),
    today: z.string(),
    lastColumns: z
      .array(ExportColumn)
      .meta({ description: 'What the caller asked for last, without sensitive columns' }),
  }),
  async run(ctx, { cursor, limit }) {
    const rows = await readExports(ctx.db, unitsWith(ctx.actor, EXPORT), cursor, limit + 1)
    const items = await exportLines(ctx, rows.slice(0, limit))
    const units = await unitsToChoose(ctx, EXPORT)
    const last = ctx.actor.accountId === null ? [] : await lastColumns(ctx.db, ctx.actor.accountId)
    return {
      items,
      next: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
      units,
      today: civilDate(ctx.now()),
      lastColumns: exportColumns.filter((column) => last.includes(column) && !sensitiveColumns.includes(column)),
    }
  },
})

/** One record of an export. */
export const getExport = question({
  name: 'exchange.get-export',
  permission: EXPORT,
  input: OfImport,
  output: ExportLine,
  async run(ctx, { id }) {
    const row = await findExport(ctx.db, id)
    if (!row) throw notFound()
    ctx.allow(mayExport(ctx.actor, row.unit_code, false))
    const [line] = await exportLines(ctx, [row])
    if (!line) throw notFound()
    return line
  },
})

async function exportLines(ctx: Ctx, rows: readonly ExportRow[]): Promise<ExportLine[]> {
  const names = await findAccounts(
    ctx.db,
    rows.map((row) => row.created_by),
  )
  const nameOf = await nameUnits(
    ctx,
    rows.map((row) => row.unit_code),
    civilDate(ctx.now()),
  )
  return rows.map((row) => {
    return {
      id: row.id,
      unit: { code: row.unit_code, name: nameOf(row.unit_code) },
      asOf: row.as_of,
      format: row.format,
      columns: row.columns as ExportColumn[],
      reason: row.reason,
      by: names.get(row.created_by)?.name ?? null,
      at: isoMoment(row.created_at),
      finishedAt: row.finished_at && isoMoment(row.finished_at),
      rows: row.row_count,
      sha256: row.sha256,
      open: row.created_by === ctx.actor.accountId && isOpen(row, ctx.now()),
    }
  })
}
