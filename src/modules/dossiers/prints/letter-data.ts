import type { PrintData } from './print-data.ts'
import {
  centre,
  chair,
  codesOf,
  committee,
  documentOf,
  headOf,
  lastOf,
  momentOrNone,
  type PrintFacts,
} from './print-facts.ts'
import { dongWords, longDate, dayOf } from './print-words.ts'

const recipients = (facts: PrintFacts) => ({
  label: 'Nơi nhận:',
  list: [`${facts.applicant.fullName};`, 'Trung tâm Phục vụ hành chính công;', 'Lưu: VT, hồ sơ.'],
})

/** Form 04, once the term was extended. */
export function apologyLetter(facts: PrintFacts): PrintData<'apology-letter'> | undefined {
  const extended = lastOf(facts, 'dossier.extended')
  if (!extended || facts.receivedAt === null) return undefined
  const moment = (key: string) =>
    momentOrNone(typeof extended.data[key] === 'string' ? new Date(extended.data[key]) : null)
  return {
    document: documentOf('Thư xin lỗi và đề nghị gia hạn thời gian giải quyết hồ sơ', facts, extended.at),
    head: headOf(facts, extended.at, 'committee'),
    codes: codesOf(facts),
    title: 'THƯ XIN LỖI',
    subtitle: 'Về việc gia hạn thời gian giải quyết hồ sơ',
    addressee: { label: 'Kính gửi:', value: facts.applicant.fullName },
    body: [
      `Ngày ${longDate(dayOf(facts.receivedAt)).replace(/^ngày /, '')}, ${centre(facts)} tiếp nhận hồ sơ ${facts.procedureName} của ông/bà, mã hồ sơ ${facts.code}.`,
      `Hồ sơ chưa thể giải quyết xong đúng ngày hẹn vì: ${extended.notes.join(' ')}`,
      `${committee(facts)} thành thật xin lỗi ông/bà và đề nghị được gia hạn như sau:`,
    ],
    fields: [
      { label: 'Ngày hẹn trả kết quả trước đây', value: moment('oldDueAt') },
      { label: 'Ngày hẹn trả kết quả mới', value: moment('dueAt') },
    ],
    closing: [`${committee(facts)} mong ông/bà thông cảm.`],
    signature: chair(extended.by),
    recipients: recipients(facts),
  }
}

/** Form 05, for a dossier that was withdrawn or stopped. */
export function stopNotice(facts: PrintFacts): PrintData<'stop-notice'> | undefined {
  const ended = lastOf(facts, 'dossier.stopped', 'dossier.withdrawn')
  if (!ended) return undefined
  const withdrawn = ended.type === 'dossier.withdrawn'
  const why = ended.notes.join(' ')
  const opening = withdrawn ? 'Theo đề nghị rút hồ sơ của ông/bà, ' : ''
  return {
    document: documentOf('Thông báo dừng giải quyết hồ sơ', facts, ended.at),
    head: headOf(facts, ended.at, 'committee'),
    codes: codesOf(facts),
    title: 'THÔNG BÁO',
    subtitle: 'Về việc dừng giải quyết hồ sơ',
    addressee: { label: 'Kính gửi:', value: facts.applicant.fullName },
    body: [
      `${opening}${committee(facts)} thông báo dừng giải quyết hồ sơ mã ${facts.code}.`,
      ...(why === '' ? [] : [`Lý do: ${why}`]),
    ],
    fields: [
      { label: 'Thủ tục', value: `${facts.procedureName} (${facts.procedureCode})` },
      { label: 'Phí, lệ phí', value: facts.fee === null ? '' : dongWords(facts.fee) },
    ],
    closing: ['Ông/bà có thể nộp lại hồ sơ bất cứ lúc nào.'],
    signature: withdrawn ? { ...chair(''), note: '(Ký tên, đóng dấu)' } : chair(ended.by),
    recipients: recipients(facts),
  }
}
