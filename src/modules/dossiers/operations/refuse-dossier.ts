import { operation } from '#kernel/operation/operation.ts'
import { dossierErrors, invalid } from '../dossier.errors.ts'
import { RefuseDossier } from '../dossier.schema.ts'
import { DossierMoved } from '../dossier-view.schema.ts'
import { beginMove, finishMove } from '../dossier-move.store.ts'

/** Form 03: reception does not take the dossier in, and says why in sentences. */
export const refuseDossier = operation({
  name: 'dossiers.refuse',
  permission: 'dossiers:receive',
  kind: 'write',
  input: RefuseDossier,
  output: DossierMoved,
  async run(ctx, input) {
    const reasons = [...(input.reasons ?? []), ...(input.reason === undefined ? [] : [input.reason])]
    if (reasons.length === 0)
      throw invalid(dossierErrors.reasonMissing, [{ path: 'reasons', code: dossierErrors.reasonMissing }])
    const begun = await beginMove(ctx, input, 'refuse')
    return finishMove(ctx, begun, { kind: 'refuse' }, { data: { reasons } })
  },
})
