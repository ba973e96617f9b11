import type { FormPage, PlainQuestion, Question } from './form.schema.ts'

/** What a form post holds: one text, or several of the same name. Anything else (files) is ignored. */
export type Posted = Record<string, unknown>

const PERSON_FIELDS = ['fullName', 'birthDate', 'sex', 'nationalId', 'ethnicity', 'nationality'] as const
const MAX_ROWS = 60

/**
 * Reads the post of a page into raw answers, to be given to `checkPage`.
 * Field names: `copies`, `child.fullName`, `home.unit`, `home.line`, `witnesses[0].name`;
 * a date may also come as `birth.day`, `birth.month`, `birth.year`. Rows left blank are dropped.
 */
export function parsePagePost(page: FormPage, posted: Posted): Record<string, unknown> {
  const raw: Record<string, unknown> = {}
  for (const question of page.questions) {
    const value = readQuestion(question, question.key, posted)
    if (value !== undefined) raw[question.key] = value
  }
  return raw
}

function readQuestion(question: Question, name: string, posted: Posted): unknown {
  return question.type === 'group' ? readRows(question.questions, name, posted) : readPlain(question, name, posted)
}

function readPlain(question: PlainQuestion, name: string, posted: Posted): unknown {
  switch (question.type) {
    case 'person':
      return readPerson(name, posted)
    case 'address':
      return readFields(name, ['unit', 'line'], posted)
    case 'date':
      return readDateFields(name, posted)
    case 'choice':
      return question.multiple ? textsOf(posted[name]) : textOf(posted[name])
    case 'files':
    case 'explanation':
      return undefined
    default:
      return textOf(posted[name])
  }
}

function readPerson(name: string, posted: Posted): unknown {
  const person = readFields(name, PERSON_FIELDS, posted) ?? {}
  const birthDate = readDateFields(`${name}.birthDate`, posted)
  if (birthDate !== undefined) person['birthDate'] = birthDate
  return Object.keys(person).length === 0 ? undefined : person
}

function readFields(name: string, fields: readonly string[], posted: Posted): Record<string, string> | undefined {
  const entries = fields.map((field) => [field, textOf(posted[`${name}.${field}`])] as const)
  const given = entries.filter((entry): entry is [string, string] => entry[1] !== undefined)
  return given.length === 0 ? undefined : Object.fromEntries(given)
}

function readDateFields(name: string, posted: Posted): string | undefined {
  const whole = textOf(posted[name])
  if (whole !== undefined) return whole
  const parts = ['day', 'month', 'year'].map((part) => textOf(posted[`${name}.${part}`])?.trim() ?? '')
  return parts.every((part) => part === '') ? undefined : parts.join('/')
}

function readRows(questions: readonly PlainQuestion[], name: string, posted: Posted): unknown[] {
  const numbers = new Set<number>()
  for (const key of Object.keys(posted)) {
    if (!key.startsWith(`${name}[`)) continue
    const row = /^\[(\d{1,3})\]\./.exec(key.slice(name.length))
    if (row) numbers.add(Number(row[1]))
  }
  const rows = [...numbers]
    .toSorted((a, b) => a - b)
    .slice(0, MAX_ROWS)
    .map((number) => {
      const row = questions.map((question) => [
        question.key,
        readPlain(question, `${name}[${number}].${question.key}`, posted),
      ])
      return Object.fromEntries(row.filter(([, value]) => !isBlank(value))) as Record<string, unknown>
    })
  return rows.filter((row) => Object.keys(row).length > 0)
}

const isBlank = (value: unknown): boolean =>
  value === undefined ||
  (typeof value === 'string' && value.trim() === '') ||
  (typeof value === 'object' && value !== null && Object.values(value).every(isBlank))

/** The last text of that name: a hidden field with the same name stands before the real one. */
const textOf = (value: unknown): string | undefined => textsOf(value)?.at(-1)

function textsOf(value: unknown): string[] | undefined {
  if (value === undefined) return undefined
  const texts = (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string')
  return texts.length === 0 ? undefined : texts.filter((one) => one !== '' || texts.length === 1)
}
