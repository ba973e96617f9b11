import { z } from 'zod'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { conflict, exchangeErrors, notFound } from '../exchange.errors.ts'
import { exchangeEvent, IMPORT_WENT_ON } from '../exchange.events.ts'
import { IMPORT, mayImport } from '../exchange.policy.ts'
import { OfImport } from '../exchange.schema.ts'
import { STALE_MINUTES, STEP } from '../import.rules.ts'
import { countsOf } from '../import.reads.ts'
import { checkAgain, nextDone } from '../import-row.store.ts'
import { lockImport, saveImport, type ImportRow } from '../import.store.ts'
import { blockedRows } from '../undo.commands.ts'

async function lock(ctx: Ctx, id: string): Promise<ImportRow> {
  const row = await lockImport(ctx.db, id)
  if (!row) throw notFound()
  ctx.allow(mayImport(ctx.actor, row.unit_code))
  return row
}

const Begun = z.object({ begun: z.literal(true) })

/** Carries a checked import out. A preview that is old is made anew first; rows with errors or undecided stay out. */
export const runImport = operation({
  name: 'exchange.run-import',
  permission: IMPORT,
  kind: 'write',
  input: OfImport,
  output: Begun,
  async run(ctx, { id }) {
    const row = await lock(ctx, id)
    if (row.state !== 'ready') throw conflict(exchangeErrors.notNow)
    const { counts } = await countsOf(ctx.db, id)
    if ((counts.new ?? 0) + (counts.admit ?? 0) + (counts.update ?? 0) === 0) throw conflict(exchangeErrors.nothingToDo)
    const now = ctx.now()
    const old = now.getTime() - (row.checked_at?.getTime() ?? 0) > STALE_MINUTES * 60_000
    if (old) await checkAgain(ctx.db, id)
    await saveImport(
      ctx.db,
      id,
      { state: old ? 'checking' : 'running', run_next: old, progress: 0, started_at: now },
      now,
    )
    await ctx.record([
      exchangeEvent('import.started', id, { unit: row.unit_code }),
      exchangeEvent(IMPORT_WENT_ON, id, { import: id }),
    ])
    return { begun: true as const }
  },
})

/**
 * Takes an import back: everybody whom it made, every field that it filled. `rest`: leave those on whom later work hangs.
 * Throws `exchange.depended_on` (params.count, params.rows) without it.
 */
export const undoImport = operation({
  name: 'exchange.undo-import',
  permission: IMPORT,
  kind: 'write',
  confirm: true,
  input: OfImport.extend({ rest: z.boolean().default(false) }),
  output: Begun,
  async run(ctx, { id, rest }) {
    const row = await lock(ctx, id)
    if (row.state !== 'done')
      throw conflict(row.state === 'undone' ? exchangeErrors.undoneBefore : exchangeErrors.notNow)
    if (!rest) await refuseBlocked(ctx, id)
    const now = ctx.now()
    const by = ctx.actor.accountId
    await saveImport(ctx.db, id, { state: 'undoing', progress: 0, undo_row: null, undone_by: by }, now)
    await ctx.record([
      exchangeEvent('import.undo_started', id, { rest }),
      exchangeEvent(IMPORT_WENT_ON, id, { import: id }),
    ])
    return { begun: true as const }
  },
})

async function refuseBlocked(ctx: Ctx, id: string): Promise<void> {
  const blocked: number[] = []
  let below = 2_000_000_000
  for (;;) {
    const rows = await nextDone(ctx.db, id, below, STEP.undo)
    const last = rows.at(-1)
    if (!last) break
    blocked.push(...(await blockedRows(ctx, rows)))
    below = last.row
  }
  if (blocked.length === 0) return
  const rows = blocked
    .toSorted((a, b) => a - b)
    .slice(0, 10)
    .join(', ')
  throw conflict(exchangeErrors.dependedOn, { count: blocked.length, rows })
}

/** Puts a list aside that was not carried out. */
export const dropImport = operation({
  name: 'exchange.drop-import',
  permission: IMPORT,
  kind: 'write',
  input: OfImport,
  output: z.object({ dropped: z.literal(true) }),
  async run(ctx, { id }) {
    const row = await lock(ctx, id)
    if (row.state !== 'mapping' && row.state !== 'ready') throw conflict(exchangeErrors.notNow)
    await saveImport(ctx.db, id, { state: 'dropped', finished_at: ctx.now() }, ctx.now())
    await ctx.record([exchangeEvent('import.dropped', id)])
    return { dropped: true as const }
  },
})
