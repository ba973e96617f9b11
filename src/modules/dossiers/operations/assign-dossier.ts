import { civilDate } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { listOfficers } from '#modules/identity/index.ts'
import { dossierErrors, invalid } from '../dossier.errors.ts'
import { AssignDossier } from '../dossier.schema.ts'
import { DossierMoved } from '../dossier-view.schema.ts'
import { beginMove, finishMove } from '../dossier-move.store.ts'

/** Gives the dossier to a specialist of the unit. */
export const assignDossier = operation({
  name: 'dossiers.assign',
  permission: 'dossiers:read',
  kind: 'write',
  input: AssignDossier,
  output: DossierMoved,
  async run(ctx, input) {
    const begun = await beginMove(ctx, input, 'assign')
    const officers = await listOfficers(ctx.db, begun.row.unit_code, 'dossiers:examine', civilDate(begun.now))
    const assignee = officers.find((officer) => officer.accountId === input.assignee)
    if (!assignee)
      throw invalid(dossierErrors.assigneeUnknown, [{ path: 'assignee', code: dossierErrors.assigneeUnknown }])
    const move = { kind: 'assign', assigneeId: assignee.accountId } as const
    return finishMove(ctx, begun, move, {
      assigneeName: assignee.name,
      data: { assignee: assignee.accountId, assigneeName: assignee.name },
    })
  },
})
