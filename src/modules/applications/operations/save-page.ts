import { AppError } from '#kernel/errors/app-error.ts'
import { operation } from '#kernel/operation/operation.ts'
import { checkApplicant, checkPage, visibleQuestions, type CheckFacts, type FormPage } from '#modules/forms/index.ts'
import { draftErrors } from '../draft.errors.ts'
import { factsFor, openDraftFor, procedureOf } from '../draft.reads.ts'
import { APPLICANT_PAGE, draftSteps, stepAfter, withTyped, type DraftContent, type DraftStep } from '../draft.rules.ts'
import { PageSaved, SavePage, type Problem } from '../draft.schema.ts'
import { saveContent } from '../draft.store.ts'

type Checked = { content: DraftContent; problems: Problem[]; revealed: boolean; changed: boolean }

/**
 * Saves a page as it was typed. What is right becomes an answer; what is not stays on the page with its problems, so
 * they are an answer of this operation and not an error, which would undo the saving.
 */
export const savePage = operation({
  name: 'applications.save-page',
  permission: 'anyone',
  kind: 'write',
  input: SavePage,
  output: PageSaved,
  async run(ctx, input) {
    const draft = await openDraftFor(ctx, input.draft)
    const procedure = await procedureOf(ctx, draft)
    const step = draftSteps(procedure, draft.content.answers).find(({ key }) => key === input.page)
    if (!step) throw new AppError(draftErrors.pageUnknown, { kind: 'not_found' })
    const facts = await factsFor(ctx, input.raw)
    const checked = check(draft.content, step, input.raw, facts)
    const provinces = { ...draft.content.provinces, ...input.provinces }
    await saveContent(ctx.db, ctx.services, draft.id, { ...checked.content, provinces }, ctx.now())
    const { problems, revealed, changed } = checked
    return { problems, revealed, changed, next: stepAfter(draftSteps(procedure, checked.content.answers), step.key) }
  },
})

function check(content: DraftContent, step: DraftStep, raw: Record<string, unknown>, facts: CheckFacts): Checked {
  if (!step.page) return checkApplicantPage(content, raw, facts)
  const { answers, problems } = checkPage(step.page, raw, content.answers, facts)
  const before = askedOn(step.page, content.answers)
  const now = askedOn(step.page, answers)
  const unseen = problems.every(({ path }) => !before.has(/^[^.[]*/.exec(path)?.[0] ?? ''))
  const next = withTyped({ ...content, answers }, step.key, problems.length > 0 ? raw : null)
  return {
    content: next,
    problems,
    revealed: problems.length > 0 && unseen,
    changed: before.size !== now.size || [...now].some((key) => !before.has(key)),
  }
}

function askedOn(page: FormPage, answers: DraftContent['answers']): Set<string> {
  return new Set(visibleQuestions(page, answers).map((question) => question.key))
}

function checkApplicantPage(content: DraftContent, raw: Record<string, unknown>, facts: CheckFacts): Checked {
  const { applicant, problems } = checkApplicant(raw, facts)
  const { applicant: _old, ...rest } = content
  const next = withTyped({ ...rest, ...(applicant && { applicant }) }, APPLICANT_PAGE, applicant ? null : raw)
  return { content: next, problems, revealed: false, changed: false }
}
