import type { Locale } from '#kernel/i18n/t.ts'
import { asks } from './form.rules.ts'
import type {
  Answers,
  Condition,
  FormDefinition,
  FormPage,
  GroupQuestion,
  PlainQuestion,
  Question,
  QuestionOf,
} from './form.schema.ts'
import { EMAIL, EMAIL_LENGTH, LINE_LENGTH, NAME_LENGTH, WORD_LENGTH } from './value.rules.ts'
import { wordsOf } from './words.rules.ts'

/** A JSON Schema 2020-12 document, as plain data. */
export type JsonSchema = { [keyword: string]: unknown }

const MONTH_DAY = '-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$'
const SOME_TEXT = '\\S'

/**
 * The JSON Schema 2020-12 of a form's answers, for any client: titles in the language asked for, formats,
 * patterns, lengths, and `if`/`then` for questions that must be answered only in some cases.
 * Everything it accepts is accepted by `checkAnswers` but for what it cannot say: dates against today,
 * limits of single dates, whether a commune exists, conditions from inside a group on answers outside it.
 */
export function toJsonSchema(
  form: FormDefinition,
  locale: Locale,
  about: { title?: string; examples?: readonly Answers[] } = {},
): JsonSchema {
  const places = placesOf(form)
  const asked = [...places.values()].filter(({ question }) => asks(question))
  const always = asked.filter((place) => mustAnswer(place.question) && shownWhen(place).length === 0)
  const sometimes = asked.filter((place) => mustAnswer(place.question) && shownWhen(place).length > 0)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...(about.title !== undefined && { title: about.title }),
    type: 'object',
    properties: Object.fromEntries(asked.map(({ question }) => [question.key, questionSchema(question, locale)])),
    required: always.map(({ question }) => question.key),
    ...(sometimes.length > 0 && {
      allOf: sometimes.map((place) => demand(place, places)),
    }),
    additionalProperties: false,
    ...(about.examples && about.examples.length > 0 && { examples: about.examples }),
  }
}

type Place = { question: Question; page: FormPage | null }
type Places = ReadonlyMap<string, Place>

function placesOf(form: FormDefinition): Places {
  return new Map(
    form.pages.flatMap((page) => page.questions.map((question) => [question.key, { question, page }] as const)),
  )
}

const mustAnswer = (question: Question) => question.type !== 'explanation' && question.required
const shownWhen = ({ question, page }: Place): Condition[] =>
  [page?.showIf, question.showIf].filter((condition) => condition !== undefined)

/** When the question is shown, it must be answered. */
function demand(place: Place, places: Places): JsonSchema {
  // oxlint-disable-next-line unicorn/no-thenable -- `then` is a keyword of JSON Schema; nobody awaits a schema
  return { if: visible(place, places), then: { required: [place.question.key] } }
}

/** The schema that the whole object meets when the question is shown. Chains end: conditions only look back. */
function visible(place: Place, places: Places): JsonSchema {
  const parts = shownWhen(place).map((condition) => conditionSchema(condition, places))
  return parts.length === 1 ? (parts[0] ?? {}) : { allOf: parts }
}

function conditionSchema(condition: Condition, places: Places): JsonSchema {
  if ('and' in condition) return { allOf: condition.and.map((part) => conditionSchema(part, places)) }
  if ('or' in condition) return { anyOf: condition.or.map((part) => conditionSchema(part, places)) }
  if ('not' in condition) return { not: conditionSchema(condition.not, places) }
  const place = places.get(condition.answer.split('.')[0] ?? '')
  const several = place?.question.type === 'choice' && place.question.multiple
  const holds = (value: JsonSchema): JsonSchema => {
    const here = atPath(
      condition.answer.split('.'),
      several && Object.keys(value).length > 0 ? { contains: value } : value,
    )
    // An answer that is sent though its question is not shown counts for nothing (checkAnswers drops it).
    return place && shownWhen(place).length > 0 ? { allOf: [here, visible(place, places)] } : here
  }
  if ('equals' in condition) return holds({ const: condition.equals })
  if ('notEquals' in condition) return { not: holds({ const: condition.notEquals }) }
  if ('oneOf' in condition) return holds({ enum: condition.oneOf })
  return condition.answered ? holds({}) : { not: holds({}) }
}

function atPath([head = '', ...rest]: string[], value: JsonSchema): JsonSchema {
  return { properties: { [head]: rest.length === 0 ? value : atPath(rest, value) }, required: [head] }
}

function questionSchema(question: Question, locale: Locale): JsonSchema {
  return question.type === 'group'
    ? groupSchema(question, locale)
    : { ...titles(question, locale), ...plainSchema(question, locale) }
}

