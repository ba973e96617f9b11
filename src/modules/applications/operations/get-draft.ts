import { z } from 'zod'
import { checkApplicant, firstOpenPage } from '#modules/forms/index.ts'
import { question } from '#kernel/operation/operation.ts'
import { draftFor, factsFor, procedureOf, summaryOf } from '../draft.reads.ts'
import { APPLICANT_PAGE } from '../draft.rules.ts'
import { ByDraft, DraftSummary } from '../draft.schema.ts'

/** The draft and where to go on with it: the first page with something missing, else the check page. */
export const getDraftSummary = question({
  name: 'applications.get-draft',
  permission: 'anyone',
  input: ByDraft,
  output: z.object({ draft: DraftSummary, next: z.string() }),
  async run(ctx, input) {
    const draft = await draftFor(ctx, input.draft)
    const procedure = await procedureOf(ctx, draft)
    const summary = await summaryOf(ctx, draft, procedure)
    if (draft.receipt) return { draft: summary, next: 'receipt' }
    const { applicant, answers } = draft.content
    const facts = await factsFor(ctx, applicant, answers)
    if (checkApplicant(applicant, facts).problems.length > 0) return { draft: summary, next: APPLICANT_PAGE }
    return { draft: summary, next: firstOpenPage(procedure.form, answers, facts)?.key ?? 'check' }
  },
})
