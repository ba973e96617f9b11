import { operation } from '#kernel/operation/operation.ts'
import { isOwner } from '../dossier.policy.ts'
import { WithdrawDossier } from '../dossier.schema.ts'
import { DossierMoved } from '../dossier-view.schema.ts'
import { beginMove, finishMove } from '../dossier-move.store.ts'

/** The owner takes her dossier back, until it is resolved; reception may do it for her. */
export const withdrawDossier = operation({
  name: 'dossiers.withdraw',
  permission: 'anyone',
  kind: 'write',
  input: WithdrawDossier,
  output: DossierMoved,
  async run(ctx, input) {
    const begun = await beginMove(ctx, input, 'withdraw')
    const data = { by: isOwner(ctx.actor, begun.row) ? 'owner' : 'desk', ...(input.reason && { reason: input.reason }) }
    return finishMove(ctx, begun, { kind: 'withdraw' }, { data })
  },
})
