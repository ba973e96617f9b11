import { groupCode } from '#kernel/codes/code-alphabet.ts'
import type { PrintData } from './print-data.ts'
import { chair, committee, documentOf, headOf, shortAddress, type PrintFacts } from './print-facts.ts'

/** A result about to be printed: what it says, who signs, and the code by which anybody checks it. */
export type ResultFacts = {
  code: string
  /** `15/QĐ-UBND` */
  number: string
  signer: string
  /** Her own office in capitals, when she signs as the chair's substitute. */
  substitute?: string
  outcome: 'granted' | 'denied'
  reasons: readonly string[]
  /** Title of the procedure's template, in capitals. */
  title: string
  rows: readonly { label: string; value: string }[]
  legalBasis: readonly string[]
  at: Date
}

export function sealOf(facts: PrintFacts, code: string): PrintData<'certificate'>['seal'] {
  return {
    qrAlt: `Mã QR để kiểm tra kết quả ${groupCode(code)}`,
    verify: `Kiểm tra: quét mã QR, hoặc vào ${shortAddress(facts.publicUrl)}/v và nhập mã`,
    typedCode: groupCode(code),
  }
}

export function certificate(facts: PrintFacts, result: ResultFacts): PrintData<'certificate'> {
  return {
    document: documentOf(result.title, facts, result.at, result.number),
    head: headOf(facts, result.at, 'committee', `Số: ${result.number}`),
    title: result.title.toLocaleUpperCase('vi'),
    subtitle: '',
    groups: [{ heading: '', fields: result.rows.map((row) => ({ ...row })) }],
    notes: [`Cấp theo hồ sơ ${facts.code}, thủ tục ${facts.procedureName}.`],
    signature: chair(result.signer, result.substitute),
    seal: sealOf(facts, result.code),
  }
}

/** A decision that grants, or a notification that denies with its reasons. */
export function decisionLetter(facts: PrintFacts, result: ResultFacts): PrintData<'decision-letter'> {
  const denied = result.outcome === 'denied'
  const applicant = facts.applicant.fullName
  return {
    document: documentOf(denied ? 'Thông báo không giải quyết hồ sơ' : result.title, facts, result.at, result.number),
    head: headOf(facts, result.at, 'committee', `Số: ${result.number}`),
    title: denied ? 'THÔNG BÁO' : result.title.toLocaleUpperCase('vi'),
    subtitle: denied ? `Về việc không giải quyết hồ sơ ${facts.procedureName}` : '',
    authority: denied ? '' : `CHỦ TỊCH ${committee(facts).toLocaleUpperCase('vi')}`,
    addressee: denied ? { label: 'Kính gửi:', value: applicant } : { label: '', value: '' },
    basis: denied ? [] : result.legalBasis.slice(0, 6).map((law) => `Căn cứ ${law};`),
    verb: denied ? '' : 'QUYẾT ĐỊNH:',
    articles: denied ? refusal(facts) : grant(facts, result),
    reasons: { label: denied ? 'Lý do:' : '', list: denied ? [...result.reasons] : [] },
    signature: chair(result.signer, result.substitute),
    recipients: {
      label: 'Nơi nhận:',
      list: [`${applicant};`, 'Trung tâm Phục vụ hành chính công;', 'Lưu: VT, hồ sơ.'],
    },
    seal: sealOf(facts, result.code),
  }
}

const refusal = (facts: PrintFacts) => [
  {
    heading: '',
    paragraphs: [
      `${committee(facts)} đã xem xét hồ sơ mã ${facts.code} về ${facts.procedureName} và thông báo không giải quyết được theo đề nghị của ông/bà.`,
    ],
  },
]

const grant = (facts: PrintFacts, result: ResultFacts) => [
  {
    heading: 'Điều 1.',
    paragraphs: [
      `Giải quyết hồ sơ mã ${facts.code} về ${facts.procedureName} với nội dung sau:`,
      ...result.rows.map((row) => `${row.label}: ${row.value}`),
    ],
  },
  { heading: 'Điều 2.', paragraphs: ['Quyết định này có hiệu lực kể từ ngày ký.'] },
]
