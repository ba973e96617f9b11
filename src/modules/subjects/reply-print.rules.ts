import type { Duty, Outcome, RequestKind } from './request.rules.ts'
import type { RequestView } from './subject.schema.ts'

/** What prints/reply-letter.typ reads. Papers of an office are Vietnamese (Decree 30/2020/ND-CP), whatever the page speaks. */
export type ReplyLetter = {
  document: { title: string; author: string; issuedOn: string; language: 'vi' }
  agency: string
  nation: string
  motto: string
  placeAndDate: string
  title: string
  subtitle: string
  addressee: string
  body: string[]
  signer: string
}

const kinds: Record<RequestKind, string> = {
  access: 'cho biết dữ liệu cá nhân đang được lưu giữ',
  provide: 'cung cấp dữ liệu cá nhân',
  correct: 'đính chính dữ liệu cá nhân',
  withdraw_consent: 'rút lại sự đồng ý xử lý dữ liệu cá nhân',
  restrict: 'hạn chế xử lý dữ liệu cá nhân',
  object: 'phản đối xử lý dữ liệu cá nhân',
  delete: 'xóa dữ liệu cá nhân',
}
const outcomeWords: Record<Outcome, string> = {
  granted: 'chấp nhận yêu cầu của ông/bà.',
  partly: 'chấp nhận một phần yêu cầu của ông/bà.',
  refused: 'chưa thể thực hiện yêu cầu của ông/bà.',
}
const dutyWords: Record<Duty, string> = {
  archive: 'nghĩa vụ lưu trữ hồ sơ theo Luật Lưu trữ số 33/2024/QH15',
  proof_of_paper: 'giấy tờ đã cấp phải chứng minh được',
  procedure_running: 'hồ sơ đang được giải quyết theo yêu cầu của chính ông/bà',
  audit: 'nhật ký kiểm tra phải được giữ nguyên vẹn',
  other_person: 'dữ liệu đồng thời là của người khác',
  not_proved: 'chưa chứng minh được dữ liệu là của người yêu cầu',
}

export function replyLetter(request: RequestView, facts: { unit: string; day: string }): ReplyLetter {
  const [year = '', month = '', day = ''] = facts.day.split('-')
  const agency = `ỦY BAN NHÂN DÂN ${facts.unit.toLocaleUpperCase('vi')}`
  const outcome = request.outcome ?? 'refused'
  return {
    document: { title: `Trả lời yêu cầu ${request.code}`, author: agency, issuedOn: facts.day, language: 'vi' },
    agency,
    nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    motto: 'Độc lập - Tự do - Hạnh phúc',
    placeAndDate: `${facts.unit.replace(/^(Xã|Phường|Đặc khu) /, '')}, ngày ${day} tháng ${month} năm ${year}`,
    title: 'TRẢ LỜI',
    subtitle: `Yêu cầu ${kinds[request.kind]} (${request.code})`,
    addressee: request.name,
    body: [
      `Căn cứ Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 và ${request.law}, sau khi xem xét yêu cầu ngày ${request.submittedAt.slice(0, 10).split('-').toReversed().join('/')} của ông/bà, cơ quan ${outcomeWords[outcome]}`,
      ...(request.duty ? [`Phần không thực hiện được là do ${dutyWords[request.duty]}.`] : []),
      ...(request.answer ? [request.answer] : []),
      'Nếu không đồng ý với trả lời này, ông/bà có quyền khiếu nại theo quy định của pháp luật.',
    ],
    signer: 'TM. ỦY BAN NHÂN DÂN',
  }
}
