import { operation } from '#kernel/operation/operation.ts'
import { StopDossier } from '../dossier.schema.ts'
import { DossierMoved } from '../dossier-view.schema.ts'
import { beginMove, finishMove } from '../dossier-move.store.ts'

/** Form 05: the office stops handling the dossier, with a reason. */
export const stopDossier = operation({
  name: 'dossiers.stop',
  permission: 'dossiers:approve',
  kind: 'write',
  input: StopDossier,
  output: DossierMoved,
  async run(ctx, input) {
    const begun = await beginMove(ctx, input, 'stop')
    return finishMove(ctx, begun, { kind: 'stop' }, { data: { reasons: [input.reason] } })
  },
})
