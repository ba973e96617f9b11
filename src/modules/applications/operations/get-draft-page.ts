import { AppError } from '#kernel/errors/app-error.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { visibleQuestions } from '#modules/forms/index.ts'
import { findOwnPerson } from '#modules/identity/index.ts'
import { findUnits } from '#modules/units/index.ts'
import { draftErrors } from '../draft.errors.ts'
import { draftFor, procedureOf, summaryOf, toFileView } from '../draft.reads.ts'
import { addressNames, draftSteps, shownAnswers, type DraftStep } from '../draft.rules.ts'
import { AskPage, DraftPageView } from '../draft.schema.ts'
import { readDraftFiles, type Draft } from '../draft.store.ts'

/** One page of a draft, ready to be drawn: the questions asked now and what stands in their fields. */
export const getDraftPage = question({
  name: 'applications.get-draft-page',
  permission: 'anyone',
  input: AskPage,
  output: DraftPageView,
  async run(ctx, input) {
    const draft = await draftFor(ctx, input.draft)
    const procedure = await procedureOf(ctx, draft)
    const { content } = draft
    const steps = draftSteps(procedure, content.answers)
    const place = steps.findIndex(({ key }) => key === input.page)
    const step = steps[place]
    if (!step) throw new AppError(draftErrors.pageUnknown, { kind: 'not_found' })
    const page = step.page && { ...step.page, questions: visibleQuestions(step.page, content.answers) }
    const components = new Set(page?.questions.flatMap((one) => (one.type === 'files' ? [one.component] : [])))
    const files = components.size > 0 ? await readDraftFiles(ctx.db, draft.id) : []
    return {
      draft: await summaryOf(ctx, draft, procedure),
      page,
      key: step.key,
      raw: shownAnswers(content, step),
      offered: await offerOf(ctx, draft, step),
      answers: content.answers,
      provinces: await provincesFor(ctx, draft, step),
      chosen: Object.keys(content.provinces),
      files: files.filter((file) => components.has(file.component)).map(toFileView),
      current: place + 1,
      total: steps.length + 1, // and the check page
      previous: steps[place - 1]?.key ?? null,
      uploadLimitMb: ctx.services.config.uploadLimitBytes / 1024 / 1024,
    }
  },
})

/** Whether the page shows what the account says of its owner (own-data.reads.ts) and nobody has looked at it yet. */
async function offerOf(ctx: Ctx, draft: Draft, step: DraftStep) {
  const { accountId, onBehalfOf, level } = ctx.actor
  if (step.page || accountId === null || onBehalfOf || draft.content.applicant) return null
  const { fullName, nationalId } = shownAnswers(draft.content, step)
  const person = await findOwnPerson(ctx.db, ctx.services, accountId)
  if (!person || person.name !== fullName) return null
  return { level: person.nationalId !== null && person.nationalId === nationalId ? level : 0 }
}

/** Each unit picker opens the province chosen in it, else that of its commune, else that of the office applied to. */
async function provincesFor(ctx: Ctx, draft: Draft, step: DraftStep): Promise<Record<string, string>> {
  const fields = addressNames(step, shownAnswers(draft.content, step)).map(({ name, value }) => {
    const unit = (value as { unit?: unknown } | null | undefined)?.unit
    return { name: `${name}.unit`, unit: typeof unit === 'string' ? unit : '' }
  })
  if (fields.length === 0) return {}
  const units = await findUnits(ctx.db, [draft.unitCode, ...fields.map(({ unit }) => unit)], civilDate(ctx.now()))
  const home = units.get(draft.unitCode)?.path[0] ?? ''
  return Object.fromEntries(
    fields.map(({ name, unit }) => [name, draft.content.provinces[name] ?? units.get(unit)?.path[0] ?? home]),
  )
}
