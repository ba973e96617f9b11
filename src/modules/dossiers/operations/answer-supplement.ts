import { findOwnUploads } from '#kernel/files/own-uploads.ts'
import type { FieldProblem } from '#kernel/errors/app-error.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import type { ProcedureVersion } from '#modules/procedures/index.ts'
import { dueAfterWaiting, limitOf, promised } from '../deadline.rules.ts'
import { dossierErrors, invalid } from '../dossier.errors.ts'
import { isOwner } from '../dossier.policy.ts'
import { AnswerSupplement } from '../dossier.schema.ts'
import { DossierMoved } from '../dossier-view.schema.ts'
import { beginMove, finishMove, type Begun } from '../dossier-move.store.ts'
import { addFiles, answerOpenSupplement, findOpenSupplement } from '../dossier.store.ts'
import type { SupplementRow } from '../dossier.table.ts'
import { countFiles, uploadProblems } from '../submission-check.reads.ts'

/**
 * The answer to a supplement request: by the owner, with files or words, or by reception for her
 * (an empty body says that everything was handed in at the desk). The dossier goes on where it was.
 */
export const answerSupplement = operation({
  name: 'dossiers.supplement',
  permission: 'anyone',
  kind: 'write',
  input: AnswerSupplement,
  output: DossierMoved,
  async run(ctx, input) {
    const begun = await beginMove(ctx, input, 'supplement')
    const { row, now, procedure } = begun
    const byOwner = isOwner(ctx.actor, row)
    const files = await readUploads(ctx, procedure, input)
    if (byOwner && files.length === 0 && input.text === '')
      throw invalid(dossierErrors.answerEmpty, [{ path: 'components', code: dossierErrors.answerEmpty }])
    const request = row.state === 'waiting_supplement' ? await findOpenSupplement(ctx.db, row.id) : undefined
    const due = request && row.due_at ? dueOf(begun, request) : undefined
    const moved = await finishMove(
      ctx,
      begun,
      { kind: 'supplement', dueAt: due?.due_at ?? row.due_at ?? now },
      {
        assigneeName: row.assignee_name,
        change: { waiting_since: null, ...due },
        data: {
          number: request?.number,
          by: byOwner ? 'owner' : 'desk',
          files: files.length,
          dueAt: due?.due_at.toISOString(),
          ...(input.text && { note: input.text }),
        },
      },
    )
    if (!request) return moved
    await answerOpenSupplement(ctx.db, request.id, { at: now, by: byOwner ? 'owner' : 'desk', text: input.text })
    await addFiles(ctx.db, row.id, files, now, request.id)
    return moved
  },
})

function dueOf({ row, calendar, procedure, now }: Begun, request: SupplementRow) {
  const limit = limitOf(procedure, row.channel)
  const { received_at: receivedAt, due_at: dueAt } = row
  if (!limit || !receivedAt || !dueAt) return undefined
  const steps = row.due_steps ?? []
  const due = dueAfterWaiting(calendar, procedure, {
    receivedAt,
    dueAt,
    limit,
    steps,
    from: request.requested_at,
    to: now,
  })
  return promised(calendar, procedure.handling, receivedAt, due)
}

async function readUploads(ctx: Ctx, procedure: ProcedureVersion, input: AnswerSupplement) {
  const ids = input.components.flatMap((component) => component.uploads)
  const uploads = await findOwnUploads(ctx, ids, { orNobodys: true })
  const problems: FieldProblem[] = uploadProblems(input, uploads)
  for (const [key, count] of countFiles(input)) {
    const component = procedure.components.find((one) => one.key === key)
    const path = `components.${key}`
    if (!component) problems.push({ path, code: dossierErrors.componentUnknown, params: { name: key } })
    else if (count > component.maxFiles)
      problems.push({ path, code: dossierErrors.tooManyFiles, params: { limit: component.maxFiles } })
  }
  if (problems.length > 0) throw invalid(problems[0]?.code ?? dossierErrors.uploadUnknown, problems)
  return input.components.flatMap(({ component, uploads: files }) => {
    const kind = procedure.components.find((one) => one.key === component)?.kind ?? 'photocopy'
    return files.map((file_id, position) => ({ file_id, component, position, kind }))
  })
}
