import { z } from 'zod'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { mayReadPerson, unitsOfPeople } from '#modules/people/index.ts'
import { checkRows } from '../check.commands.ts'
import { tidy } from '../clean-name.rules.ts'
import { conflict, exchangeErrors, notFound } from '../exchange.errors.ts'
import { exchangeEvent, IMPORT_WENT_ON } from '../exchange.events.ts'
import { IMPORT, mayImport } from '../exchange.policy.ts'
import { FixRow, ReplaceAlike, RowStateName } from '../exchange.schema.ts'
import { sensitiveFields } from '../fields.rules.ts'
import { importContext } from '../import-context.reads.ts'
import { checkAgain, findRow, saveCells, saveDecision, type StoredRow } from '../import-row.store.ts'
import { lockImport, saveImport, type ImportRow } from '../import.store.ts'
import { seenFields } from '../row-view.reads.ts'
import { rowText } from '../row-text.rules.ts'
import { sealedCells, sealedReplaced } from '../sealed.rules.ts'

async function lockReady(ctx: Ctx, id: string): Promise<ImportRow> {
  const row = await lockImport(ctx.db, id)
  if (!row) throw notFound()
  ctx.allow(mayImport(ctx.actor, row.unit_code))
  if (row.state !== 'ready') throw conflict(exchangeErrors.notNow)
  return row
}

/** Only somebody whom the check itself named, and of whom she is told: to take another for her would open that one's record. */
async function isNamed(ctx: Ctx, row: StoredRow, person: string | undefined): Promise<boolean> {
  if (person === undefined || !row.matches.some((match) => match.person === person)) return false
  const units = (await unitsOfPeople(ctx.db, [person])).get(person) ?? []
  return mayReadPerson(ctx.actor, units).allowed
}

/** Corrects cells of one row, or decides who she is: somebody new, somebody on record, nobody to take. Checked at once. */
export const fixRow = operation({
  name: 'exchange.fix-row',
  permission: IMPORT,
  kind: 'write',
  input: FixRow,
  output: z.object({ state: RowStateName }),
  async run(ctx, { id, row: number, cells: texts, decision, person }) {
    const row = await lockReady(ctx, id)
    const stored = await findRow(ctx.db, id, number)
    if (!stored) throw notFound()
    const context = await importContext(ctx, row)
    if (texts) {
      const seen = seenFields(ctx, context)
      const cells = sealedCells.open(ctx.services.aead, stored.cells_sealed)
      const mine = Object.entries(texts).filter(([column]) => {
        const field = row.mapping[Number(column)]
        return field !== undefined && field !== 'skip' && seen(field)
      })
      const fixed = { ...cells.fixed, ...Object.fromEntries(mine.map(([column, text]) => [column, tidy(text)])) }
      await saveCells(ctx.db, id, number, sealedCells.seal(ctx.services.aead, rowText({ ...cells, fixed })))
    }
    if (decision) {
      if (decision === 'same' && !(await isNamed(ctx, stored, person))) throw notFound()
      await saveDecision(
        ctx.db,
        id,
        number,
        decision === 'none' ? null : decision,
        decision === 'same' ? (person ?? null) : null,
      )
    }
    const changed = await findRow(ctx.db, id, number)
    if (changed) await checkRows(ctx, context, [changed])
    return { state: (await findRow(ctx.db, id, number))?.state ?? 'waiting' }
  },
})

/** Means the same by a value wherever it stands in a column: a branch that is called otherwise here, a word. */
export const replaceAlike = operation({
  name: 'exchange.replace-alike',
  permission: IMPORT,
  kind: 'write',
  input: ReplaceAlike,
  output: z.object({ rows: z.int() }),
  async run(ctx, { id, field, from, to }) {
    const row = await lockReady(ctx, id)
    if (sensitiveFields.includes(field) && !seenFields(ctx, await importContext(ctx, row))(field)) throw notFound()
    const replaced = row.replaced_sealed === null ? {} : sealedReplaced.open(ctx.services.aead, row.replaced_sealed)
    const next = { ...replaced, [field]: { ...replaced[field], [tidy(from)]: tidy(to) } }
    const rows = await checkAgain(ctx.db, id)
    const now = ctx.now()
    await saveImport(
      ctx.db,
      id,
      {
        replaced_sealed: sealedReplaced.seal(ctx.services.aead, next),
        state: 'checking',
        progress: 0,
        run_next: false,
      },
      now,
    )
    await ctx.record([exchangeEvent(IMPORT_WENT_ON, id, { import: id })])
    return { rows }
  },
})
