import { operation } from '#kernel/operation/operation.ts'
import { RequestPayment } from '../dossier.schema.ts'
import { DossierMoved } from '../dossier-view.schema.ts'
import { beginMove, finishMove } from '../dossier-move.store.ts'

/** The desk took the money (online payment has an issue of its own). A dossier that waited for it goes on. */
export const markPaid = operation({
  name: 'dossiers.mark-paid',
  permission: 'dossiers:pay',
  kind: 'write',
  input: RequestPayment,
  output: DossierMoved,
  async run(ctx, input) {
    const begun = await beginMove(ctx, input, 'mark_paid')
    const amount = input.amount ?? Number(begun.row.fee ?? 0)
    return finishMove(
      ctx,
      begun,
      { kind: 'mark_paid' },
      { change: { fee: String(amount) }, assigneeName: begun.row.assignee_name, data: { amount } },
    )
  },
})
