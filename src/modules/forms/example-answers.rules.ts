import type { ApplicantAnswer } from './answer.rules.ts'
import { isMet } from './condition.rules.ts'
import { asks } from './form.rules.ts'
import type {
  AddressAnswer,
  Answers,
  FormDefinition,
  GroupQuestion,
  PersonAnswer,
  PlainAnswer,
  PlainQuestion,
  QuestionOf,
} from './form.schema.ts'

/** Invented: common names of central Vietnam put together by number; no one is meant. */
const FAMILIES = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Huỳnh',
  'Võ',
  'Phan',
  'Trương',
  'Bùi',
  'Đặng',
  'Đỗ',
  'Ngô',
  'Hồ',
  'Dương',
  'Đoàn',
  'Lương',
]
const MEN = [
  'Văn Minh',
  'Quốc Huy',
  'Đình Phúc',
  'Hữu Tài',
  'Thanh Tùng',
  'Công Danh',
  'Minh Khôi',
  'Xuân Trường',
  'Gia Bảo',
  'Anh Tuấn',
  'Ngọc Sơn',
  'Bá Lộc',
]
const WOMEN = [
  'Thị Hạnh',
  'Thị Thu Hà',
  'Ngọc Ánh',
  'Thị Mỹ Duyên',
  'Bảo Trâm',
  'Thị Kim Chi',
  'Khánh Linh',
  'Thị Hồng Nhung',
  'Thanh Thảo',
  'Thị Lệ Quyên',
  'Thùy Dương',
  'Thị Bích Ngọc',
]
const LINES = [
  'Thôn Đông Yên',
  'Khối phố 3',
  'Thôn Tịch Tây',
  'Thôn Long Bình',
  '12 Phan Bội Châu',
  'Thôn Định Phước',
  'Khối phố 7',
  '45 Phạm Văn Đồng',
]
const UNITS = ['20965', '20965', '20965', '20341', '20965', '20242']
const YEARS: Record<QuestionOf<'person'>['like'], [number, number]> = {
  newborn: [0, 0],
  child: [3, 15],
  man: [24, 45],
  woman: [22, 42],
  adult: [20, 60],
  elder: [66, 92],
}
const DAY = 86_400_000

/** A number from a text, the same every time: choices depend on it, so an example never changes by itself. */
function dice(...parts: (string | number)[]): number {
  let hash = 2_166_136_261
  for (const char of parts.join('|')) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16_777_619)
  hash ^= hash >>> 15
  return Math.imul(hash, 2_246_822_519) >>> 1
}
const pick = <V>(list: readonly V[], number: number): V | undefined => list[number % list.length]
const shift = (today: string, days: number): string =>
  new Date(Date.parse(today) + days * DAY).toISOString().slice(0, 10)

/**
 * Realistic, complete answers of invented people that `checkAnswers` accepts: variation `n` (0 is the plainest)
 * as seen on `today` (YYYY-MM-DD). Pure: the same arguments give the same answers.
 */
export function exampleAnswers(form: FormDefinition, n: number, today: string): Answers {
  const answers: Answers = {}
  for (const page of form.pages) {
    if (!isMet(page.showIf, { answers })) continue
    for (const question of page.questions) {
      if (!asks(question) || !isMet(question.showIf, { answers })) continue
      if (!question.required && dice('skip', question.key, n) % 100 < 45) continue
      answers[question.key] =
        question.type === 'group'
          ? exampleRows(question, answers, n, today)
          : exampleAnswer(question, question.key, n, today)
    }
  }
  return answers
}

/**
 * The applicant that goes with variation `n`: invented, with a phone number of no operator. When the answers say
 * that the applicant is one of the people in them (the father, the owner), it is that person.
 */
export function exampleApplicant(n: number, today: string, answers: Answers = {}): ApplicantAnswer {
  const person = examplePerson('applicant', 'adult', n, today)
  const own = ownPerson(answers)
  return {
    fullName: own?.fullName ?? person.fullName,
    nationalId: own?.nationalId ?? nationalId(person, 'applicant', n),
    phone: `0900${String(dice('phone', n) % 1_000_000).padStart(6, '0')}`,
    ...(n % 3 === 0 && { email: `nguoidan${n}@example.vn` }),
    address: exampleAddress('applicant', n),
  }
}

/** The person in the answers who applies: named by a relation, or the one whom the form is about. */
function ownPerson(answers: Answers): PersonAnswer | undefined {
  const relation = answers['applicantRelation'] ?? answers['requestFor'] ?? answers['requester'] ?? 'self'
  const keys = relation === 'self' ? ['owner', 'head', 'subject', 'investor', 'groom'] : [String(relation)]
  const people = keys
    .map((key) => answers[key])
    .filter((one) => typeof one === 'object' && !Array.isArray(one)) as PersonAnswer[]
  return people.find((one) => one.nationalId !== undefined)
}

