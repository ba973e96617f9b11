/**
 * The font encodings that Vietnamese offices typed in before Unicode, and that their sheets still carry: the letters on the
 * screen are right in the old font only. A spreadsheet hands such text over as characters of Windows-1252.
 * Sources: TCVN 5712:1993 (ABC fonts, `.VnTime`), VNI for Windows, VPS (Vietnamese Professionals Society).
 */
export const oldEncodings = ['tcvn3', 'vni', 'vps'] as const
export type OldEncoding = (typeof oldEncodings)[number]

const LOWER = 'àáảãạâầấẩẫậăằắẳẵặđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ'
const UPPER = LOWER.toUpperCase()

// ABC fonts hold the small letters and seven capitals; other capitals are a font of their own with the codes of the small.
const TCVN3_LOWER =
  'b5 b8 b6 b7 b9 a9 c7 ca c8 c9 cb a8 bb be bc bd c6 ae cc d0 ce cf d1 aa d2 d5 d3 d4 d6 d7 dd d8 dc de df e3 e1 e2 e4 ab e5 e8 e6 e7 e9 ac ea ed eb ec ee ef f3 f1 f2 f4 ad f5 f8 f6 f7 f9 fa fd fb fc fe'
const TCVN3_UPPER: Record<string, number> = { Ă: 0xa1, Â: 0xa2, Ê: 0xa3, Ô: 0xa4, Ơ: 0xa5, Ư: 0xa6, Đ: 0xa7 }

const VPS_LOWER =
  'e0 e1 e4 e3 e5 e2 c0 c3 c4 c5 c6 e6 a2 a1 a3 a4 a5 c7 e8 e9 c8 eb cb ea 8a 89 8b cd 8c ec ed cc ef ce f2 f3 d5 f5 86 f4 d2 d3 b0 87 b6 d6 a9 a7 aa ab ae f9 fa fb db f8 dc d8 d9 ba bb bf ff 9a 9b cf 9c'
const VPS_UPPER =
  '80 c1 81 82 02 c2 84 83 85 1c 03 88 8e 8d 8f f0 04 f1 d7 c9 de fe 05 ca 93 90 94 95 06 b5 b4 b7 b8 10 bc b9 bd be 11 d4 97 96 98 99 12 f7 9e 9d 9f a6 13 a8 da d1 ac 14 d0 af ad b1 1d 15 b2 dd fd b3 19'

/** What Windows-1252 shows for the bytes 80 to 9f; five have no letter and stay control characters. */
const CP1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178'

const shown = (byte: number): string =>
  byte >= 0x80 && byte <= 0x9f ? (CP1252[byte - 0x80] ?? '') : String.fromCharCode(byte)

const pairs = (letters: string, bytes: string): [string, string][] =>
  bytes.split(' ').map((hex, place) => [letters[place] ?? '', shown(Number.parseInt(hex, 16))])

/** Marks that VNI writes behind the letter, by tone; over `â ê ô` and `ă` the same byte carries both. */
const VNI_TONES = { plain: 'øùûõï', hat: 'âàáåãä', breve: 'êèéúüë' }

function vniPairs(): [string, string][] {
  const lower: [string, string][] = [...'ìíỉĩị'].map((letter, place) => [letter, 'ìíæóò'[place] ?? ''])
  lower.push(['đ', 'ñ'], ['ơ', 'ô'], ['ư', 'ö'], ['ỵ', 'î'])
  const toned = (letters: string, base: string, marks: string) =>
    [...letters].forEach((letter, place) => lower.push([letter, base + (marks[place] ?? '')]))
  toned('àáảãạ', 'a', VNI_TONES.plain)
  toned('âầấẩẫậ', 'a', VNI_TONES.hat)
  toned('ăằắẳẵặ', 'a', VNI_TONES.breve)
  toned('èéẻẽẹ', 'e', VNI_TONES.plain)
  toned('êềếểễệ', 'e', VNI_TONES.hat)
  toned('òóỏõọ', 'o', VNI_TONES.plain)
  toned('ôồốổỗộ', 'o', VNI_TONES.hat)
  toned('ờớởỡợ', 'ô', VNI_TONES.plain)
  toned('ùúủũụ', 'u', VNI_TONES.plain)
  toned('ừứửữự', 'ö', VNI_TONES.plain)
  toned('ỳýỷỹ', 'y', VNI_TONES.plain)
  return [...lower, ...lower.map(([letter, code]): [string, string] => [letter.toUpperCase(), code.toUpperCase()])]
}

const written: Record<OldEncoding, ReadonlyMap<string, string>> = {
  tcvn3: new Map([
    ...pairs(LOWER, TCVN3_LOWER),
    // A capital without a code of its own is typed with the small one, in the font of capitals.
    ...pairs(UPPER, TCVN3_LOWER),
    ...Object.entries(TCVN3_UPPER).map(([letter, byte]): [string, string] => [letter, shown(byte)]),
  ]),
  vni: new Map(vniPairs()),
  vps: new Map([...pairs(LOWER, VPS_LOWER), ...pairs(UPPER, VPS_UPPER)]),
}

const read: Record<OldEncoding, ReadonlyMap<string, string>> = {
  tcvn3: inverted('tcvn3'),
  vni: inverted('vni'),
  vps: inverted('vps'),
}

/** The first letter of a code wins: the small one, where TCVN3 has no other. */
function inverted(encoding: OldEncoding): ReadonlyMap<string, string> {
  const map = new Map<string, string>()
  for (const [letter, code] of written[encoding]) if (!map.has(code)) map.set(code, letter)
  return map
}

/** Text of an old font as Unicode (NFC). What the encoding does not know stays as it is. */
export function fromOldEncoding(text: string, encoding: OldEncoding): string {
  const codes = read[encoding]
  let out = ''
  for (let at = 0; at < text.length; at += 1) {
    const two = encoding === 'vni' ? codes.get(text.slice(at, at + 2)) : undefined
    if (two !== undefined) at += 1
    const one = text[at] ?? ''
    out += two ?? codes.get(one) ?? one
  }
  return (encoding === 'tcvn3' ? capitalFont(out) : out).normalize('NFC')
}

/** Unicode as an old font types it. Letters it does not have stay as they are. */
export function toOldEncoding(text: string, encoding: OldEncoding): string {
  return [...text.normalize('NFC')].map((letter) => written[encoding].get(letter) ?? letter).join('')
}

/** `NGUYễN` is what the font of capitals leaves of `NGUYỄN`: a word whose plain letters are all capitals is one of capitals. */
function capitalFont(text: string): string {
  const all = text.replaceAll(/[^A-Za-z]/g, '')
  // "¦íC" has one plain letter: the words around it tell.
  if (all.length > 3 && all === all.toUpperCase()) return text.toUpperCase()
  return text.replaceAll(/\S+/g, (word) => {
    const plain = word.replaceAll(/[^A-Za-z]/g, '')
    return plain.length > 1 && plain === plain.toUpperCase() ? word.toUpperCase() : word
  })
}
