/** Examples of the slips handed to the applicant or kept with the file. */
import type { PrintData } from './print-data.ts'
import { centreHead, codes, document, applicant, byHand } from './sample-parts.ts'

export const SAMPLE_SLIPS: {
  [
    Name in 'receipt-slip' | 'supplement-request' | 'rejection-slip' | 'control-slip' | 'acknowledgement'
  ]: PrintData<Name>
} = {
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
        [
          '2',
          'Giấy chứng sinh; nếu không có: văn bản của người làm chứng; nếu không có người làm chứng: giấy cam đoan về việc sinh',
          'Bản chính',
          '1',
        ],
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
    notes: [
      'Vào sổ theo dõi hồ sơ, quyển số 01/2026, số thứ tự 1284. Giấy này lập thành 02 bản: một bản kèm theo hồ sơ, một bản giao người nộp.',
    ],
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
      rows: [
        [
          '1',
          'Giấy chứng sinh',
          'Ảnh chụp bị mờ, không đọc được ngày sinh của cháu',
          'Chụp lại cả tờ giấy, đủ sáng, hoặc mang bản chính đến Trung tâm',
        ],
      ],
    },
    reason: {
      label: 'Lý do',
      value: 'Ngày sinh trên Giấy khai sinh phải đúng với Giấy chứng sinh (Điều 16 Luật Hộ tịch)',
    },
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
    reasons: [
      'Việc sinh đã được đăng ký tại Ủy ban nhân dân xã Tam Hiệp ngày 03/11/2026, số 214/2026.',
      'Nếu cần bản sao, bà có thể đề nghị cấp bản sao trích lục hộ tịch tại bất kỳ Trung tâm nào.',
    ],
    closing: ['Trung tâm Phục vụ hành chính công xã Núi Thành thông báo để bà được biết.'],
    signatures: [byHand('NGƯỜI NỘP HỒ SƠ'), byHand('NGƯỜI TIẾP NHẬN HỒ SƠ', 'Lê Thị Thu Thủy')],
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
    steps: [
      {
        giver: 'Lê Thị Thu Thủy, Trung tâm Phục vụ hành chính công',
        receiver: 'Phạm Văn Dũng, công chức tư pháp - hộ tịch',
        time: '17 giờ 00 phút, ngày 19/11/2026',
        outcome: 'Đúng hạn',
        note: 'Giao trên hệ thống',
      },
      {
        giver: 'Phạm Văn Dũng, công chức tư pháp - hộ tịch',
        receiver: 'Trần Quốc Bảo, Chủ tịch',
        time: '10 giờ 15 phút, ngày 23/11/2026',
        outcome: 'Trước hạn',
        note: '',
      },
      {
        giver: 'Trần Quốc Bảo, Chủ tịch',
        receiver: 'Lê Thị Thu Thủy, Trung tâm Phục vụ hành chính công',
        time: '14 giờ 05 phút, ngày 25/11/2026',
        outcome: 'Đúng hạn',
        note: 'Đã ký số',
      },
    ],
    notes: [
      'Mỗi lần giao, nhận trên hệ thống được ghi bằng tài khoản của người thực hiện và thay cho chữ ký trên phiếu giấy.',
    ],
  },
  acknowledgement: {
    document: document('Xác nhận đã nhận hồ sơ nộp trực tuyến'),
    head: { ...centreHead, number: '' },
    codes,
    title: 'XÁC NHẬN ĐÃ NHẬN HỒ SƠ NỘP TRỰC TUYẾN',
    subtitle: '',
    lead: 'Hệ thống đã nhận đủ những giấy tờ sau đây lúc 16 giờ 40 phút, thứ Năm ngày 19/11/2026. Cơ quan sẽ trả lời việc tiếp nhận trong 8 giờ làm việc.',
    fields: [
      { label: 'Người nộp', value: 'Nguyễn Thị Hạnh' },
      { label: 'Thủ tục', value: 'Đăng ký khai sinh (1.001193)' },
      { label: 'Nơi nhận', value: 'Ủy ban nhân dân xã Núi Thành, thành phố Đà Nẵng' },
    ],
    labels: {
      caption: 'Giấy tờ đã nộp:',
      number: 'STT',
      document: 'Giấy tờ và tệp tin',
      pages: 'Số trang',
      size: 'Dung lượng',
      hash: 'SHA-256:',
    },
    documents: [
      {
        component: 'Tờ khai đăng ký khai sinh theo mẫu',
        file: 'to-khai-khai-sinh.pdf',
        pages: '2',
        size: '184 KB',
        sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      },
      {
        component: 'Giấy chứng sinh',
        file: 'IMG_20261119_163012.jpg',
        pages: '1',
        size: '1,2 MB',
        sha256: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
      },
    ],
    closing: [
      'Mã SHA-256 là dấu vân tay của tệp tin: tệp tin bà giữ và tệp tin cơ quan nhận được có cùng mã thì giống nhau hoàn toàn.',
    ],
  },
}
