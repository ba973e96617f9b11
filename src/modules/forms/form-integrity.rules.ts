import { answersNamed } from './condition.rules.ts'
import { asks } from './form.rules.ts'
import type { Condition, FormDefinition, Question } from './form.schema.ts'

/**
 * What is wrong with a form beyond its shape: keys used twice, conditions on answers that do not exist or come
 * later. Sentences for the person who writes the form (English, as the data files' documentation).
 */
export function formFaults(form: FormDefinition): string[] {
  const faults: string[] = []
  const pages = form.pages.map((page) => page.key)
  for (const key of new Set(pages.filter((key, index) => pages.indexOf(key) !== index)))
    faults.push(`page "${key}" stands twice`)
  const before = new Set<string>()
  const needs = (condition: Condition | undefined, known: ReadonlySet<string>, where: string) => {
    for (const path of answersNamed(condition))
      if (!known.has(path)) faults.push(`${where}: its condition asks "${path}", which is no earlier answer`)
  }
  for (const page of form.pages) {
    needs(page.showIf, before, `page "${page.key}"`)
    for (const question of page.questions) {
      needs(question.showIf, before, `question "${question.key}"`)
      if (before.has(question.key)) faults.push(`question "${question.key}" stands twice`)
      if (question.type === 'group') {
        const inside = new Set(before)
        for (const inner of question.questions) {
          needs(inner.showIf, inside, `question "${question.key}.${inner.key}"`)
          if (before.has(inner.key)) faults.push(`question "${question.key}.${inner.key}" hides one of the form`)
          for (const path of answerPaths(inner)) inside.add(path)
        }
      }
      for (const path of answerPaths(question)) before.add(path)
    }
  }
  return faults
}

/** Paths at which a question puts its answer: `child`, `child.fullName`, `child.birthDate`. */
export function answerPaths(question: Question): string[] {
  if (!asks(question)) return []
  if (question.type === 'address') return [question.key, `${question.key}.unit`, `${question.key}.line`]
  if (question.type !== 'person') return [question.key]
  const parts = Object.entries(question.parts).filter(([, rule]) => rule !== 'off')
  return [question.key, `${question.key}.fullName`, ...parts.map(([part]) => `${question.key}.${part}`)]
}

/** All answer paths of a form. */
export const formPaths = (form: FormDefinition): Set<string> =>
  new Set(form.pages.flatMap((page) => page.questions.flatMap(answerPaths)))
