import { z } from 'zod'
import { AppError } from '#kernel/errors/app-error.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { compareNewPeople } from '#modules/duplicates/index.ts'
import { reserveNumbers } from '#modules/membership/index.ts'
import { noteUnits } from '#modules/people/index.ts'
import { applyRows } from '../apply.commands.ts'
import { checkRows } from '../check.commands.ts'
import { exchangeEvent } from '../exchange.events.ts'
import { SYSTEM } from '../exchange.policy.ts'
import { importContext } from '../import-context.reads.ts'
import { actingStates, nameField, STEP } from '../import.rules.ts'
import { countsOf } from '../import.reads.ts'
import { anyRow, claimRows, lastRow, markTwins, nextDone, settleRest } from '../import-row.store.ts'
import {
  advanceImport,
  saveImport,
  shareImport,
  takeImport,
  underWay,
  type ImportChange,
  type ImportRow,
} from '../import.store.ts'
import { layRows } from '../read-file.commands.ts'
import { undoRows } from '../undo.commands.ts'

/**
 * One step of an import, in one transaction with its place in it. Cut off, nothing of the step has happened; another step may
 * run at the same time, each with rows of its own. `more`: called again, this would find something to do.
 */
export const continueImport = operation({
  name: 'exchange.continue-import',
  permission: SYSTEM,
  kind: 'write',
  input: z.object({ event: z.object({ data: z.object({ import: z.uuid() }) }) }),
  output: z.object({ more: z.boolean() }),
  async run(ctx, { event }) {
    const row = await shareImport(ctx.db, event.data.import)
    if (!row) return { more: false }
    return { more: await step(ctx, row) }
  },
})

function step(ctx: Ctx, row: ImportRow): Promise<boolean> {
  if (row.state === 'checking') return row.rows_read ? check(ctx, row) : alone(ctx, row, read)
  if (row.state === 'running') return carryOut(ctx, row)
  if (row.state === 'undoing') return alone(ctx, row, undo)
  return Promise.resolve(false)
}

/** What only one step may do; when another one did it meanwhile, nothing. */
async function alone(
  ctx: Ctx,
  seen: ImportRow,
  work: (ctx: Ctx, row: ImportRow) => Promise<ImportChange>,
): Promise<boolean> {
  const row = await takeImport(ctx.db, seen.id)
  const same =
    row?.state === seen.state &&
    row.total === seen.total &&
    row.rows_read === seen.rows_read &&
    row.first_number === seen.first_number
  if (!row || !same) return row !== undefined
  const change = await work(ctx, row)
  await saveImport(ctx.db, row.id, change, ctx.now())
  return underWay.includes(change.state ?? row.state)
}

async function read(ctx: Ctx, row: ImportRow): Promise<ImportChange> {
  try {
    // Whoever came with a list of just before is to be recognised in this one.
    if ((await compareNewPeople(ctx)) > 0) return {}
    const { total, more } = await layRows(ctx, row, STEP.read)
    return { rows_read: !more, total, progress: more ? total : 0 }
  } catch (error) {
    // The file is at fault: it is said on the page, where another sheet can be chosen.
    if (!(error instanceof AppError) || error.kind !== 'invalid') throw error
    return { state: 'mapping', problem: error.code }
  }
}

async function check(ctx: Ctx, row: ImportRow): Promise<boolean> {
  const rows = await claimRows(ctx.db, row.id, ['waiting'], { size: STEP.check, done: row.progress })
  if (rows.length > 0) {
    await checkRows(ctx, await importContext(ctx, row), rows)
    await advanceImport(ctx.db, row.id, rows.length, ctx.now())
    return true
  }
  if (await anyRow(ctx.db, row.id, ['waiting'])) return false
  return alone(ctx, row, async () => {
    await markTwins(ctx.db, row.id, nameField(row.mapping))
    const { units } = await importContext(ctx, row)
    await noteUnits(
      ctx,
      units.flatMap(({ code, placeCode }) => [code, ...(placeCode === null ? [] : [placeCode])]),
    )
    const next = { progress: 0, checked_at: ctx.now(), run_next: false }
    return row.run_next ? { ...next, state: 'running' } : { ...next, state: 'ready' }
  })
}

async function carryOut(ctx: Ctx, row: ImportRow): Promise<boolean> {
  if (row.first_number === null && !row.mapping.includes('number')) return alone(ctx, row, takeNumbers)
  const rows = await claimRows(ctx.db, row.id, actingStates, { size: STEP.run, done: row.progress })
  if (rows.length > 0) {
    await applyRows(ctx, await importContext(ctx, row), rows)
    await advanceImport(ctx.db, row.id, rows.length, ctx.now())
    return true
  }
  if (await anyRow(ctx.db, row.id, actingStates)) return false
  return alone(ctx, row, async () => {
    await settleRest(ctx.db, row.id)
    const { outcomes } = await countsOf(ctx.db, row.id)
    await ctx.record([exchangeEvent('import.finished', row.id, { unit: row.unit_code, ...outcomes })])
    return { state: 'done', finished_at: ctx.now() }
  })
}

async function takeNumbers(ctx: Ctx, row: ImportRow): Promise<ImportChange> {
  const first = await reserveNumbers(ctx, row.association, await lastRow(ctx.db, row.id))
  return { first_number: String(first) }
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
