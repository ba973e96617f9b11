/** Examples of the letters and results that an office signs. */
import type { PrintData } from './print-data.ts'
import { head, codes, document, seal, chair, recipients } from './sample-parts.ts'

export const SAMPLE_LETTERS: {
  [Name in 'apology-letter' | 'stop-notice' | 'certificate' | 'decision-letter']: PrintData<Name>
} = {
  'apology-letter': {
    document: document('Thư xin lỗi và đề nghị gia hạn thời gian giải quyết hồ sơ'),
    head: { ...head, number: 'Số: 128/UBND-TTPVHCC' },
    codes,
    title: 'THƯ XIN LỖI',
    subtitle: 'Về việc gia hạn thời gian giải quyết hồ sơ',
    addressee: { label: 'Kính gửi:', value: 'Bà Nguyễn Thị Hạnh' },
    body: [
      'Ngày 19 tháng 11 năm 2026, Trung tâm Phục vụ hành chính công xã Núi Thành tiếp nhận hồ sơ đăng ký khai sinh của bà, mã hồ sơ H17.20965-261119-0007.',
      'Do phải chờ xác minh của Ủy ban nhân dân xã nơi cư trú trước đây, hồ sơ chưa thể giải quyết xong đúng ngày hẹn. Ủy ban nhân dân xã Núi Thành thành thật xin lỗi bà và đề nghị được gia hạn như sau:',
    ],
    fields: [
      { label: 'Ngày hẹn trả kết quả trước đây', value: '17 giờ 00 phút, thứ Tư ngày 25/11/2026' },
      { label: 'Ngày hẹn trả kết quả mới', value: '17 giờ 00 phút, thứ Sáu ngày 27/11/2026' },
    ],
    closing: [
      'Ủy ban nhân dân xã Núi Thành mong bà thông cảm. Sự chậm trễ này gây phiền hà cho bà là điều ngoài mong muốn của chúng tôi.',
    ],
    signature: chair,
    recipients,
  },
  'stop-notice': {
    document: document('Thông báo dừng giải quyết hồ sơ'),
    head: { ...head, number: 'Số: 31/TB-UBND' },
    codes,
    title: 'THÔNG BÁO',
    subtitle: 'Về việc dừng giải quyết hồ sơ',
    addressee: { label: 'Kính gửi:', value: 'Bà Nguyễn Thị Hạnh' },
    body: [
      'Theo đề nghị rút hồ sơ của bà ngày 20 tháng 11 năm 2026, Ủy ban nhân dân xã Núi Thành thông báo dừng giải quyết hồ sơ mã H17.20965-261119-0007.',
    ],
    fields: [
      { label: 'Hồ sơ đang ở bước', value: 'Thẩm định' },
      { label: 'Phí, lệ phí đã nộp', value: 'Không có' },
      { label: 'Giấy tờ trả lại', value: 'Giấy chứng sinh (bản chính)' },
    ],
    closing: ['Bà có thể nộp lại hồ sơ bất cứ lúc nào; những giấy tờ đã số hóa được dùng lại.'],
    signature: chair,
    recipients,
  },
  certificate: {
    document: document('Giấy khai sinh'),
    head: { ...head, number: 'Số: 1234/2026' },
    title: 'GIẤY KHAI SINH',
    subtitle: '',
    groups: [
      {
        heading: '',
        fields: [
          { label: 'Họ, chữ đệm, tên', value: 'ĐỖ HẢI YẾN' },
          {
            label: 'Ngày, tháng, năm sinh',
            value: '01/11/2026\nNgày mồng một tháng mười một năm hai nghìn không trăm hai mươi sáu',
          },
          { label: 'Giới tính', value: 'Nữ' },
          { label: 'Dân tộc', value: 'Kinh' },
          { label: 'Quốc tịch', value: 'Việt Nam' },
          { label: 'Nơi sinh', value: 'Trung tâm Y tế khu vực Núi Thành, thành phố Đà Nẵng' },
          { label: 'Số định danh cá nhân', value: '049326001234' },
        ],
      },
      {
        heading: 'Cha, mẹ',
        fields: [
          { label: 'Họ, chữ đệm, tên người mẹ', value: 'Nguyễn Thị Hạnh' },
          { label: 'Năm sinh', value: '1998' },
          { label: 'Họ, chữ đệm, tên người cha', value: 'Đỗ Văn Khánh' },
          { label: 'Năm sinh', value: '1995' },
          { label: 'Nơi cư trú', value: 'Thôn Định Phước, xã Núi Thành, thành phố Đà Nẵng' },
        ],
      },
    ],
    notes: ['Đăng ký tại Ủy ban nhân dân xã Núi Thành, thành phố Đà Nẵng, ngày 25 tháng 11 năm 2026.'],
    signature: { role: ['NGƯỜI KÝ GIẤY KHAI SINH', 'CHỦ TỊCH'], note: '', name: 'Trần Quốc Bảo' },
    seal,
  },
  'decision-letter': {
    document: document('Quyết định hưởng trợ cấp xã hội hằng tháng'),
    head: { ...head, number: 'Số: 412/QĐ-UBND' },
    title: 'QUYẾT ĐỊNH',
    subtitle: 'Về việc hưởng trợ cấp xã hội hằng tháng',
    authority: 'CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ NÚI THÀNH',
    addressee: { label: '', value: '' },
    basis: [
      'Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;',
      'Căn cứ Nghị định số 20/2021/NĐ-CP ngày 15 tháng 3 năm 2021 của Chính phủ quy định chính sách trợ giúp xã hội đối với đối tượng bảo trợ xã hội;',
      'Xét hồ sơ số H17.20965-261119-0007 của ông Đỗ Văn Khánh.',
    ],
    verb: 'QUYẾT ĐỊNH:',
    articles: [
      {
        heading: 'Điều 1.',
        paragraphs: [
          'Ông Đỗ Văn Khánh, sinh năm 1944, trú tại thôn Định Phước, xã Núi Thành, được hưởng trợ cấp xã hội hằng tháng từ ngày 01 tháng 12 năm 2026, mức 500.000 đồng một tháng.',
        ],
      },
      { heading: 'Điều 2.', paragraphs: ['Quyết định này có hiệu lực kể từ ngày ký.'] },
      {
        heading: 'Điều 3.',
        paragraphs: [
          'Phòng Văn hóa - Xã hội, Trung tâm Phục vụ hành chính công và ông Đỗ Văn Khánh chịu trách nhiệm thi hành Quyết định này./.',
        ],
      },
    ],
    reasons: { label: '', list: [] },
    signature: { role: ['CHỦ TỊCH'], note: '', name: 'Trần Quốc Bảo' },
    recipients: { label: 'Nơi nhận:', list: ['Như Điều 3;', 'Sở Y tế thành phố Đà Nẵng;', 'Lưu: VT, VHXH.'] },
    seal,
  },
}
