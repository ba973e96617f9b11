import { operation } from '#kernel/operation/operation.ts'
import { ReturnResult } from '../dossier.schema.ts'
import { DossierMoved } from '../dossier-view.schema.ts'
import { beginMove, finishMove } from '../dossier-move.store.ts'

/** The result has reached the resident: online by default when the dossier came online, else at the desk. */
export const returnResult = operation({
  name: 'dossiers.return-result',
  permission: 'dossiers:return',
  kind: 'write',
  input: ReturnResult,
  output: DossierMoved,
  async run(ctx, input) {
    const begun = await beginMove(ctx, input, 'return_result')
    const way =
      input.way ?? (begun.row.channel === 'online' ? 'online' : begun.row.channel === 'post' ? 'post' : 'desk')
    return finishMove(ctx, begun, { kind: 'return_result' }, { data: { way } })
  },
})
