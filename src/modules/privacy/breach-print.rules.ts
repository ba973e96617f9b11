import type { BreachView } from './breach.schema.ts'
import { REPORT_HOURS } from './breach.rules.ts'
import vi from './messages/vi.json' with { type: 'json' }
import type { Register } from './register.schema.ts'
import { sensitiveLetters } from './sensitive.rules.ts'

const moment = (iso: string | null): string =>
  iso === null ? '' : `${iso.slice(11, 16)} ngày ${iso.slice(0, 10).split('-').toReversed().join('/')}`

const group = (key: keyof typeof sensitiveLetters): string => {
  const letter = sensitiveLetters[key]
  return letter === null ? vi.sensitive[key] : `${vi.sensitive[key]} (điểm ${letter} Điều 4)`
}

/** What prints/breach-notice.typ reads. Prints for authorities speak Vietnamese, whatever the screen does. */
export function breachNotice(breach: BreachView, contact: Register['contact'], today: string) {
  const { fields } = breach
  const late =
    breach.hoursLeft < 0 ? `Chậm ${-breach.hoursLeft} giờ so với hạn ${REPORT_HOURS} giờ; lý do: ` : 'Trong hạn'
  const controller = contact?.controller ?? `Ủy ban nhân dân ${breach.unitName}`
  const [year = '', month = '', day = ''] = today.split('-')
  return {
    document: {
      title: `Thông báo vi phạm bảo vệ dữ liệu cá nhân ${breach.code}`,
      author: controller,
      issuedOn: today,
      language: 'vi',
    },
    head: {
      agency: [controller.toUpperCase()],
      nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      motto: 'Độc lập - Tự do - Hạnh phúc',
      number: `Số: ${breach.code}`,
      placeAndDate: `${breach.unitName.replace(/^(Xã|Phường|Đặc khu|Tỉnh|Thành phố) /, '')}, ngày ${day} tháng ${month} năm ${year}`,
    },
    title: 'THÔNG BÁO',
    subtitle: 'Vi phạm quy định về bảo vệ dữ liệu cá nhân',
    addressee: 'Kính gửi: Cơ quan chuyên trách bảo vệ dữ liệu cá nhân, Bộ Công an',
    law: 'Theo Điều 23 Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 và Điều 28 Nghị định 356/2025/NĐ-CP',
    fields: [
      { label: '1. Cơ quan thông báo', value: controller },
      { label: '2. Đầu mối liên hệ', value: contact ? `${contact.officer}, ${contact.phone}, ${contact.address}` : '' },
      { label: '3. Thời điểm phát hiện', value: moment(fields.detectedAt) },
      {
        label: '4. Thời gian xảy ra',
        value: fields.happenedFrom === null ? '' : `từ ${moment(fields.happenedFrom)} đến ${moment(fields.happenedTo)}`,
      },
      { label: '5. Mô tả vi phạm', value: fields.what },
      { label: '6. Loại dữ liệu', value: fields.kinds.map((kind) => vi.kind[kind]).join(', ') },
      { label: '7. Dữ liệu nhạy cảm', value: fields.sensitive.map(group).join('; ') || 'không' },
      { label: '8. Số người bị ảnh hưởng', value: fields.estimated === null ? '' : String(fields.estimated) },
      { label: '9. Hậu quả, tác hại', value: fields.consequences },
      { label: '10. Biện pháp đã và sẽ thực hiện', value: fields.measures },
      { label: '11. Thời hạn thông báo', value: late },
    ],
    steps: {
      caption: 'Các việc đã làm',
      columns: [
        { label: 'Việc', width: 3, align: 'left' },
        { label: 'Xong lúc', width: 1.2, align: 'center' },
      ],
      rows: breach.steps.filter((step) => step.doneAt !== null).map((step) => [step.name, moment(step.doneAt)]),
    },
    recipients: { label: 'Nơi nhận:', list: ['Như trên', 'Lưu: hồ sơ sự cố'] },
    signature: { role: ['THỦ TRƯỞNG CƠ QUAN'], note: '(Ký, đóng dấu)', name: '' },
  }
}