function titles(question: Question, locale: Locale): JsonSchema {
  if (question.type === 'explanation') return {}
  return { title: question.label[locale], ...(question.hint && { description: question.hint[locale] }) }
}

function groupSchema(group: GroupQuestion, locale: Locale): JsonSchema {
  const asked = group.questions.filter(asks)
  const inside: Places = new Map(asked.map((question) => [question.key, { question, page: null }]))
  const own = (place: Place) => shownWhen(place).every((condition) => namesOnly(condition, inside))
  const must = [...inside.values()].filter((place) => mustAnswer(place.question))
  const sometimes = must.filter((place) => shownWhen(place).length > 0 && own(place))
  return {
    ...titles(group, locale),
    type: 'array',
    minItems: group.required ? Math.max(group.min, 1) : group.min,
    maxItems: group.max,
    items: {
      type: 'object',
      properties: Object.fromEntries(asked.map((question) => [question.key, questionSchema(question, locale)])),
      required: must.filter((place) => shownWhen(place).length === 0).map((place) => place.question.key),
      ...(sometimes.length > 0 && {
        allOf: sometimes.map((place) => demand(place, inside)),
      }),
      additionalProperties: false,
    },
  }
}

function namesOnly(condition: Condition, places: Places): boolean {
  if ('and' in condition) return condition.and.every((part) => namesOnly(part, places))
  if ('or' in condition) return condition.or.every((part) => namesOnly(part, places))
  if ('not' in condition) return namesOnly(condition.not, places)
  return places.has(condition.answer.split('.')[0] ?? '')
}

const text = (maxLength: number, pattern = SOME_TEXT): JsonSchema => ({
  type: 'string',
  minLength: 1,
  maxLength,
  pattern,
})

function plainSchema(question: PlainQuestion, locale: Locale): JsonSchema {
  switch (question.type) {
    case 'text':
      return text(question.maxLength, question.pattern === undefined ? SOME_TEXT : `^(?:${question.pattern})$`)
    case 'long_text':
      return text(question.maxLength)
    case 'number':
      return { type: question.integer ? 'integer' : 'number', minimum: question.min, maximum: question.max }
    case 'date':
      return { type: 'string', format: 'date', pattern: `^(19\\d{2}|2[01]\\d{2})${MONTH_DAY}` }
    case 'choice':
      return choiceSchema(question, locale)
    case 'yes_no':
      return { type: 'boolean' }
    case 'person':
      return personSchema(question, locale)
    case 'address':
      return addressSchema(locale)
    case 'phone':
      return { type: 'string', pattern: '^(0|\\+84)[1-9]\\d{8,9}$' }
    case 'email':
      return { type: 'string', format: 'email', maxLength: EMAIL_LENGTH, pattern: EMAIL.source }
    case 'files':
    case 'explanation':
      return {}
  }
}

function choiceSchema(question: QuestionOf<'choice'>, locale: Locale): JsonSchema {
  const values = question.options.map((option) => option.value)
  const description = question.options.map((option) => `${option.value}: ${option.label[locale]}`).join('; ')
  if (!question.multiple) return { type: 'string', enum: values, description }
  return { type: 'array', items: { type: 'string', enum: values }, minItems: 1, uniqueItems: true, description }
}

function personSchema(question: QuestionOf<'person'>, locale: Locale): JsonSchema {
  const words = wordsOf(locale).person
  const parts: Record<keyof typeof words, JsonSchema> = {
    fullName: text(NAME_LENGTH),
    birthDate: { type: 'string', format: 'date', pattern: `^(18[5-9]\\d|19\\d{2}|2[01]\\d{2})${MONTH_DAY}` },
    sex: { type: 'string', enum: ['male', 'female'] },
    nationalId: { type: 'string', pattern: '^\\d{12}$' },
    ethnicity: text(WORD_LENGTH),
    nationality: text(WORD_LENGTH),
  }
  const rules = { fullName: 'required', ...question.parts } as Record<keyof typeof words, string>
  const used = (Object.keys(parts) as (keyof typeof words)[]).filter((part) => rules[part] !== 'off')
  return {
    type: 'object',
    properties: Object.fromEntries(used.map((part) => [part, { title: words[part], ...parts[part] }])),
    required: used.filter((part) => rules[part] === 'required'),
    additionalProperties: false,
  }
}

function addressSchema(locale: Locale): JsonSchema {
  const words = wordsOf(locale).address
  return {
    type: 'object',
    properties: {
      unit: { title: words.unit, type: 'string', pattern: '^\\d{5}$', examples: ['20965'] },
      line: { title: words.line, ...text(LINE_LENGTH) },
    },
    required: ['unit', 'line'],
    additionalProperties: false,
  }
}
