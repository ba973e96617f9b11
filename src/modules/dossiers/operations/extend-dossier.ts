import { extendDue } from '#kernel/clock/clock.ts'
import { operation } from '#kernel/operation/operation.ts'
import { promised, withoutEnd } from '../deadline.rules.ts'
import { ExtendDossier } from '../dossier.schema.ts'
import { DossierMoved } from '../dossier-view.schema.ts'
import { beginMove, finishMove } from '../dossier-move.store.ts'

/** Form 04: apology and a new due moment, once, before the old one has passed. */
export const extendDossier = operation({
  name: 'dossiers.extend',
  permission: 'dossiers:approve',
  kind: 'write',
  input: ExtendDossier,
  output: DossierMoved,
  async run(ctx, input) {
    const begun = await beginMove(ctx, input, 'extend')
    const { row, calendar, now, procedure } = begun
    const newDueAt = new Date(input.dueAt)
    const due = row.due_at
      ? extendDue(calendar, { dueAt: row.due_at, newDueAt, now, alreadyExtended: row.extended })
      : undefined
    const steps = due?.ok ? [...withoutEnd(row.due_steps ?? []), ...due.steps] : []
    const change =
      due?.ok && row.received_at
        ? promised(calendar, procedure.handling, row.received_at, { dueAt: due.dueAt, steps })
        : {}
    const data = { oldDueAt: row.due_at?.toISOString(), dueAt: newDueAt.toISOString(), reason: input.reason }
    return finishMove(
      ctx,
      begun,
      { kind: 'extend', now, dueAt: newDueAt },
      { change, assigneeName: row.assignee_name, data },
    )
  },
})
