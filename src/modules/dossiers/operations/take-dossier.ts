import { operation } from '#kernel/operation/operation.ts'
import { Target } from '../dossier.schema.ts'
import { DossierMoved } from '../dossier-view.schema.ts'
import { beginMove, finishMove } from '../dossier-move.store.ts'

/** A specialist takes a dossier that nobody has. Of two who do, one gets it and the other is told who. */
export const takeDossier = operation({
  name: 'dossiers.take',
  permission: 'dossiers:examine',
  kind: 'write',
  input: Target,
  output: DossierMoved,
  async run(ctx, input) {
    const begun = await beginMove(ctx, input, 'take')
    const by = ctx.actor.accountId ?? ''
    return finishMove(ctx, begun, { kind: 'take', by }, { assigneeName: ctx.actor.name })
  },
})
