import type { PrintData } from './print-data.ts'
import {
  applicantFields,
  byHand,
  centre,
  codesOf,
  countedInVietnamese,
  documentOf,
  headOf,
  lastOf,
  momentOrNone,
  type PrintFacts,
} from './print-facts.ts'
import { dongWords, momentWords, sizeWords } from './print-words.ts'

const kinds: Record<string, string> = {
  eform: 'Biểu mẫu điện tử',
  original: 'Bản chính',
  certified_copy: 'Bản sao có chứng thực',
  photocopy: 'Bản sao',
  present: 'Xuất trình',
  info: 'Tra cứu dữ liệu',
}

/** Form 01, once the dossier was received. */
export function receiptSlip(facts: PrintFacts): PrintData<'receipt-slip'> | undefined {
  if (facts.receivedAt === null || facts.dueAt === null) return undefined
  const receiver = lastOf(facts, 'dossier.accepted')?.by ?? ''
  const title = 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả'
  return {
    document: documentOf(title, facts, facts.receivedAt),
    head: headOf(facts, facts.receivedAt, 'centre', `Số: ${facts.code.split('-').at(-1) ?? ''}/TNHS`),
    codes: codesOf(facts),
    title: title.toLocaleUpperCase('vi'),
    subtitle: '',
    fields: [{ label: 'Bộ phận tiếp nhận', value: centre(facts) }, ...applicantFields(facts)],
    components: componentTable(facts),
    terms: [
      { label: '2. Số lượng hồ sơ', value: '01 (bộ)' },
      { label: '3. Thời hạn giải quyết theo quy định', value: facts.limit },
      { label: '4. Thời gian nhận hồ sơ', value: momentWords(facts.receivedAt) },
      {
        label: '5. Phí, lệ phí',
        value: facts.fee === null ? 'Theo quy định của tỉnh, thành phố' : dongWords(facts.fee),
      },
      { label: '6. Nhận kết quả tại', value: centre(facts) },
    ],
    due: {
      label: 'Thời gian trả kết quả',
      value: momentWords(facts.dueAt),
      countedLabel: 'Cách tính ngày hẹn:',
      counted: countedInVietnamese(facts.dueSteps),
    },
    notes: ['Giấy này lập thành 02 bản: một bản kèm theo hồ sơ, một bản giao người nộp.'],
    signatures: [
      byHand('NGƯỜI NỘP HỒ SƠ', facts.submitter || facts.applicant.fullName),
      byHand('NGƯỜI TIẾP NHẬN HỒ SƠ', receiver),
    ],
  }
}

function componentTable(facts: PrintFacts): PrintData<'receipt-slip'>['components'] {
  const accepted = facts.components.filter((component) => component.accepted)
  return {
    caption: '1. Thành phần hồ sơ nộp gồm:',
    columns: [
      { label: 'STT', width: 1, align: 'center' },
      { label: 'Tên giấy tờ', width: 8, align: 'left' },
      { label: 'Hình thức', width: 3, align: 'center' },
      { label: 'Số lượng', width: 1.6, align: 'center' },
    ],
    rows: accepted.map(({ name, kind, originals, copies }, index) => [
      String(index + 1),
      name,
      kinds[kind] ?? kind,
      String(Math.max(1, originals + copies)),
    ]),
  }
}

/** Form 02, for the latest request. */
export function supplementSlip(facts: PrintFacts): PrintData<'supplement-request'> | undefined {
  const asked = facts.supplement
  if (asked === null) return undefined
  const title = 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ'
  const name = (key: string) => facts.components.find((component) => component.key === key)?.name ?? key
  return {
    document: documentOf(title, facts, asked.at),
    head: headOf(facts, asked.at, 'centre', `Số: ${asked.number}/HDHS`),
    codes: codesOf(facts),
    title: title.toLocaleUpperCase('vi'),
    subtitle: '',
    fields: applicantFields(facts),
    lead: `${centre(facts)} đề nghị ông/bà bổ sung, hoàn thiện những giấy tờ sau:`,
    items: {
      caption: '',
      columns: [
        { label: 'STT', width: 1, align: 'center' },
        { label: 'Giấy tờ', width: 5, align: 'left' },
        { label: 'Còn thiếu hoặc chưa đúng, cách hoàn thiện', width: 9, align: 'left' },
      ],
      rows: asked.items.map((item, index) => [String(index + 1), name(item.component), item.reason]),
    },
    reason: { label: 'Lý do', value: asked.reason === '' ? 'Như bảng trên' : asked.reason },
    closing: ['Ông/bà bổ sung một lần qua trang theo dõi hồ sơ (mã QR) hoặc nộp trực tiếp tại bàn tiếp nhận.'],
    signatures: [byHand('NGƯỜI HƯỚNG DẪN', asked.by)],
  }
}

