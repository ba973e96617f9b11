/**
 * One realistic example of each print, with invented people: for the tests, and for whoever changes a template and wants
 * to see it. `hostile` turns any example into the worst that people type.
 */
import type { PrintData, PrintName } from './print-data.ts'

const head = {
  agency: ['THÀNH PHỐ ĐÀ NẴNG', 'ỦY BAN NHÂN DÂN XÃ NÚI THÀNH'],
  nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  number: 'Số: 15/HDHS',
  placeAndDate: 'Núi Thành, ngày 19 tháng 11 năm 2026',
}
const centreHead = { ...head, agency: ['ỦY BAN NHÂN DÂN XÃ NÚI THÀNH', 'TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG'] }
const codes = {
  codeLabel: 'Mã hồ sơ',
  code: 'H17.20965-261119-0007',
  qrAlt: 'Mã QR mở trang theo dõi hồ sơ H17.20965-261119-0007',
  barcodeAlt: 'Mã vạch của mã hồ sơ H17.20965-261119-0007',
  lookup: 'Theo dõi hồ sơ: quét mã QR, hoặc vào motcua.danang.gov.vn/tra-cuu và nhập mã',
  typedCode: 'K7M4-QX9T-2RB',
}
const document = (title: string) => ({ title: `${title} ${codes.code}`, author: 'Ủy ban nhân dân xã Núi Thành', issuedOn: '2026-11-19', language: 'vi' as const })
const applicant = [
  { label: 'Tiếp nhận hồ sơ của', value: 'Nguyễn Thị Hạnh' },
  { label: 'Địa chỉ', value: 'Thôn Định Phước, xã Núi Thành, thành phố Đà Nẵng' },
  { label: 'Số điện thoại', value: '0905 123 456' },
  { label: 'Nội dung yêu cầu giải quyết', value: 'Đăng ký khai sinh (mã thủ tục 1.001193)' },
]
const seal = {
  qrAlt: 'Mã QR để kiểm tra kết quả K7M4-QX9T-2RB',
  verify: 'Kiểm tra: quét mã QR, hoặc vào motcua.danang.gov.vn/v và nhập mã',
  typedCode: 'K7M4-QX9T-2RB',
}
const chair = { role: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'], note: '', name: 'Trần Quốc Bảo' }
const recipients = { label: 'Nơi nhận:', list: ['Bà Nguyễn Thị Hạnh;', 'Trung tâm Phục vụ hành chính công;', 'Lưu: VT, hồ sơ.'] }
const byHand = (role: string, name = '') => ({ role: [role], note: '(Ký và ghi rõ họ tên)', name })

export const PRINT_SAMPLES: { [Name in PrintName]: PrintData<Name> } = {
  'receipt-slip': {
    document: document('Giấy tiếp nhận hồ sơ và hẹn trả kết quả'),
    head: { ...centreHead, number: 'Số: 0007/TNHS' },
    codes,
    title: 'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
    subtitle: '',
    fields: [{ label: 'Bộ phận tiếp nhận', value: 'Trung tâm Phục vụ hành chính công xã Núi Thành' }, ...applicant],
    components: {
      caption: '1. Thành phần hồ sơ nộp gồm:',
      columns: [
        { label: 'STT', width: 1, align: 'center' },
        { label: 'Tên giấy tờ', width: 8, align: 'left' },
        { label: 'Hình thức', width: 3, align: 'center' },
        { label: 'Số lượng', width: 1.6, align: 'center' },
      ],
      rows: [
        ['1', 'Tờ khai đăng ký khai sinh theo mẫu', 'Bản chính', '1'],
        ['2', 'Giấy chứng sinh; nếu không có: văn bản của người làm chứng; nếu không có người làm chứng: giấy cam đoan về việc sinh', 'Bản chính', '1'],
        ['3', 'Giấy tờ chứng minh nơi cư trú', 'Bản sao có chứng thực', '1'],
      ],
    },
    terms: [
      { label: '2. Số lượng hồ sơ', value: '01 (bộ)' },
      { label: '3. Thời hạn giải quyết theo quy định', value: '3 ngày làm việc' },
      { label: '4. Thời gian nhận hồ sơ', value: '16 giờ 40 phút, thứ Năm ngày 19/11/2026' },
      { label: '5. Phí, lệ phí', value: 'Không thu' },
      { label: '6. Nhận kết quả tại', value: 'Trung tâm Phục vụ hành chính công xã Núi Thành' },
    ],
    due: {
      label: 'Thời gian trả kết quả',
      value: '17 giờ 00 phút, thứ Tư ngày 25/11/2026',
      countedLabel: 'Cách tính ngày hẹn:',
      counted: [
        'Nhận hồ sơ lúc 16 giờ 40 phút thứ Năm 19/11; ngày nhận không tính, bắt đầu đếm từ thứ Sáu 20/11.',
        '3 ngày làm việc: thứ Sáu 20/11, thứ Hai 23/11, thứ Tư 25/11.',
        'Thứ Bảy 21/11 và Chủ nhật 22/11 không làm việc; thứ Ba 24/11 nghỉ Ngày Văn hóa Việt Nam.',
        'Hẹn trả vào cuối giờ làm việc thứ Tư 25/11: 17 giờ 00.',
      ],
    },
    notes: ['Vào sổ theo dõi hồ sơ, quyển số 01/2026, số thứ tự 1284. Giấy này lập thành 02 bản: một bản kèm theo hồ sơ, một bản giao người nộp.'],
    signatures: [byHand('NGƯỜI NỘP HỒ SƠ', 'Nguyễn Thị Hạnh'), byHand('NGƯỜI TIẾP NHẬN HỒ SƠ', 'Lê Thị Thu Thủy')],
  },
  'supplement-request': {
    document: document('Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ'),
    head: centreHead,
    codes,
    title: 'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ',
    subtitle: '',
    fields: applicant,
    lead: 'Trung tâm Phục vụ hành chính công xã Núi Thành đề nghị bà bổ sung, hoàn thiện những giấy tờ sau:',
    items: {
      caption: '',
      columns: [
        { label: 'STT', width: 1, align: 'center' },
        { label: 'Giấy tờ', width: 4, align: 'left' },
        { label: 'Còn thiếu hoặc chưa đúng', width: 5, align: 'left' },
        { label: 'Cách hoàn thiện', width: 5, align: 'left' },
      ],
      rows: [['1', 'Giấy chứng sinh', 'Ảnh chụp bị mờ, không đọc được ngày sinh của cháu', 'Chụp lại cả tờ giấy, đủ sáng, hoặc mang bản chính đến Trung tâm']],
    },
    reason: { label: 'Lý do', value: 'Ngày sinh trên Giấy khai sinh phải đúng với Giấy chứng sinh (Điều 16 Luật Hộ tịch)' },
    closing: [
      'Bà bổ sung một lần qua đường dẫn trong mã QR hoặc nộp trực tiếp. Thời gian chờ bổ sung không tính vào thời hạn giải quyết.',
      'Cần hỏi thêm, xin gọi bà Lê Thị Thu Thủy, điện thoại 0235 3 871 234, trong giờ làm việc.',
    ],
    signatures: [byHand('NGƯỜI HƯỚNG DẪN', 'Lê Thị Thu Thủy')],
  },
  'rejection-slip': {
    document: document('Phiếu từ chối tiếp nhận giải quyết hồ sơ'),
    head: centreHead,
    codes,
    title: 'PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ',
    subtitle: '',
    fields: applicant,
    lead: 'Qua xem xét, Trung tâm Phục vụ hành chính công xã Núi Thành thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:',
    reasons: ['Việc sinh đã được đăng ký tại Ủy ban nhân dân xã Tam Hiệp ngày 03/11/2026, số 214/2026.', 'Nếu cần bản sao, bà có thể đề nghị cấp bản sao trích lục hộ tịch tại bất kỳ Trung tâm nào.'],
    closing: ['Trung tâm Phục vụ hành chính công xã Núi Thành thông báo để bà được biết.'],
    signatures: [byHand('NGƯỜI NỘP HỒ SƠ'), byHand('NGƯỜI TIẾP NHẬN HỒ SƠ', 'Lê Thị Thu Thủy')],
  },
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
    closing: ['Ủy ban nhân dân xã Núi Thành mong bà thông cảm. Sự chậm trễ này gây phiền hà cho bà là điều ngoài mong muốn của chúng tôi.'],
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
    body: ['Theo đề nghị rút hồ sơ của bà ngày 20 tháng 11 năm 2026, Ủy ban nhân dân xã Núi Thành thông báo dừng giải quyết hồ sơ mã H17.20965-261119-0007.'],
    fields: [
      { label: 'Hồ sơ đang ở bước', value: 'Thẩm định' },
      { label: 'Phí, lệ phí đã nộp', value: 'Không có' },
      { label: 'Giấy tờ trả lại', value: 'Giấy chứng sinh (bản chính)' },
    ],
    closing: ['Bà có thể nộp lại hồ sơ bất cứ lúc nào; những giấy tờ đã số hóa được dùng lại.'],
    signature: chair,
    recipients,
  },
  'control-slip': {
    document: document('Phiếu kiểm soát quá trình giải quyết hồ sơ'),
    head: centreHead,
    codes,
    title: 'PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ',
    subtitle: '',
    fields: [
      { label: 'Thủ tục', value: 'Đăng ký khai sinh (1.001193)' },
      { label: 'Thời gian nhận hồ sơ', value: '16 giờ 40 phút, ngày 19/11/2026' },
      { label: 'Thời gian trả kết quả', value: '17 giờ 00 phút, ngày 25/11/2026' },
    ],
    labels: { caption: 'Quá trình giao, nhận hồ sơ:', step: 'STT', handOver: 'Tên cơ quan, người giao và nhận', time: 'Thời gian giao, nhận', outcome: 'Kết quả', note: 'Ghi chú', giver: 'Giao', receiver: 'Nhận' },
    steps: [
      { giver: 'Lê Thị Thu Thủy, Trung tâm Phục vụ hành chính công', receiver: 'Phạm Văn Dũng, công chức tư pháp - hộ tịch', time: '17 giờ 00 phút, ngày 19/11/2026', outcome: 'Đúng hạn', note: 'Giao trên hệ thống' },
      { giver: 'Phạm Văn Dũng, công chức tư pháp - hộ tịch', receiver: 'Trần Quốc Bảo, Chủ tịch', time: '10 giờ 15 phút, ngày 23/11/2026', outcome: 'Trước hạn', note: '' },
      { giver: 'Trần Quốc Bảo, Chủ tịch', receiver: 'Lê Thị Thu Thủy, Trung tâm Phục vụ hành chính công', time: '14 giờ 05 phút, ngày 25/11/2026', outcome: 'Đúng hạn', note: 'Đã ký số' },
    ],
    notes: ['Mỗi lần giao, nhận trên hệ thống được ghi bằng tài khoản của người thực hiện và thay cho chữ ký trên phiếu giấy.'],
  },
  acknowledgement: {
    document: document('Xác nhận đã nhận hồ sơ nộp trực tuyến'),
    head: { ...centreHead, number: '' },
    codes,
    title: 'XÁC NHẬN ĐÃ NHẬN HỒ SƠ NỘP TRỰC TUYẾN',
    subtitle: '',
    lead: 'Hệ thống đã nhận đủ những giấy tờ sau đây lúc 16 giờ 40 phút, thứ Năm ngày 19/11/2026. Cơ quan sẽ trả lời việc tiếp nhận trong 8 giờ làm việc.',
    fields: [{ label: 'Người nộp', value: 'Nguyễn Thị Hạnh' }, { label: 'Thủ tục', value: 'Đăng ký khai sinh (1.001193)' }, { label: 'Nơi nhận', value: 'Ủy ban nhân dân xã Núi Thành, thành phố Đà Nẵng' }],
    labels: { caption: 'Giấy tờ đã nộp:', number: 'STT', document: 'Giấy tờ và tệp tin', pages: 'Số trang', size: 'Dung lượng', hash: 'SHA-256:' },
    documents: [
      { component: 'Tờ khai đăng ký khai sinh theo mẫu', file: 'to-khai-khai-sinh.pdf', pages: '2', size: '184 KB', sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' },
      { component: 'Giấy chứng sinh', file: 'IMG_20261119_163012.jpg', pages: '1', size: '1,2 MB', sha256: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752' },
    ],
    closing: ['Mã SHA-256 là dấu vân tay của tệp tin: tệp tin bà giữ và tệp tin cơ quan nhận được có cùng mã thì giống nhau hoàn toàn.'],
  },
  certificate: {
    document: document('Giấy khai sinh'),
    head: { ...head, number: 'Số: 1234/2026' },
    title: 'GIẤY KHAI SINH',
    subtitle: '',
    groups: [
      { heading: '', fields: [{ label: 'Họ, chữ đệm, tên', value: 'ĐỖ HẢI YẾN' }, { label: 'Ngày, tháng, năm sinh', value: '01/11/2026\nNgày mồng một tháng mười một năm hai nghìn không trăm hai mươi sáu' }, { label: 'Giới tính', value: 'Nữ' }, { label: 'Dân tộc', value: 'Kinh' }, { label: 'Quốc tịch', value: 'Việt Nam' }, { label: 'Nơi sinh', value: 'Trung tâm Y tế khu vực Núi Thành, thành phố Đà Nẵng' }, { label: 'Số định danh cá nhân', value: '049326001234' }] },
      { heading: 'Cha, mẹ', fields: [{ label: 'Họ, chữ đệm, tên người mẹ', value: 'Nguyễn Thị Hạnh' }, { label: 'Năm sinh', value: '1998' }, { label: 'Họ, chữ đệm, tên người cha', value: 'Đỗ Văn Khánh' }, { label: 'Năm sinh', value: '1995' }, { label: 'Nơi cư trú', value: 'Thôn Định Phước, xã Núi Thành, thành phố Đà Nẵng' }] },
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
    basis: ['Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;', 'Căn cứ Nghị định số 20/2021/NĐ-CP ngày 15 tháng 3 năm 2021 của Chính phủ quy định chính sách trợ giúp xã hội đối với đối tượng bảo trợ xã hội;', 'Xét hồ sơ số H17.20965-261119-0007 của ông Đỗ Văn Khánh.'],
    verb: 'QUYẾT ĐỊNH:',
    articles: [
      { heading: 'Điều 1.', paragraphs: ['Ông Đỗ Văn Khánh, sinh năm 1944, trú tại thôn Định Phước, xã Núi Thành, được hưởng trợ cấp xã hội hằng tháng từ ngày 01 tháng 12 năm 2026, mức 500.000 đồng một tháng.'] },
      { heading: 'Điều 2.', paragraphs: ['Quyết định này có hiệu lực kể từ ngày ký.'] },
      { heading: 'Điều 3.', paragraphs: ['Phòng Văn hóa - Xã hội, Trung tâm Phục vụ hành chính công và ông Đỗ Văn Khánh chịu trách nhiệm thi hành Quyết định này./.'] },
    ],
    reasons: { label: '', list: [] },
    signature: { role: ['CHỦ TỊCH'], note: '', name: 'Trần Quốc Bảo' },
    recipients: { label: 'Nơi nhận:', list: ['Như Điều 3;', 'Sở Y tế thành phố Đà Nẵng;', 'Lưu: VT, VHXH.'] },
    seal,
  },
}
