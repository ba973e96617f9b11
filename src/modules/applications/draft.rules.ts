import type { Answers, ApplicantAnswer, FormPage } from '#modules/forms/index.ts'
import { applicationPages, type ProcedureVersion } from '#modules/procedures/index.ts'

/** How long a draft is kept after it was last started or resumed. */
export const DRAFT_DAYS = 30
/** A handed-in file that nothing uses is kept this long, so that a slow hand finishes its form. */
export const UPLOAD_HOURS = 48

/** The one page that every application has and no form names. */
export const APPLICANT_PAGE = 'applicant'

/**
 * What a draft holds. `answers` and `applicant` are what was right when it was saved; `typed` keeps, by page, what the
 * page still shows because something in it was refused or is not finished. `provinces`: the branch chosen in each unit
 * picker, by field name.
 */
export type DraftContent = {
  answers: Answers
  applicant?: ApplicantAnswer
  typed: Record<string, Record<string, unknown>>
  provinces: Record<string, string>
}

export const emptyContent = (): DraftContent => ({ answers: {}, typed: {}, provinces: {} })

/** A step of the application: the applicant, or a page of the form or of its documents. */
export type DraftStep = { key: string; page: FormPage | null }

/** All steps that the answers so far lead to, in order. The check-your-answers page comes after the last. */
export function draftSteps(procedure: ProcedureVersion, answers: Answers): DraftStep[] {
  const pages = applicationPages(procedure, answers).map((page) => ({ key: page.key, page }))
  return [{ key: APPLICANT_PAGE, page: null }, ...pages]
}

/** The key of the step after `key`; `check` after the last. An unknown key starts over. */
export function stepAfter(steps: readonly DraftStep[], key: string): string {
  const place = steps.findIndex((step) => step.key === key)
  return steps[place + 1]?.key ?? 'check'
}

/** What a page shows in its fields: what was typed and not yet right, else what was saved. */
export function shownAnswers(content: DraftContent, step: DraftStep): Record<string, unknown> {
  return content.typed[step.key] ?? (step.page ? content.answers : (content.applicant ?? {}))
}

// Beyond this a page's typed text is not kept twice: only the answers that were right are.
export const MAX_TYPED = 200_000

/** The content with a page's typed text remembered, or forgotten when all of it was right. */
export function withTyped(content: DraftContent, key: string, raw: Record<string, unknown> | null): DraftContent {
  const { [key]: _old, ...rest } = content.typed
  const keep = raw !== null && JSON.stringify([rest, raw]).length <= MAX_TYPED
  return { ...content, typed: keep ? { ...rest, [key]: raw } : rest }
}

/** Pages on which something typed is not right yet, among those that are asked now. */
export function unfinished(content: DraftContent, steps: readonly DraftStep[]): string[] {
  return steps.map(({ key }) => key).filter((key) => content.typed[key] !== undefined)
}

/** Commune codes that stand anywhere in typed answers, so that they can be looked up at once. */
export function unitCodesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(unitCodesIn)
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'unit' && typeof inner === 'string' && /^\d{5}$/.test(inner) ? [inner] : unitCodesIn(inner),
  )
}

/** Names of the address fields a page shows: `home`, or in the rows of a group `places[1].home`. */
export function addressNames(step: DraftStep, raw: Record<string, unknown>): { name: string; value: unknown }[] {
  if (!step.page) return [{ name: `${APPLICANT_PAGE}.address`, value: raw['address'] }]
  return step.page.questions.flatMap((question) => {
    if (question.type === 'address') return [{ name: question.key, value: raw[question.key] }]
    if (question.type !== 'group') return []
    const rows = Array.isArray(raw[question.key]) ? (raw[question.key] as unknown[]) : []
    const addresses = question.questions.filter((inner) => inner.type === 'address')
    // One row beyond those answered: the page may show an empty one.
    return Array.from({ length: rows.length + 1 }).flatMap((_, index) =>
      addresses.map((inner) => ({
        name: `${question.key}[${index}].${inner.key}`,
        value: (rows[index] as Record<string, unknown> | undefined)?.[inner.key],
      })),
    )
  })
}
