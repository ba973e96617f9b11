import { checkAnswer, type CheckFacts, type Checked } from './answer.rules.ts'
import { isMet } from './condition.rules.ts'
import { formProblems, type FormProblem } from './form.errors.ts'
import type { Answer, Answers, FormDefinition, FormPage, GroupQuestion, PlainAnswer, Question } from './form.schema.ts'

/** Cleaned answers (only of questions shown), and what must be put right, in the order of the form. */
export type CheckedAnswers = { answers: Answers; problems: FormProblem[] }

/** Pages that the answers so far lead to, in order. */
export function visiblePages(form: FormDefinition, answers: Answers): FormPage[] {
  return form.pages.filter((page) => isMet(page.showIf, { answers }) && visibleQuestions(page, answers).length > 0)
}

/** Questions of a page that the answers so far lead to. */
export function visibleQuestions(page: FormPage, answers: Answers): Question[] {
  return page.questions.filter((question) => isMet(question.showIf, { answers }))
}

/** The page after `current` (a page key), or null when it was the last. An unknown key starts over. */
export function nextPage(form: FormDefinition, answers: Answers, current: string): FormPage | null {
  const place = form.pages.findIndex((page) => page.key === current)
  const shown = new Set(visiblePages(form, answers))
  return form.pages.find((page, index) => index > place && shown.has(page)) ?? null
}

/** The page before `current`, or null when it was the first. */
export function previousPage(form: FormDefinition, answers: Answers, current: string): FormPage | null {
  const place = form.pages.findIndex((page) => page.key === current)
  const shown = new Set(visiblePages(form, answers))
  return form.pages.findLast((page, index) => index < place && shown.has(page)) ?? null
}

/** The first page with something missing or wrong: where a resumed draft goes on. Null when all is answered. */
export function firstOpenPage(form: FormDefinition, raw: unknown, facts: CheckFacts): FormPage | null {
  const { problems } = checkAnswers(form, raw, facts)
  const keys = new Set(problems.map((problem) => rootOf(problem.path)))
  return form.pages.find((page) => page.questions.some((question) => keys.has(question.key))) ?? null
}

/**
 * Checks a whole set of answers: from the draft, from the API (`answers`), typed or stored.
 * Answers to questions that are not shown are dropped; keys that the form does not know are refused.
 * Idempotent: cleaned answers pass again unchanged.
 */
export function checkAnswers(form: FormDefinition, raw: unknown, facts: CheckFacts): CheckedAnswers {
  if (!isRecord(raw)) return { answers: {}, problems: [{ path: '', code: formProblems.wrongShape }] }
  const answers: Answers = {}
  const problems = unknownKeys(raw, knownKeys(form.pages.flatMap((page) => page.questions)), '')
  for (const page of form.pages)
    if (isMet(page.showIf, { answers })) problems.push(...checkQuestions(page, raw, answers, facts))
  return { answers, problems }
}

/**
 * Checks one page. `before` are the cleaned answers of the draft; the result holds them with the page's
 * answers replaced (an answer refused or emptied is taken out), ready to be saved.
 */
export function checkPage(
  page: FormPage,
  raw: Record<string, unknown>,
  before: Answers,
  facts: CheckFacts,
): CheckedAnswers {
  const own = new Set(page.questions.map((question) => question.key))
  const answers: Answers = Object.fromEntries(Object.entries(before).filter(([key]) => !own.has(key)))
  const problems = checkQuestions(page, raw, answers, facts)
  return { answers, problems }
}

/** Fills `answers` in place, question after question, so that a condition sees what came before it. */
function checkQuestions(
  page: FormPage,
  raw: Record<string, unknown>,
  answers: Answers,
  facts: CheckFacts,
): FormProblem[] {
  const problems: FormProblem[] = []
  for (const question of page.questions) {
    if (!asks(question) || !isMet(question.showIf, { answers })) continue
    const given = Object.hasOwn(raw, question.key) ? raw[question.key] : undefined
    const checked: Checked<Answer> =
      question.type === 'group'
        ? checkGroup(question, given, answers, facts)
        : checkAnswer(question, given, question.key, facts)
    problems.push(...checked.problems)
    if (checked.problems.length > 0) continue
    if (checked.value !== undefined) answers[question.key] = checked.value
    else if (question.required) problems.push({ path: question.key, code: formProblems.required })
  }
  return problems
}

function checkGroup(group: GroupQuestion, raw: unknown, answers: Answers, facts: CheckFacts): Checked<Answer> {
  const rows = raw === undefined || raw === null || raw === '' ? [] : raw
  if (!Array.isArray(rows)) return { problems: [{ path: group.key, code: formProblems.wrongShape }] }
  if (rows.length === 0 && !group.required) return { problems: [] }
  if (rows.length > group.max)
    return { problems: [{ path: group.key, code: formProblems.tooMany, params: { max: group.max } }] }
  const problems: FormProblem[] = []
  const value = rows.map((row: unknown, index) => {
    const checked = checkItem(group, row, `${group.key}[${index}]`, answers, facts)
    problems.push(...checked.problems)
    return checked.item
  })
  const least = group.required ? Math.max(group.min, 1) : group.min
  if (value.length < least) problems.push({ path: group.key, code: formProblems.tooFew, params: { min: least } })
  if (problems.length > 0) return { problems }
  return { value, problems }
}

function checkItem(group: GroupQuestion, row: unknown, path: string, answers: Answers, facts: CheckFacts) {
  const item: Record<string, PlainAnswer> = {}
  if (!isRecord(row)) return { item, problems: [{ path, code: formProblems.wrongShape }] }
  const problems: FormProblem[] = unknownKeys(row, knownKeys(group.questions), `${path}.`)
  for (const question of group.questions) {
    if (!asks(question) || !isMet(question.showIf, { answers, item })) continue
    const given = Object.hasOwn(row, question.key) ? row[question.key] : undefined
    const checked = checkAnswer(question, given, `${path}.${question.key}`, facts)
    problems.push(...checked.problems)
    if (checked.problems.length > 0) continue
    if (checked.value !== undefined) item[question.key] = checked.value
    else if (question.required) problems.push({ path: `${path}.${question.key}`, code: formProblems.required })
  }
  return { item, problems }
}

/** Does the question put something into the answers? Files belong to the dossier; explanations ask nothing. */
export function asks<Q extends Question>(question: Q): question is Exclude<Q, { type: 'files' | 'explanation' }> {
  return question.type !== 'files' && question.type !== 'explanation'
}

const knownKeys = (questions: readonly Question[]) => new Set(questions.filter(asks).map((question) => question.key))

function unknownKeys(raw: Record<string, unknown>, known: ReadonlySet<string>, prefix: string): FormProblem[] {
  const keys = Object.keys(raw).filter((key) => !known.has(key))
  // A flood of unknown keys is answered once, not a thousand times.
  return keys.slice(0, 20).map((key) => ({ path: `${prefix}${key.slice(0, 60)}`, code: formProblems.unknownQuestion }))
}

const rootOf = (path: string) => /^[^.[]*/.exec(path)?.[0] ?? path
const isRecord = (raw: unknown): raw is Record<string, unknown> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw)
