import { isCommonPassword } from '#kernel/crypto/common-passwords.ts'

/**
 * Length decides, not signs and capitals (NIST SP 800-63B-4 section 3.1.1.2, ASVS 5.0 6.2): eight at least, because whoever
 * decides about others needs a second factor as well.
 */
export const MIN_PASSWORD = 8
/** Longer ones would only cost time to hash. */
export const MAX_PASSWORD = 200
/** A shorter user name or name (`an`) is in every other word and says nothing. */
const TELLING = 4

/** The message code of what is wrong with a new password of the person of this user name and name, or undefined. */
export function findPasswordFault(password: string, login?: string, name?: string): string | undefined {
  const length = [...password].length
  if (length < MIN_PASSWORD) return 'identity.password_short'
  if (length > MAX_PASSWORD) return 'identity.password_long'
  const plain = password.normalize('NFKC').toLowerCase()
  if (isCommonPassword(plain) || plain === login) return 'identity.password_common'
  const telling = [login, name].filter((word) => word !== undefined && word.length >= TELLING) as string[]
  if (telling.some((word) => bare(plain).includes(bare(word)))) return 'identity.password_telling'
  return undefined
}

/** Without accents, case and anything between the words: "Nguyễn Thị Hạnh" is in "nguyenthihanh1990". */
const bare = (text: string) =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
