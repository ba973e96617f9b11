import type { T, Locale } from '#kernel/i18n/t.ts'
import type { FormPage, PlainQuestion, Question } from '#modules/forms/index.ts'

/** Where a problem shows: the name of the field to link to, and what the person calls it. */
export type ProblemPlace = { name: string; label: string }

/**
 * Finds the field of a problem's path (`child.birthDate`, `witnesses[0].name`). A question of several fields that has no
 * answer at all points to its first field.
 */
export function placeOfProblem(page: FormPage | null, path: string, t: T, locale: Locale): ProblemPlace {
  if (!page) return applicantPlace(path, t)
  const [, root = '', index, inner = ''] = /^([^.[]+)(?:\[(\d+)\])?\.?(.*)$/.exec(path) ?? []
  const question = page.questions.find((one) => one.key === root)
  if (!question || question.type === 'explanation') return { name: path, label: '' }
  if (question.type === 'files') return { name: `files.${question.component}`, label: question.label[locale] }
  if (question.type !== 'group') return plainPlace(question, path, inner, t, locale)
  if (index === undefined) return { name: `${root}.add`, label: question.label[locale] }
  const item = `${question.itemLabel[locale]} ${Number(index) + 1}`
  const [key = '', ...rest] = inner.split('.')
  const asked = question.questions.find((one) => one.key === key)
  if (!asked || asked.type === 'explanation') return { name: `${root}.add`, label: item }
  const place = plainPlace(asked, path, rest.join('.'), t, locale)
  return { ...place, label: `${item}, ${place.label}` }
}

function plainPlace(question: PlainQuestion, path: string, part: string, t: T, locale: Locale): ProblemPlace {
  const label = 'label' in question ? question.label[locale] : ''
  if (question.type === 'person') {
    const field = part === '' ? 'fullName' : part
    return { name: part === '' ? `${path}.fullName` : path, label: `${label}: ${t(`forms.words.person.${field}`)}` }
  }
  if (question.type === 'address') {
    const field = part === '' ? 'unit' : part
    return { name: part === '' ? `${path}.unit` : path, label: `${label}: ${t(`forms.words.address.${field}`)}` }
  }
  return { name: path, label }
}

function applicantPlace(path: string, t: T): ProblemPlace {
  const [, key = '', part] = path.split('.')
  if (key === 'address') return { name: `applicant.address.${part ?? 'unit'}`, label: t('forms.applicant.address') }
  const known = ['fullName', 'nationalId', 'phone', 'email'].includes(key)
  return { name: path, label: known ? t(`forms.applicant.${key}`) : '' }
}

/** Groups of a page and the rows that stand in them, at least those that must be filled in. */
export function rowsOf(question: Extract<Question, { type: 'group' }>, raw: unknown): Record<string, unknown>[] {
  const rows = Array.isArray(raw) ? (raw as Record<string, unknown>[]) : []
  const least = question.required ? Math.max(question.min, 1) : question.min
  return [...rows, ...Array.from({ length: Math.max(0, least - rows.length) }, () => ({}))]
}
