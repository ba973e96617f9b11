import type { Condition } from './form.schema.ts'

/** Where a condition looks: in the item of the group it stands in, then in the whole form. */
export type AnswerScope = { answers: Record<string, unknown>; item?: Record<string, unknown> }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The answer at `child.fullName`; undefined when there is none. */
export function answerAt(scope: AnswerScope, path: string): unknown {
  const [head = '', ...rest] = path.split('.')
  const root = scope.item && Object.hasOwn(scope.item, head) ? scope.item : scope.answers
  let value: unknown = Object.hasOwn(root, head) ? root[head] : undefined
  for (const part of rest) value = isRecord(value) && Object.hasOwn(value, part) ? value[part] : undefined
  return value
}

/**
 * Is the condition met? No condition is always met. An answer of a question with several choices
 * equals a value when it contains it; a missing answer equals nothing, so `notEquals` holds for it.
 */
export function isMet(condition: Condition | undefined, scope: AnswerScope): boolean {
  if (condition === undefined) return true
  if ('and' in condition) return condition.and.every((part) => isMet(part, scope))
  if ('or' in condition) return condition.or.some((part) => isMet(part, scope))
  if ('not' in condition) return !isMet(condition.not, scope)
  const answer = answerAt(scope, condition.answer)
  const equals = (value: unknown) => (Array.isArray(answer) ? answer.includes(value) : answer === value)
  if ('equals' in condition) return equals(condition.equals)
  if ('notEquals' in condition) return !equals(condition.notEquals)
  if ('oneOf' in condition) return condition.oneOf.some(equals)
  return (answer !== undefined) === condition.answered
}

/** Every answer path a condition mentions, so that a form with a dangling one can be refused. */
export function answersNamed(condition: Condition | undefined): string[] {
  if (condition === undefined) return []
  if ('and' in condition) return condition.and.flatMap(answersNamed)
  if ('or' in condition) return condition.or.flatMap(answersNamed)
  if ('not' in condition) return answersNamed(condition.not)
  return [condition.answer]
}
