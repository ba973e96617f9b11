import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { exchangeEvent, IMPORT_WENT_ON } from '../exchange.events.ts'
import { SYSTEM } from '../exchange.policy.ts'
import { actingStates } from '../import.rules.ts'
import { anyRow, checkAgain } from '../import-row.store.ts'
import { findStalled, lockImport, saveImport } from '../import.store.ts'

/** Steps are far shorter; whoever worked on it was stopped. */
const STALLED_SECONDS = 60

/**
 * Goes on with imports that were cut off: the process was stopped, or a step failed because others wrote meanwhile. What
 * was to be carried out is checked anew first.
 */
export const resumeImports = operation({
  name: 'exchange.resume-imports',
  permission: SYSTEM,
  kind: 'write',
  input: z.strictObject({}),
  output: z.object({ resumed: z.int() }),
  async run(ctx) {
    const now = ctx.now()
    const ids = await findStalled(ctx.db, new Date(now.getTime() - STALLED_SECONDS * 1000))
    for (const id of ids) {
      const row = await lockImport(ctx.db, id)
      if (row?.state === 'running' && (await anyRow(ctx.db, id, actingStates))) {
        await checkAgain(ctx.db, id)
        await saveImport(ctx.db, id, { state: 'checking', run_next: true }, now)
      } else await saveImport(ctx.db, id, {}, now)
      await ctx.record([exchangeEvent(IMPORT_WENT_ON, id, { import: id })])
    }
    return { resumed: ids.length }
  },
})
