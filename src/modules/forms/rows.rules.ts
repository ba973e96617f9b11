import type { Locale } from '#kernel/i18n/t.ts'
import { isMet } from './condition.rules.ts'
import { asks, visiblePages } from './form.rules.ts'
import type { AddressAnswer, Answers, FormDefinition, PersonAnswer, PlainAnswer, PlainQuestion } from './form.schema.ts'
import { dateForPeople } from './value.rules.ts'
import { wordsOf } from './words.rules.ts'

/** One line of the check-your-answers page, the desk and the prints. `item` names the row of a group ("Child 2"). */
export type AnswerRow = {
  page: string
  pageTitle: string
  path: string
  label: string
  value: string
  item?: string
}
/** `unitName` turns a commune code into its name ("Xã Núi Thành, Thành phố Đà Nẵng"). */
export type RowFacts = { unitName?: (code: string) => string | undefined }

/** What was answered, in the order of the form, as people read it. Unanswered optional questions are left out. */
export function answersToRows(
  form: FormDefinition,
  answers: Answers,
  locale: Locale,
  facts: RowFacts = {},
): AnswerRow[] {
  const rows: AnswerRow[] = []
  for (const page of visiblePages(form, answers)) {
    const place = { page: page.key, pageTitle: page.title[locale] }
    for (const question of page.questions) {
      if (!asks(question) || !isMet(question.showIf, { answers })) continue
      const answer = answers[question.key]
      if (answer === undefined) continue
      if (question.type !== 'group') {
        rows.push(
          ...plainRows(question, answer as PlainAnswer, question.key, locale, facts).map((row) => ({
            ...place,
            ...row,
          })),
        )
        continue
      }
      for (const [index, item] of (answer as Record<string, PlainAnswer>[]).entries()) {
        const name = `${question.itemLabel[locale]} ${index + 1}`
        for (const inner of question.questions) {
          const value = item[inner.key]
          if (value === undefined) continue
          const path = `${question.key}[${index}].${inner.key}`
          rows.push(...plainRows(inner, value, path, locale, facts).map((row) => ({ ...place, ...row, item: name })))
        }
      }
    }
  }
  return rows
}

type PlainRow = { path: string; label: string; value: string }

function plainRows(
  question: PlainQuestion,
  answer: PlainAnswer,
  path: string,
  locale: Locale,
  facts: RowFacts,
): PlainRow[] {
  if (question.type === 'explanation') return []
  const label = question.label[locale]
  if (question.type !== 'person') return [{ path, label, value: answerText(question, answer, locale, facts) }]
  const words = wordsOf(locale)
  const person = answer as PersonAnswer
  const rest = (['birthDate', 'sex', 'nationalId', 'ethnicity', 'nationality'] as const).flatMap((part) => {
    const value = person[part]
    if (value === undefined) return []
    return [
      {
        path: `${path}.${part}`,
        label: `${label}: ${words.person[part].toLocaleLowerCase(locale)}`,
        value: personText(part, value, locale),
      },
    ]
  })
  return [{ path: `${path}.fullName`, label, value: person.fullName }, ...rest]
}

/** One part of a person as people read it: the date as dd/mm/yyyy, the sex as a word. */
export function personText(part: keyof PersonAnswer, value: string, locale: Locale): string {
  if (part === 'birthDate') return dateForPeople(value)
  if (part === 'sex') return value === 'male' ? wordsOf(locale).male : wordsOf(locale).female
  return value
}

/** One answer as people read it; a person by the full name. */
export function answerText(question: PlainQuestion, answer: PlainAnswer, locale: Locale, facts: RowFacts = {}): string {
  const words = wordsOf(locale)
  switch (question.type) {
    case 'yes_no':
      return answer === true ? words.yes : words.no
    case 'date':
      return dateForPeople(String(answer))
    case 'number':
      return numberText(Number(answer), locale) + (question.unit ? ` ${question.unit[locale]}` : '')
    case 'choice': {
      const chosen = Array.isArray(answer) ? answer : [String(answer)]
      const labels = chosen.map(
        (value) => question.options.find((option) => option.value === value)?.label[locale] ?? value,
      )
      return labels.join('; ')
    }
    case 'person':
      return (answer as PersonAnswer).fullName
    case 'address': {
      const { line, unit } = answer as AddressAnswer
      return `${line}, ${facts.unitName?.(unit) ?? unit}`
    }
    default:
      return String(answer)
  }
}

function numberText(value: number, locale: Locale): string {
  const [whole = '', fraction] = String(value).split('.')
  const groups = whole.replace(/\B(?=(\d{3})+(?!\d))/g, { vi: '.', en: ',', pl: '\u00a0' }[locale])
  return fraction === undefined ? groups : `${groups}${locale === 'en' ? '.' : ','}${fraction}`
}
