import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { erasePersonal } from '#kernel/personal/erase.ts'
import { planDeletion } from '../deletion.reads.ts'
import { findDeletion, holdValues, saveDeletion } from '../deletion.store.ts'
import { moveRequest } from '../request.rules.ts'
import { findRequestById, updateRequest } from '../request.store.ts'
import { deletionEvent, deletionEvents, requestEvent, requestEvents } from '../subject.events.ts'

/**
 * Carries out a deletion that was decided: one transaction over the inventory of all modules. May run any number of
 * times; dossiers that were being handled then are taken in once they are finished.
 */
export const carryOutDeletion = operation({
  name: 'subjects.carry-out-deletion',
  permission: 'subjects:maintain',
  kind: 'write',
  input: z.strictObject({ event: z.looseObject({ streamId: z.uuid() }) }),
  output: z.object({ waiting: z.number() }),
  async run(ctx, { event }) {
    const deletion = await findDeletion(ctx.db, event.streamId)
    if (!deletion) return { waiting: 0 }
    const plan = await planDeletion(ctx, { accountId: deletion.account_id, dossierIds: deletion.dossier_ids })
    const erased = await erasePersonal(ctx.db, plan.tables, ctx.services.aead)
    const at = ctx.now()
    await holdValues(ctx.db, ctx.services.aead, deletion.id, erased.held, at)
    const waiting = [...new Set([...plan.waiting.map((one) => one.id), ...plan.held])]
    await saveDeletion(ctx.db, deletion, { erased, waiting, at })
    const counts = Object.fromEntries(Object.entries(erased.counts).map(([table, { rows }]) => [table, rows]))
    await ctx.record([deletionEvent(deletion.id, deletionEvents.carriedOut, { counts, waiting: waiting.length })])
    const request = deletion.request_id === null ? undefined : await findRequestById(ctx.db, deletion.request_id)
    const finish = request && moveRequest(request, { kind: 'finish' })
    if (request && finish?.ok && waiting.length === 0) {
      await updateRequest(ctx.db, request, { state: finish.state, finished_at: at })
      await ctx.record([requestEvent(request.id, requestEvents.finished, { unit: request.unit_code })])
    }
    return { waiting: waiting.length }
  },
})
