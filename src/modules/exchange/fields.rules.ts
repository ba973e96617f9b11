import { plainWords } from './clean-word.rules.ts'
import { decodeText, type Encoding } from './detect-encoding.rules.ts'
import { oldEncodings } from './vietnamese-codes.rules.ts'

/** What a column can be: the fields of a person, her membership and her record. `skip`: not taken. */
export const fields = [
  'name',
  'family_name',
  'given_name',
  'birth',
  'birth_female',
  'birth_male',
  'sex',
  'national_id',
  'old_id',
  'phone',
  'branch',
  'group',
  'address',
  'native_place',
  'number',
  'joined_on',
  'kind',
  'ethnicity',
  'religion',
  'education',
  'occupation',
  'party',
  'post',
] as const
export type Field = (typeof fields)[number]

/** Only with the right to sensitive records. */
export const sensitiveFields: readonly Field[] = ['ethnicity', 'religion', 'party']

/**
 * Words of headers, without accents, the surest first; the first field whose words are found takes the column. What an
 * export of ours is headed with, in any of its languages, is among them.
 */
const HEADERS: readonly [Field | 'skip', readonly string[]][] = [
  ['skip', ['stt', 'so tt', 'tt', 'no', 'ky ten', 'ky nhan', 'chu ky', 'ngay cap', 'noi cap', 'tuoi']],
  ['birth_female', ['nam sinh nu', 'ngay sinh nu', 'ngay thang nam sinh nu', 'nu']],
  ['birth_male', ['nam sinh nam', 'ngay sinh nam', 'ngay thang nam sinh nam', 'nam']],
  ['number', ['so the', 'ma hoi vien', 'ma so hoi vien', 'so the hoi vien', 'ma hv', 'member number', 'so hoi vien', 'ma the', 'numer czlonkowski']],
  ['joined_on', ['ngay vao hoi', 'ngay thang vao hoi', 'nam vao hoi', 'vao hoi', 'thoi gian vao hoi', 'ngay ket nap', 'ngay tham gia', 'joined', 'ngay nam vao hoi', 'thang nam vao hoi', 'data wstapienia']],
  ['party', ['dang vien', 'dang', 'ngay vao dang', 'la dang vien', 'party', 'party member', 'czlonkini partii']],
  ['name', ['ho va ten', 'ho ten', 'ho va ten hoi vien', 'ten hoi vien', 'hoi vien', 'ho ten hoi vien', 'full name', 'name', 'ho va ten khai sinh', 'ho ten chu dem va ten', 'ho chu dem va ten', 'imie i nazwisko']],
  ['family_name', ['ho', 'ho dem', 'ho va dem', 'ho lot', 'ho va ten dem', 'ho va chu lot', 'ho chu dem']],
  ['given_name', ['ten']],
  ['birth', ['ngay sinh', 'nam sinh', 'ngay thang nam sinh', 'sinh ngay', 'ngay thang sinh', 'ngay nam sinh', 'sinh nam', 'ns', 'date of birth', 'born', 'data urodzenia']],
  ['sex', ['gioi tinh', 'nam nu', 'gioi', 'phai', 'sex', 'plec']],
  ['old_id', ['cmnd', 'so cmnd', 'chung minh nhan dan', 'cmt', 'so cmt', 'chung minh thu', 'cmnd cu', 'so cmnd cu']],
  ['national_id', ['cccd', 'so cccd', 'can cuoc', 'can cuoc cong dan', 'so can cuoc', 'so can cuoc cong dan', 'so dinh danh', 'so dinh danh ca nhan', 'ma dinh danh', 'cccd cmnd', 'so cccd cmnd', 'cmnd cccd', 'so cmnd cccd', 'identity number', 'so giay to', 'numer identyfikacyjny']],
  ['phone', ['sdt', 'so dien thoai', 'dien thoai', 'dt', 'so dt', 'dien thoai lien he', 'di dong', 'so di dong', 'zalo', 'sdt zalo', 'sdt lien he', 'phone', 'telefon']],
  ['branch', ['chi hoi', 'chi hoi thon', 'ten chi hoi', 'thuoc chi hoi', 'sinh hoat chi hoi', 'branch', 'don vi', 'don vi sinh hoat', 'thon', 'khoi pho', 'to dan pho', 'chi hoi phu nu', 'kolo']],
  ['group', ['to', 'to phu nu', 'to hoi', 'sinh hoat to', 'group', 'grupa']],
  ['native_place', ['que quan', 'nguyen quan', 'que', 'home town', 'native place']],
  ['skip', ['noi sinh', 'noi dang ky khai sinh']],
  ['address', ['dia chi', 'cho o', 'noi o', 'cho o hien nay', 'noi o hien nay', 'thuong tru', 'noi thuong tru', 'ho khau thuong tru', 'dia chi thuong tru', 'noi cu tru', 'tam tru', 'noi o hien tai', 'dia chi hien tai', 'address', 'hktt', 'adres']],
  ['ethnicity', ['dan toc', 'ethnicity', 'narodowosc']],
  ['religion', ['ton giao', 'religion', 'religia']],
  ['education', ['trinh do', 'trinh do van hoa', 'trinh do hoc van', 'hoc van', 'van hoa', 'trinh do chuyen mon', 'tdvh', 'education', 'trinh do hv', 'wyksztalcenie']],
  ['occupation', ['nghe nghiep', 'nghe', 'cong viec', 'occupation', 'nghe nghiep hien nay', 'zawod']],
  ['kind', ['loai hoi vien', 'hinh thuc', 'dien hoi vien', 'loai', 'kind', 'rodzaj']],
  ['post', ['chuc vu', 'chuc danh', 'chuc vu hoi', 'chuc vu trong hoi', 'nhiem vu', 'post']],
  ['skip', ['ghi chu', 'note', 'notes', 'tinh trang sinh hoat', 'state', 'stan']],
] // oxfmt-ignore

