/**
 * How usual the parts of a Vietnamese name are, folded (no accents, `y` as `i`): shares in per mille among people of this
 * country, rounded and recalled from published counts of family names and of lists of members. They need not be exact:
 * what matters is that two people called Nguyễn Thị Hoa say little and two called Tôn Nữ Diệu Huyền say much.
 */
const families = `nguien 384 tran 110 le 95 pham 70 huinh 30 hoang 28 phan 45 vu 23 vo 27 dang 21 bui 20 do 14 ho 13
ngo 13 duong 10 li 6 dinh 7 truong 12 doan 5 lam 5 trinh 5 mai 6 luong 4 ha 4 cao 4 chau 2 ta 2 thai 3 luu 3 kieu 2
vuong 2 to 2 ton 1 quach 1 la 1 dao 4 tang 1 trieu 1 nong 1 hua 2 dam 1 thach 2 phung 2 bach 1 giang 1 chu 2 tong 1`

const middles = `thi 560 van 210 thu 16 ngoc 24 kim 20 thanh 26 minh 16 hong 16 bich 8 phuong 10 mi 8 xuan 10 hoang 10
dieu 4 tuiet 4 anh 7 thuy 9 hoai 5 nhu 6 bao 5 khanh 5 tu 4 cam 5 mai 4 lan 4 quinh 4 huu 14 duc 14 quoc 10 dinh 10
cong 8 xuan 10 van 210 ngoc 24 gia 6 trung 6 quang 8 thuc 2 ai 2 dan 2 tra 1 nha 1 ha 3 tran 3 nguien 3 le 2 viet 3`

const givens = `hoa 21 lan 21 hanh 18 hong 18 huong 22 hue 13 mai 17 nga 15 thao 16 trang 17 linh 18 lien 13 loan 12
thuy 15 hien 15 ha 18 hang 15 phuong 19 thanh 17 van 14 ien 12 dung 14 hai 12 thu 14 tham 8 tam 13 thuan 6
ngoc 14 oanh 8 ngan 9 mi 11 nhung 10 xuan 9 tuiet 9 sau 6 bai 6 nam 8 tu 7 hai 12 ba 7 chin 4 nhi 10 nhan 6 nguiet 5
minh 12 anh 20 binh 10 cuc 6 dao 6 diem 5 dieu 4 duien 6 giang 8 huien 12 ki 3 lai 3 le 8 li 9 lua 2 man 2 men 2 na 3
nu 4 phuc 7 phung 5 quien 6 quinh 6 sen 3 suong 5 tha 2 thi 6 thom 5 thoa 6 thuc 1 tien 7 trinh 7 truc 6 trung 7 vi 7
vinh 6 vui 2 vuong 2 hung 9 cuong 8 son 9 tuan 11 long 8 duc 9 hieu 7 khanh 6 dat 6 bich 4 cam 3 chau 5 chi 5 chung 4
cam 3 cuong 8 dan 3 dong 4 duong 6 hau 4 hoai 5 hoan 4 hoi 2 hop 2 khuie 2 kieu 5 kim 6 lac 1 lieu 3 luong 3 luien 2
mien 2 mo 1 mung 1 mui 1 nghia 4 nguien 5 nhai 1 nhat 2 nho 3 nhu 5 no 1 phan 1 phi 2 phuoc 4 qui 4 rieng 1 sa 1 sang 3
tan 3 tai 3 tham 8 thanh 17 thang 5 that 1 theu 1 tho 4 thuong 7 tinh 4 toan 5 trai 1 tra 3 tram 6 tri 3 tuoi 3 tuoc 1
ut 3 uien 5 van 14 viet 4 ve 1 xoan 2 an 7 bao 5 cuc 6 dinh 3 diep 4 gam 1 hat 1 hong 18 hoat 1 lam 6 luc 1 luu 1`

function tableOf(text: string): ReadonlyMap<string, number> {
  const parts = text.split(/\s+/)
  const table = new Map<string, number>()
  for (let at = 0; at + 1 < parts.length; at += 2) table.set(parts[at] ?? '', Number(parts[at + 1]) / 1000)
  return table
}

const family = tableOf(families)
const middle = tableOf(middles)
const given = tableOf(givens)

// Names outside of the tables: no more usual than this.
const RARE = { family: 0.0006, middle: 0.0015, given: 0.0008 }

/** Whether the folded word is a given name that many bear: then it is hardly a misspelt other one. */
export const isKnownGiven = (word: string): boolean => given.has(word)

/**
 * Share of people who bear a name of these folded words, the family name first and the given name last; `bare` leaves
 * Thị and Văn out, so the share is that of both forms.
 */
export function nameShare(words: readonly string[]): number {
  const [first, ...rest] = words
  const last = rest.pop()
  if (first === undefined || last === undefined) return given.get(first ?? '') ?? RARE.given
  // Half of all names have only Thị or Văn between family and given name.
  const between = rest.length === 0 ? 0.5 : rest.reduce((share, word) => share * (middle.get(word) ?? RARE.middle), 0.8)
  return (family.get(first) ?? RARE.family) * between * (given.get(last) ?? RARE.given)
}
