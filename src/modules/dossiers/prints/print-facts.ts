import { groupCode } from '#kernel/codes/code-alphabet.ts'
import { explainSteps, type Step } from '#kernel/clock/clock.ts'
import clockWords from '#kernel/clock/messages/vi.json' with { type: 'json' }
import { createTranslators, flatten } from '#kernel/i18n/messages.ts'
import type { TimeLimit } from '#modules/procedures/index.ts'
import type { PrintData } from './print-data.ts'
import { dayOf, momentWords, officeHead } from './print-words.ts'

/** What the prints of a dossier are made from: facts, already read and decrypted. */
export type PrintFacts = {
  publicUrl: string
  code: string
  trackingCode: string
  procedureCode: string
  procedureName: string
  /** `Xã Núi Thành`, `Thành phố Đà Nẵng` */
  unitName: string
  provinceName: string
  /** Who handed it in for the applicant by a mandate; empty when nobody did. */
  submitter: string
  applicant: { fullName: string; phone: string; email: string; address: string; nationalId: string }
  submittedAt: Date
  receivedAt: Date | null
  dueAt: Date | null
  dueSteps: readonly Step[]
  limit: string
  fee: number | null
  components: readonly {
    key: string
    name: string
    kind: string
    originals: number
    copies: number
    accepted: boolean
  }[]
  files: readonly { component: string; name: string; pages: number; size: number; sha256: string }[]
  supplement: {
    number: number
    reason: string
    items: readonly { component: string; reason: string }[]
    by: string
    at: Date
  } | null
  /** Newest last. */
  history: readonly {
    type: string
    at: Date
    by: string
    role: string | null
    notes: readonly string[]
    data: Record<string, unknown>
  }[]
  standing: string | null
}

const vi = createTranslators({ vi: flatten(clockWords, 'clock'), en: {}, pl: {} }).vi

/** The arithmetic of the due moment in the language of the prints. */
export const countedInVietnamese = (steps: readonly Step[]): string[] => explainSteps(steps, vi, 'vi')

const units: Record<TimeLimit['unit'], string> = {
  working_hour: 'giờ làm việc',
  working_day: 'ngày làm việc',
  same_day: 'trong ngày',
  day: 'ngày',
  hour: 'giờ',
  month: 'tháng',
}

/** `3 ngày làm việc`; `Trong ngày, nhận sau 15:00 thì trả ngày làm việc tiếp theo`. */
export function limitInVietnamese({ unit, value, cutoff }: TimeLimit): string {
  if (unit === 'same_day')
    return `Trong ngày; nhận từ ${cutoff ?? '15:00'} trở đi thì trả trong ngày làm việc tiếp theo`
  return `${value} ${units[unit]}`
}

/** `Xã Núi Thành` → `Núi Thành`, the place beside the date (Decree 30/2020, Appendix I, II.4). */
export const placeOf = (unitName: string): string =>
  unitName.replace(/^(Xã|Phường|Thị trấn|Đặc khu|Thành phố|Tỉnh) /, '')

const lower = (name: string) => name.charAt(0).toLocaleLowerCase('vi') + name.slice(1)
export const committee = (facts: PrintFacts): string => `Ủy ban nhân dân ${lower(facts.unitName)}`
export const centre = (facts: PrintFacts): string => `Trung tâm Phục vụ hành chính công ${lower(facts.unitName)}`

export function documentOf(title: string, facts: PrintFacts, at: Date, code = facts.code) {
  return { title: `${title} ${code}`, author: committee(facts), issuedOn: dayOf(at), language: 'vi' as const }
}

/** The head of slips, which the centre hands out, and of letters, which the committee signs. */
export function headOf(
  facts: PrintFacts,
  at: Date,
  from: 'centre' | 'committee',
  number = '',
): PrintData<'receipt-slip'>['head'] {
  const committeeLine = `Ủy ban nhân dân ${facts.unitName}`
  const agency =
    from === 'centre' ? [committeeLine, 'Trung tâm Phục vụ hành chính công'] : [facts.provinceName, committeeLine]
  return officeHead({
    agency: agency.filter((line) => line !== ''),
    number,
    place: placeOf(facts.unitName),
    day: dayOf(at),
  })
}

export const shortAddress = (publicUrl: string): string => publicUrl.replace(/^https?:\/\//, '')

export function codesOf(facts: PrintFacts): PrintData<'receipt-slip'>['codes'] {
  return {
    codeLabel: 'Mã hồ sơ',
    code: facts.code,
    qrAlt: `Mã QR mở trang theo dõi hồ sơ ${facts.code}`,
    barcodeAlt: `Mã vạch của mã hồ sơ ${facts.code}`,
    lookup: `Theo dõi hồ sơ: quét mã QR, hoặc vào ${shortAddress(facts.publicUrl)}/track và nhập mã`,
    typedCode: groupCode(facts.trackingCode),
  }
}

export const trackingUrl = (facts: PrintFacts): string => `${facts.publicUrl}/t/${facts.trackingCode}`

/** The owner of the dossier and, when it was somebody else, who brought it: forms name both. */
export function applicantFields({ applicant, submitter, procedureName, procedureCode }: PrintFacts) {
  const people =
    submitter === ''
      ? [{ label: 'Tiếp nhận hồ sơ của', value: applicant.fullName }]
      : [
          { label: 'Người nộp hồ sơ', value: submitter },
          { label: 'Chủ hồ sơ', value: applicant.fullName },
        ]
  return [
    ...people,
    { label: 'Địa chỉ', value: applicant.address },
    { label: 'Số điện thoại', value: applicant.phone },
    ...(applicant.email === '' ? [] : [{ label: 'Email', value: applicant.email }]),
    { label: 'Nội dung yêu cầu giải quyết', value: `${procedureName} (mã thủ tục ${procedureCode})` },
  ]
}

export const byHand = (role: string, name = '') => ({ role: [role], note: '(Ký và ghi rõ họ tên)', name })
/** Who signs for the committee; a substitute signs "KT." above her own office (Decree 30/2020, Appendix I, II.7). */
export const chair = (name: string, substitute?: string) => ({
  role: ['TM. ỦY BAN NHÂN DÂN', ...(substitute === undefined ? ['CHỦ TỊCH'] : ['KT. CHỦ TỊCH', substitute])].filter(
    (line) => line !== '',
  ),
  note: '',
  name,
})
export const momentOrNone = (at: Date | null): string => (at === null ? '' : momentWords(at))

/** The last event of these types, which says when and by whom a print came to be. */
export const lastOf = (facts: PrintFacts, ...types: string[]) =>
  facts.history.findLast((event) => types.includes(event.type))
