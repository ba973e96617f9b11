import { z } from 'zod'
import { AppError } from '#kernel/errors/app-error.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { applyRows } from '../apply.commands.ts'
import { checkRows } from '../check.commands.ts'
import { exchangeEvent, IMPORT_WENT_ON } from '../exchange.events.ts'
import { SYSTEM } from '../exchange.policy.ts'
import { importContext } from '../import-context.reads.ts'
import { actingStates, STEP } from '../import.rules.ts'
import { countsOf } from '../import.reads.ts'
import { nextDone, nextRows, settleRest } from '../import-row.store.ts'
import { lockImport, saveImport, type ImportChange, type ImportRow } from '../import.store.ts'
import { layRows } from '../read-file.commands.ts'
import { undoRows } from '../undo.commands.ts'

/**
 * One step of an import, in one transaction with its place in it; the event it records brings the next one. Cut off,
 * nothing of the step has happened; heard twice, the second goes on from where the first ended.
 */
export const continueImport = operation({
  name: 'exchange.continue-import',
  permission: SYSTEM,
  kind: 'write',
  input: z.object({ event: z.object({ data: z.object({ import: z.uuid() }) }) }),
  output: z.object({ more: z.boolean() }),
  async run(ctx, { event }) {
    const row = await lockImport(ctx.db, event.data.import)
    if (!row) return { more: false }
    const change = await stepOf(ctx, row)
    if (!change) return { more: false }
    await saveImport(ctx.db, row.id, change, ctx.now())
    const more = ['checking', 'running', 'undoing'].includes(change.state ?? row.state)
    if (more) await ctx.record([exchangeEvent(IMPORT_WENT_ON, row.id, { import: row.id })])
    return { more }
  },
})

function stepOf(ctx: Ctx, row: ImportRow): Promise<ImportChange | undefined> {
  if (row.state === 'checking') return row.rows_read ? check(ctx, row) : read(ctx, row)
  if (row.state === 'running') return carryOut(ctx, row)
  if (row.state === 'undoing') return undo(ctx, row)
  return Promise.resolve(undefined)
}

async function read(ctx: Ctx, row: ImportRow): Promise<ImportChange> {
  try {
    return { rows_read: true, total: await layRows(ctx, row), progress: 0 }
  } catch (error) {
    // The file is at fault: it is said on the page, where another sheet can be chosen.
    if (!(error instanceof AppError) || error.kind !== 'invalid') throw error
    return { state: 'mapping', problem: error.code }
  }
}

async function check(ctx: Ctx, row: ImportRow): Promise<ImportChange> {
  const rows = await nextRows(ctx.db, row.id, ['waiting'], STEP.check)
  if (rows.length > 0) {
    await checkRows(ctx, await importContext(ctx, row), rows)
    return { progress: Math.min(row.total, row.progress + rows.length) }
  }
  const next = { progress: 0, checked_at: ctx.now(), run_next: false }
  return row.run_next ? { ...next, state: 'running' } : { ...next, state: 'ready' }
}

async function carryOut(ctx: Ctx, row: ImportRow): Promise<ImportChange> {
  const rows = await nextRows(ctx.db, row.id, actingStates, STEP.run)
  if (rows.length > 0) {
    await applyRows(ctx, await importContext(ctx, row), rows)
    return { progress: row.progress + rows.length }
  }
  await settleRest(ctx.db, row.id)
  const { outcomes } = await countsOf(ctx.db, row.id)
  await ctx.record([exchangeEvent('import.finished', row.id, { unit: row.unit_code, ...outcomes })])
  return { state: 'done', finished_at: ctx.now() }
}

async function undo(ctx: Ctx, row: ImportRow): Promise<ImportChange> {
  const rows = await nextDone(ctx.db, row.id, row.undo_row ?? 2_000_000_000, STEP.undo)
  const last = rows.at(-1)
  if (last) {
    await undoRows(ctx, row.id, rows)
    return { undo_row: last.row, progress: row.progress + rows.length }
  }
  const { outcomes } = await countsOf(ctx.db, row.id)
  const kept = (outcomes.created ?? 0) + (outcomes.admitted ?? 0) + (outcomes.updated ?? 0)
  await ctx.record([exchangeEvent('import.undone', row.id, { unit: row.unit_code, kept })])
  return { state: 'undone', undone_at: ctx.now() }
}
