import {
  answerAt,
  answerText,
  personText,
  type Answers,
  type ApplicantAnswer,
  type PersonAnswer,
  type PlainAnswer,
  type Question,
  type RowFacts,
} from '#modules/forms/index.ts'
import type { Locale } from '#kernel/i18n/t.ts'
import type { ProcedureVersion } from './procedure.schema.ts'

export type ResultRow = { label: string; value: string }

/**
 * The rows printed on the result, as the procedure's template names them. What was not answered is left out;
 * the items of a group stand in one line, parted by semicolons.
 */
export function resultRows(
  procedure: ProcedureVersion,
  answers: Answers,
  applicant: ApplicantAnswer,
  locale: Locale,
  facts: RowFacts = {},
): ResultRow[] {
  const questions = new Map(
    procedure.form.pages.flatMap((page) => page.questions.map((question) => [question.key, question] as const)),
  )
  return procedure.resultTemplate.rows.flatMap(({ label, path }) => {
    const value = valueAt(path, questions, answers, applicant, locale, facts)
    return value === '' ? [] : [{ label: label[locale], value }]
  })
}

function valueAt(
  path: string,
  questions: ReadonlyMap<string, Question>,
  answers: Answers,
  applicant: ApplicantAnswer,
  locale: Locale,
  facts: RowFacts,
): string {
  const [head = '', part] = path.split('.')
  if (head === 'applicant') return applicantText(part, applicant, facts)
  const answer = answerAt({ answers }, path)
  const question = questions.get(head)
  if (answer === undefined || !question) return ''
  if (question.type === 'person' && part) return personText(part as keyof PersonAnswer, String(answer), locale)
  if (question.type !== 'group') return answerText(question, answer as PlainAnswer, locale, facts)
  return (answer as Record<string, PlainAnswer>[])
    .map((item) =>
      question.questions
        .flatMap((inner) =>
          item[inner.key] === undefined ? [] : [answerText(inner, item[inner.key] as PlainAnswer, locale, facts)],
        )
        .join(', '),
    )
    .join('; ')
}

function applicantText(part: string | undefined, applicant: ApplicantAnswer, facts: RowFacts): string {
  if (part === 'address')
    return applicant.address
      ? `${applicant.address.line}, ${facts.unitName?.(applicant.address.unit) ?? applicant.address.unit}`
      : ''
  if (part === 'fullName' || part === 'nationalId' || part === 'phone' || part === 'email') return applicant[part] ?? ''
  return ''
}
