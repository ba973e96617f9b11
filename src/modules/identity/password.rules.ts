/** Length decides, not signs and capitals (NIST SP 800-63B): but not the passwords that everybody tries first. */
export const MIN_PASSWORD = 8
/** Longer ones would only cost time to hash. */
export const MAX_PASSWORD = 200

// The commonest of the published leaks that are long enough to pass, with the Vietnamese ones among them.
const COMMON = new Set(
  `12345678 123456789 1234567890 0123456789 987654321 9876543210 0987654321 11111111 111111111 1111111111 00000000
  000000000 0000000000 22222222 33333333 44444444 55555555 66666666 77777777 88888888 888888888 99999999 999999999
  12341234 11223344 1122334455 12121212 10203040 123123123 123321123 123454321 147258369 159753456 741852963 789456123
  87654321 123456780 12344321 13131313 14141414 01234567 20202020 password password1 password12 password123 passw0rd
  p@ssw0rd p@ssword pa55word passpass qwertyui qwertyuiop qwerty123 qwerty1234 qwerty12 qwertyqwerty q1w2e3r4
  q1w2e3r4t5 1q2w3e4r 1q2w3e4r5t 1qaz2wsx zaq12wsx zxcvbnm1 zxcvbnm123 asdfghjk asdfghjkl asdf1234 asdfasdf abcd1234
  abc12345 abc123456 a1b2c3d4 aa123456 aaaaaaaa a1234567 a12345678 123456aa 123456abc 1234abcd 1234qwer iloveyou
  iloveyou1 sunshine princess football baseball superman computer internet michelle jennifer trustno1 welcome1
  whatever changeme letmein1 administrator admin123 admin1234 administrator1 vietnam1 vietnam123 anhyeuem emyeuanh
  yeuemnhieu matkhau1 matkhau123 matkhau12345 motcua123 hanoi123 saigon123 danang123 quangnam nuithanh`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** The message code of what is wrong with a new password, or undefined. */
export function findPasswordFault(password: string, login: string): string | undefined {
  const length = [...password].length
  if (length < MIN_PASSWORD) return 'identity.password_short'
  if (length > MAX_PASSWORD) return 'identity.password_long'
  const plain = password.normalize('NFKC').toLowerCase()
  if (COMMON.has(plain) || plain === login) return 'identity.password_common'
  return undefined
}
