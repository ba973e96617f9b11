import { operation } from '#kernel/operation/operation.ts'
import { forwardsAs } from '../dossier.policy.ts'
import { ForwardDossier } from '../dossier.schema.ts'
import { DossierMoved } from '../dossier-view.schema.ts'
import { beginMove, finishMove } from '../dossier-move.store.ts'

/** Reception hands a received dossier over; a specialist passes it on to the next step of the procedure. */
export const forwardDossier = operation({
  name: 'dossiers.forward',
  permission: 'dossiers:read',
  kind: 'write',
  input: ForwardDossier,
  output: DossierMoved,
  async run(ctx, input) {
    const begun = await beginMove(ctx, input, 'forward')
    const as = forwardsAs(ctx.actor, begun.row)
    const data = { as, fromStep: begun.row.step, ...(input.note && { note: input.note }) }
    return finishMove(ctx, begun, { kind: 'forward', by: ctx.actor.accountId ?? '', as }, { data })
  },
})
