import { z } from 'zod'

/** A text in every language of the product. A form or procedure that lacks one is refused when it is read. */
export const LocalText = z.strictObject({
  vi: z.string().min(1),
  en: z.string().min(1),
  pl: z.string().min(1),
})
export type LocalText = z.infer<typeof LocalText>

/** Key of a question: it becomes a JSON property, an HTML field name and a path in an error. */
export const QuestionKey = z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/)
/** Key of a page: it becomes part of an address (`/apply/…/<key>`). */
export const PageKey = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)
/** Where an answer stands: `copies`, `child.fullName`. */
export const AnswerPath = z.string().regex(/^[a-z][a-zA-Z0-9]*(\.[a-z][a-zA-Z0-9]*)*$/)

const Scalar = z.union([z.string(), z.number(), z.boolean()])

/** "Show if": a comparison of one answer, or a combination of conditions. */
export type Condition =
  | { answer: string; equals: string | number | boolean }
  | { answer: string; notEquals: string | number | boolean }
  | { answer: string; oneOf: (string | number | boolean)[] }
  | { answer: string; answered: boolean }
  | { and: Condition[] }
  | { or: Condition[] }
  | { not: Condition }

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ answer: AnswerPath, equals: Scalar }),
    z.strictObject({ answer: AnswerPath, notEquals: Scalar }),
    z.strictObject({ answer: AnswerPath, oneOf: z.array(Scalar).min(1) }),
    z.strictObject({ answer: AnswerPath, answered: z.boolean() }),
    z.strictObject({ and: z.array(Condition).min(1) }),
    z.strictObject({ or: z.array(Condition).min(1) }),
    z.strictObject({ not: Condition }),
  ]),
)

const common = {
  key: QuestionKey,
  label: LocalText,
  hint: LocalText.optional(),
  required: z.boolean().default(true),
  showIf: Condition.optional(),
}
const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const Part = z.enum(['required', 'optional', 'off'])

export const TextQuestion = z.strictObject({
  type: z.literal('text'),
  ...common,
  maxLength: z.int().min(1).max(1000).default(200),
  /** ECMAScript regular expression without slashes, matched against the whole cleaned text. */
  pattern: z.string().optional(),
  patternHint: LocalText.optional(),
  /** Realistic answers, for the demo, the API's examples and tests. */
  examples: z.array(z.string()).default([]),
})
export const LongTextQuestion = z.strictObject({
  type: z.literal('long_text'),
  ...common,
  maxLength: z.int().min(1).max(10_000).default(2000),
  examples: z.array(z.string()).default([]),
})
export const NumberQuestion = z.strictObject({
  type: z.literal('number'),
  ...common,
  min: z.number().default(0),
  max: z.number().default(1_000_000_000_000),
  integer: z.boolean().default(true),
  /** Printed behind the number: m², đồng. */
  unit: LocalText.optional(),
  examples: z.array(z.number()).default([]),
})
export const DateQuestion = z.strictObject({
  type: z.literal('date'),
  ...common,
  min: IsoDate.default('1900-01-01'),
  max: IsoDate.default('2199-12-31'),
  notFuture: z.boolean().default(false),
  notPast: z.boolean().default(false),
  /** Days from today of a realistic answer, for examples. */
  exampleOffset: z.int().default(-30),
})
export const ChoiceQuestion = z.strictObject({
  type: z.literal('choice'),
  ...common,
  multiple: z.boolean().default(false),
  options: z
    .array(
      z.strictObject({
        value: z.string().regex(/^[a-z0-9][a-z0-9_]{0,39}$/),
        label: LocalText,
        hint: LocalText.optional(),
      }),
    )
    .min(2)
    .max(60),
})
export const YesNoQuestion = z.strictObject({
  type: z.literal('yes_no'),
  ...common,
  /** The usual answer, for realistic examples. Never filled in for anybody. */
  likely: z.boolean().default(false),
})
export const PersonQuestion = z.strictObject({
  type: z.literal('person'),
  ...common,
  /** Which parts of a person are asked; the full name always is. Birth dates are never in the future. */
  parts: z.strictObject({
    birthDate: Part.default('required'),
    sex: Part.default('off'),
    nationalId: Part.default('off'),
    ethnicity: Part.default('off'),
    nationality: Part.default('off'),
  }),
  /** Full years the person must have reached (marriage: Law on Marriage and Family 2014 Art. 8). */
  minAge: z.int().min(0).max(120).optional(),
  /** What kind of person stands here, for realistic examples. */
  like: z.enum(['newborn', 'child', 'man', 'woman', 'adult', 'elder']).default('adult'),
})
export const AddressQuestion = z.strictObject({ type: z.literal('address'), ...common })
export const PhoneQuestion = z.strictObject({ type: z.literal('phone'), ...common })
export const EmailQuestion = z.strictObject({ type: z.literal('email'), ...common })
/** Places the upload of one component of the procedure on a page; the files belong to the dossier, not the answers. */
export const FilesQuestion = z.strictObject({
  type: z.literal('files'),
  ...common,
  component: z.string(),
  maxFiles: z.int().min(1).max(50).default(20),
})
/** Words between questions. Asks nothing. */
export const ExplanationQuestion = z.strictObject({
  type: z.literal('explanation'),
  key: QuestionKey,
  text: LocalText,
  showIf: Condition.optional(),
})

