import { formProblems, type FormProblem, type FormProblemCode } from './form.errors.ts'
import type { AddressAnswer, PersonAnswer, PlainAnswer, PlainQuestion, QuestionOf } from './form.schema.ts'
import {
  cleanLine,
  cleanLines,
  EMAIL,
  EMAIL_LENGTH,
  lengthOf,
  LINE_LENGTH,
  NAME_LENGTH,
  readDate,
  readNationalId,
  readNumber,
  readPhone,
  WORD_LENGTH,
  yearsOn,
} from './value.rules.ts'

/** `today` is the civil date in Vietnam; `isUnit` says whether a commune code exists (absent: any five digits). */
export type CheckFacts = { today: string; isUnit?: (code: string) => boolean }
/** No value and no problem: not answered. */
export type Checked<V> = { value?: V; problems: FormProblem[] }

const none = { problems: [] }
const refuse = (
  path: string,
  code: FormProblemCode,
  params?: Record<string, unknown>,
): { problems: FormProblem[] } => ({
  problems: [{ path, code, ...(params && { params }) }],
})
const isBlank = (raw: unknown) => raw === undefined || raw === null || raw === ''

/** One line or several, within a length and perhaps a pattern. */
function checkText(raw: unknown, path: string, maxLength: number, pattern?: string, lines = false): Checked<string> {
  if (isBlank(raw)) return none
  if (typeof raw !== 'string') return refuse(path, formProblems.wrongShape)
  const value = lines ? cleanLines(raw) : cleanLine(raw)
  if (value === '') return none
  if (lengthOf(value) > maxLength) return refuse(path, formProblems.tooLong, { max: maxLength })
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`, 'u').test(value))
    return refuse(path, formProblems.pattern)
  return { value, problems: [] }
}

/** A text that one of the readers of value.rules.ts must understand. */
function checkRead(
  raw: unknown,
  path: string,
  read: (t: string) => string | null,
  code: FormProblemCode,
): Checked<string> {
  const text = checkText(raw, path, LINE_LENGTH)
  if (text.value === undefined) return text
  const value = read(text.value)
  return value === null ? refuse(path, code) : { value, problems: [] }
}

type DateLimits = { min: string; max: string; notFuture: boolean; notPast: boolean }

function checkDate(raw: unknown, path: string, limits: DateLimits, today: string): Checked<string> {
  const date = checkRead(raw, path, readDate, formProblems.notADate)
  if (date.value === undefined) return date
  if (date.value < limits.min) return refuse(path, formProblems.dateTooEarly, { min: limits.min })
  if (date.value > limits.max) return refuse(path, formProblems.dateTooLate, { max: limits.max })
  if (limits.notFuture && date.value > today) return refuse(path, formProblems.dateInFuture)
  if (limits.notPast && date.value < today) return refuse(path, formProblems.dateInPast)
  return date
}

function checkNumber(question: QuestionOf<'number'>, raw: unknown, path: string): Checked<number> {
  if (isBlank(raw) || (typeof raw === 'string' && cleanLine(raw) === '')) return none
  const value = typeof raw === 'number' ? raw : typeof raw === 'string' ? readNumber(raw) : null
  if (value === null || !Number.isFinite(value)) return refuse(path, formProblems.notANumber)
  if (question.integer && !Number.isInteger(value)) return refuse(path, formProblems.notAWholeNumber)
  if (value < question.min) return refuse(path, formProblems.tooSmall, { min: question.min })
  if (value > question.max) return refuse(path, formProblems.tooBig, { max: question.max })
  return { value, problems: [] }
}

function checkChoice(question: QuestionOf<'choice'>, raw: unknown, path: string): Checked<string | string[]> {
  if (isBlank(raw)) return none
  const known = new Set(question.options.map((option) => option.value))
  const chosen: unknown[] = question.multiple ? (Array.isArray(raw) ? raw : [raw]) : [raw]
  if (!chosen.every((value): value is string => typeof value === 'string' && known.has(value)))
    return refuse(path, formProblems.notInList)
  if (!question.multiple) return { value: chosen[0] as string, problems: [] }
  // In the order of the list, each once: the same choice is the same answer however it was ticked.
  const value = question.options.map((option) => option.value).filter((option) => chosen.includes(option))
  return value.length === 0 ? none : { value, problems: [] }
}

function checkYesNo(raw: unknown, path: string): Checked<boolean> {
  if (isBlank(raw)) return none
  if (raw === true || raw === 'yes' || raw === 'true') return { value: true, problems: [] }
  if (raw === false || raw === 'no' || raw === 'false') return { value: false, problems: [] }
  return refuse(path, formProblems.wrongShape)
}

const isRecord = (raw: unknown): raw is Record<string, unknown> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw)
const allBlank = (raw: Record<string, unknown>) =>
  Object.values(raw).every((value) => isBlank(value) || (typeof value === 'string' && cleanLine(value) === ''))

type PersonPart = Exclude<keyof PersonAnswer, 'fullName'>

function checkPersonPart(part: PersonPart, raw: unknown, path: string, today: string): Checked<string> {
  if (part === 'birthDate')
    return checkDate(raw, path, { min: '1850-01-01', max: '2199-12-31', notFuture: true, notPast: false }, today)
  if (part === 'nationalId') return checkRead(raw, path, readNationalId, formProblems.nationalId)
  if (part !== 'sex') return checkText(raw, path, WORD_LENGTH)
  if (isBlank(raw)) return none
  return raw === 'male' || raw === 'female' ? { value: raw, problems: [] } : refuse(path, formProblems.notInList)
}

function checkPerson(question: QuestionOf<'person'>, raw: unknown, path: string, today: string): Checked<PersonAnswer> {
  if (isBlank(raw)) return none
  if (!isRecord(raw)) return refuse(path, formProblems.wrongShape)
  if (allBlank(raw)) return none
  const name = checkText(raw['fullName'], `${path}.fullName`, NAME_LENGTH)
  const problems = [...name.problems]
  if (name.value === undefined && problems.length === 0)
    problems.push({ path: `${path}.fullName`, code: formProblems.required })
  const value: Record<string, string> = name.value === undefined ? {} : { fullName: name.value }
  for (const [part, rule] of Object.entries(question.parts) as [PersonPart, string][]) {
    if (rule === 'off') continue
    const checked = checkPersonPart(part, raw[part], `${path}.${part}`, today)
    problems.push(...checked.problems)
    if (checked.value !== undefined) value[part] = checked.value
    else if (rule === 'required' && checked.problems.length === 0)
      problems.push({ path: `${path}.${part}`, code: formProblems.required })
  }
  if (
    question.minAge !== undefined &&
    value['birthDate'] !== undefined &&
    yearsOn(value['birthDate'], today) < question.minAge
  )
    problems.push({ path: `${path}.birthDate`, code: formProblems.tooYoung, params: { min: question.minAge } })
  const unknown = Object.keys(raw).find((key) => key !== 'fullName' && !(key in question.parts))
  if (unknown !== undefined)
    problems.push({ path: `${path}.${unknown}`.slice(0, 200), code: formProblems.unknownQuestion })
  return { value: value as PersonAnswer, problems }
}

function checkAddress(raw: unknown, path: string, facts: CheckFacts): Checked<AddressAnswer> {
  if (isBlank(raw)) return none
  if (!isRecord(raw)) return refuse(path, formProblems.wrongShape)
  if (allBlank(raw)) return none
  const line = checkText(raw['line'], `${path}.line`, LINE_LENGTH)
  const unit = checkText(raw['unit'], `${path}.unit`, LINE_LENGTH)
  const problems = [...unit.problems, ...line.problems]
  if (unit.value === undefined && unit.problems.length === 0)
    problems.push({ path: `${path}.unit`, code: formProblems.required })
  if (line.value === undefined && line.problems.length === 0)
    problems.push({ path: `${path}.line`, code: formProblems.required })
  const code = unit.value ?? ''
  if (unit.value !== undefined && (!/^\d{5}$/.test(code) || facts.isUnit?.(code) === false))
    problems.push({ path: `${path}.unit`, code: formProblems.unit })
  return { value: { unit: code, line: line.value ?? '' }, problems }
}

/** One answer of one question as typed, posted or sent: cleaned, or refused with the reasons. Groups: see form.rules.ts. */
export function checkAnswer(
  question: PlainQuestion,
  raw: unknown,
  path: string,
  facts: CheckFacts,
): Checked<PlainAnswer> {
  switch (question.type) {
    case 'text':
      return checkText(raw, path, question.maxLength, question.pattern)
    case 'long_text':
      return checkText(raw, path, question.maxLength, undefined, true)
    case 'number':
      return checkNumber(question, raw, path)
    case 'date':
      return checkDate(raw, path, question, facts.today)
    case 'choice':
      return checkChoice(question, raw, path)
    case 'yes_no':
      return checkYesNo(raw, path)
    case 'person':
      return checkPerson(question, raw, path, facts.today)
    case 'address':
      return checkAddress(raw, path, facts)
    case 'phone':
      return checkRead(raw, path, readPhone, formProblems.phone)
    case 'email':
      return checkEmail(raw, path)
    case 'files':
    case 'explanation':
      return none
  }
}

function checkEmail(raw: unknown, path: string): Checked<string> {
  const text = checkText(raw, path, EMAIL_LENGTH)
  if (text.value === undefined || EMAIL.test(text.value)) return text
  return refuse(path, formProblems.email)
}

/** Who applies, asked by the shell of every application and by the API under the same names. */
export type ApplicantAnswer = {
  fullName: string
  nationalId: string
  phone: string
  email?: string
  address?: AddressAnswer
}

/** Checks the applicant; problem paths start with `applicant.`. `applicant` is absent when something is wrong. */
export function checkApplicant(
  raw: unknown,
  facts: CheckFacts,
): { applicant?: ApplicantAnswer; problems: FormProblem[] } {
  const given = isRecord(raw) ? raw : {}
  const name = checkText(given['fullName'], 'applicant.fullName', NAME_LENGTH)
  const id = checkRead(given['nationalId'], 'applicant.nationalId', readNationalId, formProblems.nationalId)
  const phone = checkRead(given['phone'], 'applicant.phone', readPhone, formProblems.phone)
  const email = checkEmail(given['email'], 'applicant.email')
  const address = checkAddress(given['address'], 'applicant.address', facts)
  const problems = [name, id, phone, email, address].flatMap((checked) => checked.problems)
  for (const [key, checked] of Object.entries({ fullName: name, nationalId: id, phone }))
    if (checked.value === undefined && checked.problems.length === 0)
      problems.push({ path: `applicant.${key}`, code: formProblems.required })
  if (problems.length > 0 || name.value === undefined || id.value === undefined || phone.value === undefined)
    return { problems }
  const applicant = {
    fullName: name.value,
    nationalId: id.value,
    phone: phone.value,
    ...(email.value !== undefined && { email: email.value }),
    ...(address.value !== undefined && { address: address.value }),
  }
  return { applicant, problems }
}
