/**
 * Names that the generators of people draw from, with their weights: rounded from published counts of family names and
 * from what lists of members look like. With accents; kept apart from the matcher's own table on purpose.
 */
const weighted = (text: string): readonly { value: string; weight: number }[] =>
  text
    .trim()
    .split(/\s*,\s*/)
    .map((entry) => {
      const [value = '', weight = '1'] = entry.split(':')
      return { value, weight: Number(weight) }
    })

export const families =
  weighted(`Nguyễn:384,Trần:110,Lê:95,Phạm:70,Huỳnh:33,Hoàng:22,Phan:45,Võ:28,Vũ:16,Đặng:21,Bùi:20,
  Đỗ:14,Hồ:14,Ngô:13,Dương:10,Lý:5,Đinh:7,Trương:13,Đoàn:6,Lâm:5,Trịnh:4,Mai:6,Lương:5,Hà:4,Cao:4,Châu:2,Tạ:2,Thái:3,
  Lưu:3,Kiều:2,Vương:1.5,Tô:2,Tôn Nữ:0.7,Quách:1,La:0.7,Đào:4,Triệu:0.7,Nông:0.5,Hứa:1.5,Đàm:1,Phùng:2,Bạch:0.6,Giang:0.5,
  Chu:1,Tống:1,Ung:0.6,Tiêu:0.4,Thân:0.5,Bnướch:0.3,Zơrâm:0.3,Alăng:0.5,Arất:0.3,Pơloong:0.3,Hốih:0.2,Briu:0.3,Bhling:0.2,
  Coor:0.2,Riah:0.2,Rapát:0.1,Cơlâu:0.1,Đinh Thị:0.1,Khương:0.5,Nghiêm:0.3,Doãn:0.3,Mạc:0.3,Ông:0.2,Viên:0.2`)

export const womensMiddles =
  weighted(`Thị:560,Thị Thu:32,Thị Kim:34,Thị Ngọc:26,Thị Thanh:30,Thị Hồng:18,Thị Bích:14,Thị Minh:8,
  Thị Mỹ:12,Thị Xuân:10,Thị Phương:9,Thị Tuyết:8,Thị Thúy:9,Thị Cẩm:7,Thị Như:5,Thị Hoài:7,Thị Diệu:5,Thị Mai:4,Thị Lan:4,Thị Ánh:7,
  Thu:14,Ngọc:16,Kim:12,Thanh:16,Minh:9,Hồng:9,Bích:7,Mỹ:6,Phương:8,Thùy:7,Diễm:4,Như:5,Khánh:5,Bảo:5,Quỳnh:4,Hoàng:8,Tú:2,
  Trúc:3,Yến:3,Thảo:4,Hà:4,Nguyễn:2,Lê:2,Trần:1.5`)

export const womensGivens =
  weighted(`Hoa:24,Lan:24,Hạnh:20,Hồng:20,Hương:26,Huệ:15,Mai:18,Nga:17,Thảo:22,Trang:20,Linh:24,Liên:14,
  Loan:14,Thủy:17,Hiền:20,Hà:16,Hằng:18,Phượng:10,Phương:18,Thanh:15,Vân:18,Yến:14,Dung:14,Thu:16,Thắm:7,Tâm:13,Thuận:5,Ngọc:13,
  Oanh:8,Ngân:11,My:10,Nhung:11,Xuân:9,Tuyết:10,Sáu:7,Bảy:6,Năm:8,Tư:7,Hai:6,Ba:7,Chín:4,Nhi:12,Nhàn:6,Nguyệt:6,Minh:6,Anh:16,
  Bình:6,Cúc:7,Đào:7,Diễm:6,Diệu:4,Duyên:9,Giang:6,Huyền:14,Lài:3,Lệ:6,Lê:3,Lý:7,Mận:3,Na:3,Nữ:4,Phúc:4,Phụng:3,Quyên:7,Quỳnh:7,
  Sen:4,Sương:6,Thơ:4,Thơm:5,Thoa:6,Thúy:12,Tiên:8,Trinh:8,Trúc:6,Vy:9,Vi:3,Bích:4,Cẩm:3,Châu:6,Chi:7,Chung:4,Đông:2,Hòa:6,Hoài:5,
  Hoàn:3,Hợi:2,Kiều:5,Kim:5,Lành:3,Liễu:4,Lựu:2,Lương:3,Luyến:3,Miên:2,Mùi:2,Mười:5,Nghĩa:3,Nhớ:2,Như:6,Phước:3,Quý:3,Sang:2,
  Tám:6,Thiện:3,Thi:4,Thư:6,Thương:9,Tình:4,Trà:4,Trâm:8,Tươi:4,Út:4,Uyên:7,Vui:3,Xí:1,Xoan:1,Ái:3,Ân:3,An:5,Cảnh:2,Én:1,Gái:4,
  Hiệp:4,Hoanh:1,Khánh:4,Khuê:1,Lộc:3,Lợi:4,Mến:3,Ngà:3,Ngọt:1,Nở:3,Oánh:1,Phấn:2,Phi:2,Sinh:3,Sự:1,Tân:2,Thành:3,Thìn:2,Toàn:2,
  Trọng:1,Tuyến:3,Viên:2,Vinh:4,Xanh:1,Yên:3,Đẹp:1,Đính:1,Bông:2,Bưởi:1,Cà:0.5,Hảo:5,Hậu:5,Hải:7,Hường:9,Hưởng:2,Khương:1,Lam:4`)

export const mensMiddles =
  weighted(`Văn:420,Hữu:40,Đức:40,Quốc:32,Đình:32,Công:26,Xuân:18,Ngọc:26,Gia:8,Trung:10,Quang:26,Minh:30,
  Thanh:34,Hoàng:20,Tấn:18,Viết:10,Bá:8,Thế:8,Anh:8,Duy:10,Tuấn:8`)

export const mensGivens =
  weighted(`Hùng:26,Cường:18,Sơn:20,Tuấn:26,Long:16,Đức:18,Hiếu:14,Khánh:8,Đạt:12,Minh:22,Thành:24,Thắng:14,
  Dũng:22,Hải:18,Nam:18,Bình:16,Phúc:12,Vinh:10,Trung:14,Tâm:8,Tài:10,Lâm:10,Quang:12,Quân:8,Phong:10,Hưng:10,Huy:14,Bảo:10,Kiên:8,
  Toàn:8,Tiến:12,Tùng:8,Việt:8,Vũ:8,Dương:6,An:6,Ba:4,Tư:4,Năm:4,Bảy:4,Hòa:6,Lộc:6,Lợi:4,Mười:3,Nghĩa:6,Nhân:6,Phước:8,Sáu:4`)

export const nicknames = weighted('Bé,Tí,Cu,Mít,Na,Bống,Út,Tèo,Sáu Lành,Tư Mận,Ba Xuân,Năm Thơm,Bảy Hiền,Hai Lúa')
export const hamlets =
  weighted(`Tân An,Phú Vinh,Đông Xuân,An Hải,Thạnh Mỹ,Bích An,Hòa Vân,Long Phú,Trung Toàn,Định Phước,Phái Nhơn,
  Tịnh Sơn,Khương Mỹ,Thuận An,Vĩnh Đại,Đức Bố,An Tân,Mỹ Sơn,Bích Sơn,Xuân Mỹ`)