function exampleRows(group: GroupQuestion, answers: Answers, n: number, today: string): Record<string, PlainAnswer>[] {
  const count = Math.min(group.max, Math.max(group.min, 1 + (dice('rows', group.key, n) % 3)))
  return Array.from({ length: count }, (_, row) => {
    const item: Record<string, PlainAnswer> = {}
    for (const question of group.questions) {
      if (!asks(question) || !isMet(question.showIf, { answers, item })) continue
      // The same row takes the same place of each list, so that a trade stands with its own code.
      const listed = 'examples' in question ? pick<string | number>(question.examples, n + row) : undefined
      item[question.key] = listed ?? exampleAnswer(question, `${group.key}${row}${question.key}`, n, today)
    }
    return item
  })
}

function exampleAnswer(question: PlainQuestion, seed: string, n: number, today: string): PlainAnswer {
  const number = dice(seed, n)
  switch (question.type) {
    case 'text':
    case 'long_text':
      return pick(question.examples, n === 0 ? 0 : number) ?? 'Không có'
    case 'number':
      return pick(question.examples, n === 0 ? 0 : number) ?? question.min
    case 'date':
      return shift(
        today,
        question.exampleOffset +
          Math.sign(question.exampleOffset) * (number % (1 + Math.floor(Math.abs(question.exampleOffset) / 4))),
      )
    case 'choice': {
      const first = n === 0 || number % 100 < 60
      const value = (first ? question.options[0] : pick(question.options, number))?.value ?? ''
      return question.multiple ? [value] : value
    }
    case 'yes_no':
      return n > 0 && number % 100 < 8 ? !question.likely : question.likely
    case 'person':
      return askedParts(question, seed, n, today)
    case 'address':
      return exampleAddress(seed, n)
    case 'phone':
      return `0900${String(number % 1_000_000).padStart(6, '0')}`
    case 'email':
      return `nguoidan${n}@example.vn`
    case 'files':
    case 'explanation':
      return ''
  }
}

function askedParts(question: QuestionOf<'person'>, seed: string, n: number, today: string): PersonAnswer {
  const person = examplePerson(seed, question.like, n, today)
  const full: Required<PersonAnswer> = {
    ...person,
    nationalId: nationalId(person, seed, n),
    ethnicity: dice('ethnicity', n) % 8 === 0 ? 'Cơ Tu' : 'Kinh',
    nationality: 'Việt Nam',
  }
  const off = Object.entries(question.parts).flatMap(([part, rule]) => (rule === 'off' ? [part] : []))
  return Object.fromEntries(Object.entries(full).filter(([part]) => !off.includes(part))) as PersonAnswer
}

type Someone = { fullName: string; birthDate: string; sex: 'male' | 'female' }

function examplePerson(seed: string, like: QuestionOf<'person'>['like'], n: number, today: string): Someone {
  const number = dice(seed, like, n)
  const sex = like === 'man' ? 'male' : like === 'woman' || number % 2 === 0 ? 'female' : 'male'
  const [from, to] = YEARS[like]
  const days =
    like === 'newborn' ? 4 + (number % 50) : Math.round((from + (number % (to - from + 1))) * 365.25) + (number % 300)
  // One family name to a case, so that father and child agree; a wife keeps her own, as Vietnamese do.
  const family = pick(FAMILIES, like === 'woman' || like === 'adult' ? dice('other', seed, n) : dice('family', n))
  const given = pick(sex === 'male' ? MEN : WOMEN, number >>> 3)
  return { fullName: `${family} ${given}`.normalize('NFC'), birthDate: shift(today, -days), sex }
}

/** Built as real ones are: province of birth, century and sex, year, then a serial that starts with 99. */
function nationalId({ birthDate, sex }: Someone, seed: string, n: number): string {
  const century = birthDate < '2000' ? 0 : 2
  const province = dice('province', seed, n) % 4 === 0 ? '048' : '049'
  return `${province}${century + (sex === 'female' ? 1 : 0)}${birthDate.slice(2, 4)}99${String(dice('id', seed, n) % 10_000).padStart(4, '0')}`
}

const exampleAddress = (seed: string, n: number): AddressAnswer => ({
  unit: (n === 0 ? UNITS[0] : pick(UNITS, dice('unit', seed, n))) ?? '20965',
  line: pick(LINES, dice('line', seed, n)) ?? '',
})
