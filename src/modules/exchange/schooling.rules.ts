import { plainWords } from './clean-word.rules.ts'

/**
 * What sheets write for schooling: `9/12` (nine classes of twelve), `7/10` (of the ten of before 1989), `lớp 8`, or the
 * words of a degree. Values are those of the record.
 */
export function schoolingOf(text: string): { education?: string; professional?: string } {
  const part = /^(?:lớp\s*)?(\d{1,2})(?:\s*\/\s*(10|12))?$/i.exec(text.trim())
  if (part) return { education: schoolOf(Number(part[1]), part[2] === '10') }
  const words = plainWords(text)
  const degree = DEGREES.find(([, names]) => names.some((name) => words === name || words.startsWith(`${name} `)))
  if (degree) return { professional: degree[0], education: 'upper_secondary' }
  const school = SCHOOLS.find(([, names]) => names.includes(words))
  return school ? { education: school[0] } : {}
}

const DEGREES: readonly [string, readonly string[]][] = [
  ['postgraduate', ['thac si', 'ths', 'tien si', 'sau dai hoc', 'tren dai hoc']],
  ['bachelor', ['dai hoc', 'dh', 'cu nhan', 'ky su']],
  ['college', ['cao dang', 'cd']],
  ['intermediate', ['trung cap', 'tc', 'trung hoc chuyen nghiep']],
]
const SCHOOLS: readonly [string, readonly string[]][] = [
  ['upper_secondary', ['thpt', 'cap 3', 'cap iii', 'trung hoc pho thong']],
  ['lower_secondary', ['thcs', 'cap 2', 'cap ii', 'trung hoc co so']],
  ['primary', ['tieu hoc', 'cap 1', 'cap i']],
]

/** A level counts when its last class was finished: 5, 9, 12; of ten classes 4, 7, 10. */
function schoolOf(classes: number, ofTen: boolean): string {
  const [primary, lower, upper] = ofTen ? [4, 7, 10] : [5, 9, 12]
  if (classes >= upper) return 'upper_secondary'
  if (classes >= lower) return 'lower_secondary'
  return classes >= primary ? 'primary' : 'none'
}
