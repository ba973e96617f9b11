import { operation } from '#kernel/operation/operation.ts'
import type { ProcedureVersion } from '#modules/procedures/index.ts'
import { dossierErrors, invalid } from '../dossier.errors.ts'
import { RequestSupplement } from '../dossier.schema.ts'
import { DossierMoved } from '../dossier-view.schema.ts'
import { beginMove, finishMove } from '../dossier-move.store.ts'
import { insertSupplement, markComponents } from '../dossier.store.ts'

/** Form 02: one complete request, with a reason for each paper. The clock waits as the procedure says. */
export const requestSupplement = operation({
  name: 'dossiers.request-supplement',
  permission: 'dossiers:examine',
  kind: 'write',
  input: RequestSupplement,
  output: DossierMoved,
  async run(ctx, input) {
    const begun = await beginMove(ctx, input, 'request_supplement')
    const { row, now, procedure } = begun
    check(procedure, input, row.supplements > 0)
    const forcedReason = row.supplements > 0 ? (input.forceReason ?? null) : null
    const by = ctx.actor.accountId ?? ''
    const moved = await finishMove(
      ctx,
      begun,
      { kind: 'request_supplement', by, force: input.force },
      {
        assigneeName: row.assignee_name ?? ctx.actor.name,
        change: { waiting_since: now },
        // More than one request makes the dossier late in the index of Decision 766/QD-TTg (formula 2.1).
        data: {
          number: row.supplements + 1,
          items: input.items,
          reason: input.reason,
          late766: row.supplements > 0,
          ...(forcedReason && { forcedReason }),
        },
      },
    )
    await insertSupplement(ctx.db, {
      id: ctx.ids.uuid(),
      dossier_id: row.id,
      number: row.supplements + 1,
      reason: input.reason,
      items: input.items,
      forced_reason: forcedReason,
      requested_at: now,
      requested_by: ctx.actor.accountId,
      requested_by_name: ctx.actor.name,
    })
    await markComponents(
      ctx.db,
      row.id,
      input.items.map((item) => ({ key: item.component, state: 'asked' })),
    )
    return moved
  },
})

/** A request must say what is wanted: reasons per paper, or one in words. */
function check(procedure: ProcedureVersion, input: RequestSupplement, again: boolean): void {
  if (input.items.length === 0 && input.reason === '')
    throw invalid(dossierErrors.reasonMissing, [{ path: 'reason', code: dossierErrors.reasonMissing }])
  const unknown = input.items.filter(
    (item) => !procedure.components.some((component) => component.key === item.component),
  )
  if (unknown.length > 0)
    throw invalid(
      dossierErrors.componentUnknown,
      unknown.map(({ component }) => ({
        path: `items.${component}`,
        code: dossierErrors.componentUnknown,
        params: { name: component },
      })),
    )
  if (again && input.force && !input.forceReason)
    throw invalid(dossierErrors.forceNeedsReason, [{ path: 'forceReason', code: dossierErrors.forceNeedsReason }])
}
