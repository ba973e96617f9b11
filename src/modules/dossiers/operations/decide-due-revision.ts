import { z } from 'zod'
import { AppError } from '#kernel/errors/app-error.ts'
import { isoMoment } from '#kernel/i18n/format.ts'
import { explainSteps } from '#kernel/clock/clock.ts'
import { operation, question } from '#kernel/operation/operation.ts'
import { unitsWith } from '#kernel/access/actor.ts'
import { promised } from '../deadline.rules.ts'
import { dossierErrors, notFound } from '../dossier.errors.ts'
import { mayMove } from '../dossier.policy.ts'
import { findDossier } from '../dossier.reads.ts'
import { DecideRevision } from '../dossier.schema.ts'
import { beginMove, finishMove } from '../dossier-move.store.ts'
import { decideProposal, findProposal, readProposals } from '../revision.store.ts'

/** Somebody confirms, with a reason, that a promised date moves with the calendar; or that it does not. Never silently. */
export const decideDueRevision = operation({
  name: 'dossiers.decide-due-revision',
  permission: 'dossiers:revise',
  kind: 'write',
  input: DecideRevision,
  output: z.object({ code: z.string(), dueAt: z.string().nullable() }),
  async run(ctx, input) {
    const found = await findProposal(ctx.db, input.id)
    const row = found && (await findDossier(ctx.db, found.code))
    if (!found || !row) throw notFound(dossierErrors.revisionUnknown)
    ctx.allow(mayMove(ctx.actor, row, 'revise_due'))
    const begun = await beginMove(ctx, { code: found.code }, 'revise_due')
    const decided = { at: begun.now, by: ctx.actor.name, reason: input.reason }
    if (input.decision === 'reject') {
      await decideProposal(ctx.db, found.id, { ...decided, decision: 'rejected' })
      return { code: found.code, dueAt: begun.row.due_at ? isoMoment(begun.row.due_at) : null }
    }
    const { row: locked, calendar, procedure } = begun
    if (locked.received_at === null || locked.due_at?.getTime() !== found.promised_due_at.getTime())
      throw new AppError('dossiers.revision_outdated', { kind: 'conflict' })
    const change = promised(calendar, procedure.handling, locked.received_at, {
      dueAt: found.new_due_at,
      steps: found.steps,
    })
    const data = {
      oldDueAt: found.promised_due_at.toISOString(),
      dueAt: found.new_due_at.toISOString(),
      reason: input.reason,
    }
    await finishMove(
      ctx,
      begun,
      { kind: 'revise_due', dueAt: found.new_due_at },
      { change, assigneeName: locked.assignee_name, data },
    )
    await decideProposal(ctx.db, found.id, { ...decided, decision: 'confirmed' })
    return { code: found.code, dueAt: isoMoment(found.new_due_at) }
  },
})

/** Promised dates that a changed calendar would move, waiting for somebody to decide. */
export const listDueRevisions = question({
  name: 'dossiers.list-due-revisions',
  permission: 'dossiers:revise',
  input: z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(50) }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        code: z.string(),
        unit: z.string(),
        promisedDueAt: z.string(),
        newDueAt: z.string(),
        explanation: z.array(z.string()),
        proposedAt: z.string(),
      }),
    ),
    next: z.null(),
  }),
  async run(ctx, input) {
    const rows = await readProposals(ctx.db, unitsWith(ctx.actor, 'dossiers:revise'), input.limit)
    const items = rows.map((row) => ({
      id: row.id,
      code: row.code,
      unit: row.unit_code,
      promisedDueAt: isoMoment(row.promised_due_at),
      newDueAt: isoMoment(row.new_due_at),
      explanation: explainSteps(row.steps, ctx.t, ctx.locale),
      proposedAt: isoMoment(row.proposed_at),
    }))
    return { items, next: null }
  },
})
