import { operation } from '#kernel/operation/operation.ts'
import { RequestPayment } from '../dossier.schema.ts'
import { DossierMoved } from '../dossier-view.schema.ts'
import { beginMove, finishMove } from '../dossier-move.store.ts'

/** The dossier waits until the fee is paid. Without an amount: what the procedure says. */
export const requestPayment = operation({
  name: 'dossiers.request-payment',
  permission: 'dossiers:read',
  kind: 'write',
  input: RequestPayment,
  output: DossierMoved,
  async run(ctx, input) {
    const begun = await beginMove(ctx, input, 'request_payment')
    const amount = input.amount ?? Number(begun.row.fee ?? 0)
    const change = { fee: String(amount) }
    return finishMove(
      ctx,
      begun,
      { kind: 'request_payment' },
      { change, assigneeName: begun.row.assignee_name, data: { amount } },
    )
  },
})
