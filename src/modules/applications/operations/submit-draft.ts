import type { Actor } from '#kernel/access/actor.ts'
import { newOwner, type NewOwner } from '#kernel/access/ownership.ts'
import { refuseInfected } from '#kernel/files/release.ts'
import { operation } from '#kernel/operation/operation.ts'
import { submitDossier, submitFor } from '#modules/dossiers/index.ts'
import { draftErrors, invalidField } from '../draft.errors.ts'
import { draftSubmitted } from '../draft.events.ts'
import { draftFor, procedureOf } from '../draft.reads.ts'
import { settleConsents } from '../consents.commands.ts'
import { draftSteps, emptyContent, unfinished } from '../draft.rules.ts'
import { Receipt, SubmitDraft } from '../draft.schema.ts'
import { closeDraft, readDraftFiles, type DraftFile } from '../draft.store.ts'

/**
 * Hands the draft in: the dossier is made in the same transaction, or nothing changes. A second tab, a double tap and
 * the back button get the receipt of the first.
 */
export const submitDraft = operation({
  name: 'applications.submit-draft',
  permission: 'anyone',
  kind: 'write',
  input: SubmitDraft,
  output: Receipt,
  async run(ctx, input) {
    const draft = await draftFor(ctx, input.draft, true)
    if (draft.receipt) return draft.receipt
    const { applicant, answers } = draft.content
    const steps = draftSteps(await procedureOf(ctx, draft), answers)
    if (!applicant || unfinished(draft.content, steps).length > 0) throw invalidField('check', draftErrors.notReady)
    const files = await readDraftFiles(ctx.db, draft.id)
    refuseInfected(files)
    const { applicantToken: _token, ...dossier } = await submitFor(
      ctx,
      submitDossier.input.parse({
        procedure: draft.procedureCode,
        unit: draft.unitCode,
        applicant,
        answers,
        components: byComponent(files),
        draft: draft.id,
      }),
      ownerOf(ctx.actor, draft.owner),
      files,
    )
    const receipt = Receipt.parse({
      ...dossier,
      applicantName: applicant.fullName,
      submitter: ctx.actor.onBehalfOf ? ctx.actor.name : '',
    })
    await settleConsents(ctx, { draftId: draft.id, dossierId: receipt.id }, input.consents, applicant)
    await closeDraft(ctx.db, ctx.services, draft.id, receipt, emptyContent(), ctx.now())
    await ctx.record([draftSubmitted(draft.id, receipt.id)])
    return receipt
  },
})

/** Whose the draft is, whoever sends it; one that is nobody's becomes that of who sends it. */
function ownerOf(actor: Actor, draft: NewOwner): NewOwner {
  const sender = newOwner(actor)
  if (draft.account_id === null && draft.represented_id === null) return sender
  return { ...draft, by: sender.by, mandate_id: sender.mandate_id }
}

function byComponent(files: readonly DraftFile[]): { component: string; uploads: string[] }[] {
  const groups = new Map<string, string[]>()
  for (const { component, id } of files) groups.set(component, [...(groups.get(component) ?? []), id])
  return [...groups].map(([component, uploads]) => ({ component, uploads }))
}