const known = new Map(HEADERS.flatMap(([field, words]) => words.map((word) => [word, field] as const)))

/** The Polish ł is a letter of its own, not one with a mark. */
const headerWords = (text: string): string => plainWords(text.replaceAll(/[łŁ]/g, 'l'))

/** A guess about a header; `sure` when the words are exactly known ones. Undefined: no idea. */
export function guessField(header: string): { field: Field | 'skip'; sure: boolean } | undefined {
  const words = headerWords(header.replaceAll(/\([^)]*\)/g, ' '))
  if (words === '') return undefined
  const exact = known.get(words) ?? known.get(headerWords(header)) ?? inOldFont(header)
  if (exact !== undefined) return { field: exact, sure: true }
  // Under a heading over several columns the part below says what this one is.
  const part = header.includes(' / ') ? known.get(headerWords(header.split(' / ').at(-1) ?? '')) : undefined
  if (part !== undefined) return { field: part, sure: false }
  let best: { field: Field | 'skip'; length: number } | undefined
  for (const [word, field] of known) {
    if (word.length < 4 || !` ${words} `.includes(` ${word} `)) continue
    if (!best || word.length > best.length) best = { field, length: word.length }
  }
  return best && { field: best.field, sure: false }
}

/** "Hoï vaø teân" is "Họ và tên" in a VNI font. */
const inOldFont = (header: string): Field | 'skip' | undefined => {
  const read = oldHeader(header)
  return read === undefined ? undefined : known.get(headerWords(read))
}

/** The words of a header in an old font, when they are known ones. */
const oldHeader = (header: string): string | undefined =>
  /[\u0080-\uffff]/.test(header)
    ? oldEncodings.map((encoding) => decodeText(header, encoding)).find((text) => known.has(headerWords(text)))
    : undefined

/** A heading to read: that of a column in an old font was often typed in the new one. */
export const headerText = (header: string, encoding: Encoding): string =>
  known.has(headerWords(header))
    ? header
    : (oldHeader(header) ?? (guessField(header)?.sure ? header : decodeText(header, encoding)))

/** Columns that say who a row is about. */
export const nameFieldColumns = (mapping: readonly (Field | 'skip')[]): number[] =>
  mapping.flatMap((field, column) =>
    field === 'name' || field === 'family_name' || field === 'given_name' ? [column] : [],
  )
