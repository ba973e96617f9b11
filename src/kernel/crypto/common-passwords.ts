import list from './common-passwords.json' with { type: 'json' }

// Commonest in Vietnam and around this product; the list beside this file is an international one.
const NEARER = `anhyeuem emyeuanh yeuemnhieu matkhau1 matkhau123 matkhau12345 motcua123 hanoi123 saigon123 danang123
  nuithanh vietnam1 vietnam123 vietnamvodich khongbiet khongcomatkhau 0987654321 0123456789 aa123456 abc123456
  123456aa 1234abcd q1w2e3r4t5 zaq12wsx tinhyeu123 giadinh123 conyeume congchua123`

let known: Set<string> | undefined

/**
 * Whether a password (in its hashed spelling: NFKC) is among the 10,000 commonest of leaked ones that are long enough to
 * be chosen here at all, whatever its case. NIST SP 800-63B-4 section 3.1.1.2, ASVS 5.0 6.2.4.
 */
export function isCommonPassword(password: string): boolean {
  known ??= new Set(`${list.words} ${NEARER}`.split(/\s+/))
  return known.has(password.toLowerCase())
}
