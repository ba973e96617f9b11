import type { z } from 'zod'
import type { FieldProblem } from '#kernel/errors/app-error.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { checkAnswers, checkApplicant, type Answers, type ApplicantAnswer } from '#modules/forms/index.ts'
import {
  channelOf,
  checkComponents,
  fee,
  findProcedure,
  requiredComponents,
  type ProcedureVersion,
} from '#modules/procedures/index.ts'
import { findUnit, findUnits, type Unit } from '#modules/units/index.ts'
import type { HandedDocument } from './dossier-view.schema.ts'
import { dossierErrors, invalid } from './dossier.errors.ts'
import type { SubmitDossier } from './dossier.schema.ts'
import { unitsNamed } from './sealed-answers.rules.ts'
import type { NewComponent, NewFile } from './submission.store.ts'

export type UploadFacts = { id: string; sha256: string; size: number; mediaType: string; pages: number; name: string }

/** A submission in which everything is right. */
export type Submission = {
  procedure: ProcedureVersion
  unit: Unit
  applicant: ApplicantAnswer
  answers: Answers
  components: NewComponent[]
  files: NewFile[]
  documents: z.input<typeof HandedDocument>[]
  fee: number | null
}

/** Checks a submission as a whole; throws with every problem at once, each at its field. */
export async function checkSubmission(
  ctx: Ctx,
  input: SubmitDossier,
  uploads: readonly UploadFacts[],
): Promise<Submission> {
  const today = civilDate(ctx.now())
  const { procedure, unit } = await findTarget(ctx, input, today)
  const units = await findUnits(ctx.db, unitsNamed([input.answers, input.applicant]), today)
  const facts = { today, isUnit: (code: string) => units.get(code)?.level === 'commune' }
  const checked = checkAnswers(procedure.form, input.answers, facts)
  const { applicant, problems } = checkApplicant(input.applicant, facts)
  const fields: FieldProblem[] = [
    ...problems,
    ...checked.problems.map((problem) => ({ ...problem, path: `answers.${problem.path}` })),
    ...uploadProblems(input, uploads),
  ]
  const papers = paperProblems(ctx, procedure, checked.answers, input)
  if (fields.length > 0 || applicant === undefined) throw invalid('kernel.invalid_input', [...fields, ...papers])
  const [first] = papers
  if (first)
    throw invalid(first.code, papers, { name: papers.map((paper) => String(paper.params?.['name'])).join('; ') })
  return {
    procedure,
    unit,
    applicant,
    answers: checked.answers,
    components: componentsOf(procedure, checked.answers, input),
    ...filesOf(ctx, procedure, input, uploads),
    fee: fee(procedure, input.channel, { answers: checked.answers })?.dong ?? null,
  }
}

async function findTarget(ctx: Ctx, input: SubmitDossier, today: string) {
  const procedure = await findProcedure(ctx.db, input.procedure, today, ctx.now())
  const unit = await findUnit(ctx.db, input.unit, today)
  const fields: FieldProblem[] = []
  if (!procedure) fields.push({ path: 'procedure', code: dossierErrors.procedureUnknown })
  else if (!channelOf(procedure, input.channel)) fields.push({ path: 'channel', code: dossierErrors.channelClosed })
  if (!unit) fields.push({ path: 'unit', code: dossierErrors.unitUnknown })
  else if (unit.level !== 'commune') fields.push({ path: 'unit', code: dossierErrors.unitNotCommune })
  if (!procedure || !unit || fields.length > 0) throw invalid(fields[0]?.code ?? dossierErrors.procedureUnknown, fields)
  return { procedure, unit }
}

export function uploadProblems(
  input: Pick<SubmitDossier, 'components'>,
  uploads: readonly UploadFacts[],
): FieldProblem[] {
  const known = new Set(uploads.map((upload) => upload.id))
  const seen = new Set<string>()
  return input.components.flatMap(({ component, uploads: ids }) =>
    ids.flatMap((id): FieldProblem[] => {
      const path = `components.${component}`
      if (seen.has(id)) return [{ path, code: dossierErrors.uploadUsed }]
      seen.add(id)
      return known.has(id) ? [] : [{ path, code: dossierErrors.uploadUnknown }]
    }),
  )
}

export function countFiles(input: Pick<SubmitDossier, 'components'>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { component, uploads } of input.components)
    counts.set(component, (counts.get(component) ?? 0) + uploads.length)
  return counts
}

/** A listed paper that is missing, a key that the procedure does not have, too many files. At the desk papers are paper. */
function paperProblems(ctx: Ctx, procedure: ProcedureVersion, answers: Answers, input: SubmitDossier): FieldProblem[] {
  const codes = {
    missing: dossierErrors.componentMissing,
    unknown: dossierErrors.componentUnknown,
    too_many: dossierErrors.tooManyFiles,
  }
  const name = (key: string) =>
    procedure.components.find((one) => one.key === key)?.name[ctx.locale] ?? key.slice(0, 60)
  return checkComponents(procedure, answers, input.channel, countFiles(input))
    .filter((problem) => input.channel === 'online' || problem.code !== 'missing')
    .map(({ component, code }) => ({
      path: `components.${component.slice(0, 60)}`,
      code: codes[code],
      params: { name: name(component) },
    }))
}

function componentsOf(procedure: ProcedureVersion, answers: Answers, input: SubmitDossier): NewComponent[] {
  const counts = countFiles(input)
  const due = requiredComponents(procedure, answers, input.channel)
  const listed = new Set(due.map(({ component }) => component.key))
  const extra = procedure.components.filter(({ key }) => !listed.has(key) && (counts.get(key) ?? 0) > 0)
  const all = [...due, ...extra.map((component) => ({ component, required: false, upload: true }))]
  return all.map(({ component, required }, position) => {
    const there = component.kind === 'eform' || input.channel !== 'online' || (counts.get(component.key) ?? 0) > 0
    return { key: component.key, position, kind: component.kind, required, state: there ? 'handed_in' : 'missing' }
  })
}

function filesOf(ctx: Ctx, procedure: ProcedureVersion, input: SubmitDossier, uploads: readonly UploadFacts[]) {
  const facts = new Map(uploads.map((upload) => [upload.id, upload]))
  const files: NewFile[] = []
  const documents: Submission['documents'] = []
  for (const { component, uploads: ids } of input.components) {
    const componentName = procedure.components.find((one) => one.key === component)?.name[ctx.locale] ?? component
    for (const id of ids) {
      const { name, pages, size, sha256 } = facts.get(id) as UploadFacts
      files.push({ file_id: id, component, position: files.length })
      documents.push({ component, componentName, name, pages, size, sha256 })
    }
  }
  return { files, documents }
}