export const PlainQuestion = z.discriminatedUnion('type', [
  TextQuestion,
  LongTextQuestion,
  NumberQuestion,
  DateQuestion,
  ChoiceQuestion,
  YesNoQuestion,
  PersonQuestion,
  AddressQuestion,
  PhoneQuestion,
  EmailQuestion,
  FilesQuestion,
  ExplanationQuestion,
])
export type PlainQuestion = z.infer<typeof PlainQuestion>

/** A repeated set of questions. Groups do not nest. Conditions inside see the item first, then the whole form. */
export const GroupQuestion = z.strictObject({
  type: z.literal('group'),
  ...common,
  /** Singular name of one item: "Child 1" is printed from it and the number. */
  itemLabel: LocalText,
  min: z.int().min(0).max(50).default(0),
  max: z.int().min(1).max(50).default(10),
  questions: z.array(PlainQuestion).min(1),
})
export type GroupQuestion = z.infer<typeof GroupQuestion>

export const Question = z.discriminatedUnion('type', [...PlainQuestion.options, GroupQuestion])
export type Question = z.infer<typeof Question>
export type QuestionOf<T extends Question['type']> = Extract<Question, { type: T }>

export const FormPage = z.strictObject({
  key: PageKey,
  title: LocalText,
  intro: LocalText.optional(),
  showIf: Condition.optional(),
  questions: z.array(Question).min(1),
})
export type FormPage = z.infer<typeof FormPage>

/** A form as data: what `reference/procedures/<code>.form.json` holds. */
export const FormDefinition = z.strictObject({ pages: z.array(FormPage).min(1).max(60) })
export type FormDefinition = z.infer<typeof FormDefinition>

/** What is stored and sent: ISO dates, booleans, numbers, NFC texts. Keys are question keys. */
export type PersonAnswer = {
  fullName: string
  birthDate?: string
  sex?: 'male' | 'female'
  nationalId?: string
  ethnicity?: string
  nationality?: string
}
/** `unit`: the five-digit code of a commune (see module units); `line`: house, street, hamlet. */
export type AddressAnswer = { unit: string; line: string }
export type PlainAnswer = string | number | boolean | string[] | PersonAnswer | AddressAnswer
export type Answer = PlainAnswer | Record<string, PlainAnswer>[]
/** Cleaned answers of a form, keyed by question. A question not shown or not answered is absent. */
export type Answers = Record<string, Answer>
