import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { question } from '#kernel/operation/operation.ts'
import { answersToRows, checkAnswers, checkApplicant, type AnswerRow } from '#modules/forms/index.ts'
import { checkComponents, fee, type ProcedureVersion } from '#modules/procedures/index.ts'
import { findUnitsEver, nameOn, unitName } from '#modules/units/index.ts'
import { applicantRows } from '../applicant-rows.rules.ts'
import { consentsToAsk } from '../consents.reads.ts'
import { draftFor, factsFor, procedureOf, summaryOf, toFileView } from '../draft.reads.ts'
import { APPLICANT_PAGE, draftSteps, unfinished, unitCodesIn, type DraftContent } from '../draft.rules.ts'
import { ByDraft, DraftReview } from '../draft.schema.ts'
import { readDraftFiles, type DraftFile } from '../draft.store.ts'

/** Everything before it is sent: what was answered and handed in, and what is still missing where. */
export const reviewDraft = question({
  name: 'applications.review-draft',
  permission: 'anyone',
  input: ByDraft,
  output: DraftReview,
  async run(ctx, input) {
    const draft = await draftFor(ctx, input.draft)
    const procedure = await procedureOf(ctx, draft)
    const files = await readDraftFiles(ctx.db, draft.id)
    const steps = draftSteps(procedure, draft.content.answers)
    const places = await placesFor(ctx, draft.content)
    const rows = answersToRows(procedure.form, draft.content.answers, ctx.locale, {
      unitName: (code) => places.get(code),
    })
    const open = await openSteps(ctx, procedure, draft.content, files)
    const due = fee(procedure, 'online', { answers: draft.content.answers })
    return {
      draft: await summaryOf(ctx, draft, procedure),
      steps: steps.map(({ key, page }) => {
        const components = new Set(page?.questions.flatMap((one) => (one.type === 'files' ? [one.component] : [])))
        const mine = files.filter((file) => components.has(file.component))
        return {
          key,
          title: page ? page.title[ctx.locale] : ctx.t('forms.applicant.title'),
          rows: page ? rowsOf(rows, key) : applicantRows(draft.content.applicant, ctx.t, places),
          files: mine.map(toFileView),
          open: open.has(key) || [...components].some((component) => open.has(`component ${component}`)),
          document: components.size > 0,
        }
      }),
      last: steps.at(-1)?.key ?? APPLICANT_PAGE,
      fee: due ? { dong: due.dong, note: due.note?.[ctx.locale] ?? null } : null,
      prepare: procedure.onlineMode === 'prepare',
      consents: await consentsToAsk(ctx, draft.id),
      level: { needed: procedure.assuranceLevel ?? 0, have: ctx.actor.level },
    }
  },
})

const rowsOf = (rows: readonly AnswerRow[], key: string) =>
  rows
    .filter((row) => row.page === key)
    .map(({ label, value, item }) => ({ label, value, ...(item !== undefined && { item }) }))

/** Names of the communes in the answers, with their province. */
async function placesFor(ctx: Ctx, content: DraftContent): Promise<Map<string, string>> {
  const today = civilDate(ctx.now())
  const units = await findUnitsEver(ctx.db, unitCodesIn([content.answers, content.applicant]), today)
  const above = await findUnitsEver(
    ctx.db,
    [...units.values()].flatMap((unit) => unit.path.slice(0, 1)),
    today,
  )
  return new Map(
    [...units.values()].map((unit) => {
      const province = above.get(unit.path[0] ?? '')
      const words = [unit, province].flatMap((one) => (one ? [unitName(one, ctx.locale)] : [])).join(', ')
      return [unit.code, nameOn(ctx, unit, today, words)]
    }),
  )
}

/** Keys of the steps where something is missing or wrong, and `component <key>` for documents. */
async function openSteps(ctx: Ctx, procedure: ProcedureVersion, content: DraftContent, files: readonly DraftFile[]) {
  const facts = await factsFor(ctx, content.answers, content.applicant)
  const open = new Set(unfinished(content, draftSteps(procedure, content.answers)))
  if (checkApplicant(content.applicant, facts).problems.length > 0) open.add(APPLICANT_PAGE)
  const wrong = new Set(
    checkAnswers(procedure.form, content.answers, facts).problems.map(({ path }) => /^[^.[]*/.exec(path)?.[0]),
  )
  for (const page of procedure.form.pages) if (page.questions.some(({ key }) => wrong.has(key))) open.add(page.key)
  const counts = new Map<string, number>()
  for (const { component } of files) counts.set(component, (counts.get(component) ?? 0) + 1)
  for (const { component } of checkComponents(procedure, content.answers, 'online', counts))
    open.add(`component ${component}`)
  return open
}
