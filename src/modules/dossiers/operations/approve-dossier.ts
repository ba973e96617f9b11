import { operation } from '#kernel/operation/operation.ts'
import { finishedStanding } from '../deadline.rules.ts'
import { dossierErrors, invalid } from '../dossier.errors.ts'
import { ApproveDossier } from '../dossier.schema.ts'
import { DossierMoved } from '../dossier-view.schema.ts'
import { beginMove, checkMove, finishMove } from '../dossier-move.store.ts'
import { issueResult } from '../result.store.ts'

/** The leader decides: granted, or denied with reasons. The result is numbered, printed, sealed and stored at once. */
export const approveDossier = operation({
  name: 'dossiers.approve',
  permission: 'dossiers:approve',
  kind: 'write',
  confirm: true,
  input: ApproveDossier,
  output: DossierMoved,
  async run(ctx, input) {
    if (input.outcome === 'denied' && input.reasons.length === 0)
      throw invalid(dossierErrors.reasonMissing, [{ path: 'reasons', code: dossierErrors.reasonMissing }])
    const begun = await beginMove(ctx, input, 'approve')
    checkMove(ctx, begun, { kind: 'approve' })
    const { outcome, reasons } = input
    const issued = await issueResult(ctx, begun.row, begun.procedure, { outcome, reasons })
    const standing = finishedStanding(begun.row, begun.now)
    return finishMove(
      ctx,
      begun,
      { kind: 'approve' },
      { data: { outcome, reasons, result: issued.code, number: issued.number, standing } },
    )
  },
})
