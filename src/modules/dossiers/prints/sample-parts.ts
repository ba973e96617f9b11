/** What the examples of prints have in common. All people are invented. */
export const head = {
  agency: ['THÀNH PHỐ ĐÀ NẴNG', 'ỦY BAN NHÂN DÂN XÃ NÚI THÀNH'],
  nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  number: 'Số: 15/HDHS',
  placeAndDate: 'Núi Thành, ngày 19 tháng 11 năm 2026',
}
export const centreHead = { ...head, agency: ['ỦY BAN NHÂN DÂN XÃ NÚI THÀNH', 'TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG'] }
export const codes = {
  codeLabel: 'Mã hồ sơ',
  code: 'H17.20965-261119-0007',
  qrAlt: 'Mã QR mở trang theo dõi hồ sơ H17.20965-261119-0007',
  barcodeAlt: 'Mã vạch của mã hồ sơ H17.20965-261119-0007',
  lookup: 'Theo dõi hồ sơ: quét mã QR, hoặc vào motcua.danang.gov.vn/tra-cuu và nhập mã',
  typedCode: 'K7M4-QX9T-2RB',
}
export const document = (title: string) => ({
  title: `${title} ${codes.code}`,
  author: 'Ủy ban nhân dân xã Núi Thành',
  issuedOn: '2026-11-19',
  language: 'vi' as const,
})
export const applicant = [
  { label: 'Tiếp nhận hồ sơ của', value: 'Nguyễn Thị Hạnh' },
  { label: 'Địa chỉ', value: 'Thôn Định Phước, xã Núi Thành, thành phố Đà Nẵng' },
  { label: 'Số điện thoại', value: '0905 123 456' },
  { label: 'Nội dung yêu cầu giải quyết', value: 'Đăng ký khai sinh (mã thủ tục 1.001193)' },
]
export const seal = {
  qrAlt: 'Mã QR để kiểm tra kết quả K7M4-QX9T-2RB',
  verify: 'Kiểm tra: quét mã QR, hoặc vào motcua.danang.gov.vn/v và nhập mã',
  typedCode: 'K7M4-QX9T-2RB',
}
export const chair = { role: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'], note: '', name: 'Trần Quốc Bảo' }
export const recipients = {
  label: 'Nơi nhận:',
  list: ['Bà Nguyễn Thị Hạnh;', 'Trung tâm Phục vụ hành chính công;', 'Lưu: VT, hồ sơ.'],
}
export const byHand = (role: string, name = '') => ({ role: [role], note: '(Ký và ghi rõ họ tên)', name })
