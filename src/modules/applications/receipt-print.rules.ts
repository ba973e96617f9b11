import type { Receipt } from './draft.schema.ts'
import { sizeInWords } from './file-size.rules.ts'

/** What the print of an acknowledgement says, in Vietnamese. Its shape is AcknowledgementData of dossiers/prints. */
export type ReceiptFacts = {
  receipt: Receipt
  procedure: { code: string; name: string; components: ReadonlyMap<string, string> }
  unitName: string
  provinceName: string
  /** `YYYY-MM-DD` of the submission. */
  day: string
  moment: string
  site: string
  typedCode: string
}

export function receiptPrint(facts: ReceiptFacts) {
  const { receipt, procedure, unitName, provinceName, day, moment, site, typedCode } = facts
  const [year = '', month = '', date = ''] = day.split('-')
  const place = unitName.replace(/^(Xã|Phường|Đặc khu)\s+/u, '')
  return {
    document: {
      title: `Xác nhận đã nhận hồ sơ nộp trực tuyến ${receipt.code}`,
      author: `Ủy ban nhân dân ${inSentence(unitName)}`,
      issuedOn: day,
      language: 'vi',
    },
    head: {
      agency: [`ỦY BAN NHÂN DÂN ${unitName.toLocaleUpperCase('vi')}`, 'TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG'],
      nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      motto: 'Độc lập - Tự do - Hạnh phúc',
      number: '',
      placeAndDate: `${place}, ngày ${date} tháng ${month} năm ${year}`,
    },
    codes: {
      codeLabel: 'Mã hồ sơ',
      code: receipt.code,
      qrAlt: `Mã QR mở trang theo dõi hồ sơ ${receipt.code}`,
      barcodeAlt: `Mã vạch của mã hồ sơ ${receipt.code}`,
      lookup: `Theo dõi hồ sơ: quét mã QR, hoặc vào ${site}/track và nhập mã`,
      typedCode,
    },
    title: 'XÁC NHẬN ĐÃ NHẬN HỒ SƠ NỘP TRỰC TUYẾN',
    subtitle: '',
    lead: `Hệ thống đã nhận hồ sơ cùng những giấy tờ sau đây lúc ${moment}. Cơ quan sẽ xem xét và trả lời việc tiếp nhận.`,
    fields: [
      { label: 'Người nộp', value: receipt.submitter || receipt.applicantName },
      ...(receipt.submitter ? [{ label: 'Chủ hồ sơ', value: receipt.applicantName }] : []),
      { label: 'Thủ tục', value: `${procedure.name} (${procedure.code})` },
      {
        label: 'Nơi nhận',
        value: [`Ủy ban nhân dân ${inSentence(unitName)}`, inSentence(provinceName)].filter(Boolean).join(', '),
      },
    ],
    labels: {
      caption: 'Giấy tờ đã nộp:',
      number: 'STT',
      document: 'Giấy tờ và tệp tin',
      pages: 'Số trang',
      size: 'Dung lượng',
      hash: 'SHA-256:',
    },
    documents: receipt.documents.map((one) => ({
      component: procedure.components.get(one.component) ?? one.componentName,
      file: one.name,
      pages: String(one.pages),
      size: sizeInWords(one.size, 'vi'),
      sha256: one.sha256,
    })),
    closing: [
      'Mã SHA-256 là dấu vân tay của tệp tin: tệp tin người nộp giữ và tệp tin cơ quan nhận được có cùng mã thì giống nhau hoàn toàn.',
    ],
  }
}

/** `Xã Núi Thành` within a sentence: `xã Núi Thành`. */
const inSentence = (unit: string): string => unit.slice(0, 1).toLocaleLowerCase('vi') + unit.slice(1)
