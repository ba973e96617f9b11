import type { Db } from '#kernel/db/db.ts'
import { operation } from '#kernel/operation/operation.ts'
import { findAccounts } from '#modules/identity/index.ts'
import { SendBackDossier } from '../dossier.schema.ts'
import { DossierMoved } from '../dossier-view.schema.ts'
import { beginMove, finishMove } from '../dossier-move.store.ts'

/** The leader gives the dossier back to the one who examined it, with a reason. */
export const sendBackDossier = operation({
  name: 'dossiers.send-back',
  permission: 'dossiers:approve',
  kind: 'write',
  input: SendBackDossier,
  output: DossierMoved,
  async run(ctx, input) {
    const begun = await beginMove(ctx, input, 'send_back')
    const assigneeName = await examinerName(ctx.db, begun.row.examiner_id)
    return finishMove(
      ctx,
      begun,
      { kind: 'send_back' },
      { assigneeName, data: { fromStep: begun.row.step, reason: input.reason } },
    )
  },
})

async function examinerName(db: Db, id: string | null): Promise<string | null> {
  if (id === null) return null
  return (await findAccounts(db, [id])).get(id)?.name ?? null
}