/** Form 03, for a dossier refused at intake. */
export function rejectionSlip(facts: PrintFacts): PrintData<'rejection-slip'> | undefined {
  const refused = lastOf(facts, 'dossier.refused')
  if (!refused) return undefined
  const title = 'Phiếu từ chối tiếp nhận giải quyết hồ sơ'
  return {
    document: documentOf(title, facts, refused.at),
    head: headOf(facts, refused.at, 'centre'),
    codes: codesOf(facts),
    title: title.toLocaleUpperCase('vi'),
    subtitle: '',
    fields: applicantFields(facts),
    lead: `Qua xem xét, ${centre(facts)} thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:`,
    reasons: [...refused.notes],
    closing: [`${centre(facts)} thông báo để ông/bà được biết.`],
    signatures: [byHand('NGƯỜI NỘP HỒ SƠ'), byHand('NGƯỜI TIẾP NHẬN HỒ SƠ', refused.by)],
  }
}

const handOvers = [
  'dossier.accepted',
  'dossier.taken',
  'dossier.forwarded',
  'dossier.sent_back',
  'dossier.resolved',
  'dossier.returned',
]
const results: Record<string, string> = { early: 'Trước hạn', on_time: 'Đúng hạn', overdue: 'Quá hạn' }
const places: Record<string, string> = {
  reception: 'Bộ phận tiếp nhận',
  examination: 'Chuyên viên',
  approval: 'Lãnh đạo',
  return: 'Bộ phận trả kết quả',
}

/** Form 06: every hand-over, from the event log that nobody can edit. */
export function controlSlip(facts: PrintFacts, now: Date): PrintData<'control-slip'> {
  const title = 'Phiếu kiểm soát quá trình giải quyết hồ sơ'
  const steps = facts.history.filter((event) => handOvers.includes(event.type))
  return {
    document: documentOf(title, facts, now),
    head: headOf(facts, now, 'centre'),
    codes: codesOf(facts),
    title: title.toLocaleUpperCase('vi'),
    subtitle: '',
    fields: [
      { label: 'Thủ tục', value: `${facts.procedureName} (${facts.procedureCode})` },
      { label: 'Thời gian nhận hồ sơ', value: momentOrNone(facts.receivedAt) },
      { label: 'Thời gian trả kết quả', value: momentOrNone(facts.dueAt) },
    ],
    labels: {
      caption: 'Quá trình giao, nhận hồ sơ:',
      step: 'STT',
      handOver: 'Tên cơ quan, người giao và nhận',
      time: 'Thời gian giao, nhận',
      outcome: 'Kết quả',
      note: 'Ghi chú',
      giver: 'Giao',
      receiver: 'Nhận',
    },
    steps: steps.map((event) => ({
      giver: event.by === '' ? 'Người nộp hồ sơ' : event.by,
      receiver:
        event.type === 'dossier.returned' ? facts.applicant.fullName : (places[String(event.data['step'])] ?? ''),
      time: momentWords(event.at),
      outcome: event.type === 'dossier.resolved' ? (results[facts.standing ?? ''] ?? '') : '',
      note: event.notes.join('\n'),
    })),
    notes: [
      'Mỗi lần giao, nhận trên hệ thống được ghi bằng tài khoản của người thực hiện và thay cho chữ ký trên phiếu giấy.',
    ],
  }
}

/** What a resident sent, document by document: the proof that nothing was lost on the way. */
export function acknowledgement(facts: PrintFacts): PrintData<'acknowledgement'> {
  const title = 'Xác nhận đã nhận hồ sơ nộp trực tuyến'
  const name = (key: string) => facts.components.find((component) => component.key === key)?.name ?? key
  return {
    document: documentOf(title, facts, facts.submittedAt),
    head: headOf(facts, facts.submittedAt, 'centre'),
    codes: codesOf(facts),
    title: title.toLocaleUpperCase('vi'),
    subtitle: '',
    lead: `Hệ thống đã nhận đủ những giấy tờ sau đây lúc ${momentWords(facts.submittedAt)}. Cơ quan sẽ trả lời việc tiếp nhận trong 8 giờ làm việc.`,
    fields: [
      { label: 'Người nộp', value: facts.submitter || facts.applicant.fullName },
      ...(facts.submitter === '' ? [] : [{ label: 'Chủ hồ sơ', value: facts.applicant.fullName }]),
      { label: 'Thủ tục', value: `${facts.procedureName} (${facts.procedureCode})` },
      { label: 'Nơi nhận', value: centre(facts) },
    ],
    labels: {
      caption: 'Giấy tờ đã nộp:',
      number: 'STT',
      document: 'Giấy tờ và tệp tin',
      pages: 'Số trang',
      size: 'Dung lượng',
      hash: 'SHA-256:',
    },
    documents: facts.files.map((file) => ({
      component: name(file.component),
      file: file.name,
      pages: String(file.pages),
      size: sizeWords(file.size),
      sha256: file.sha256,
    })),
    closing: [
      'Mã SHA-256 là dấu vân tay của tệp tin: tệp tin ông/bà giữ và tệp tin cơ quan nhận được có cùng mã thì giống nhau hoàn toàn.',
    ],
  }
}
