import { newCode, parseCode, type RandomBytes } from '#kernel/codes/code-alphabet.ts'

/** Codes of one sheet, and drawn characters of one (48.5 bits, and a check character against typing errors). */
export const RECOVERY_CODES = 10
const LENGTH = 10

/** Ten fresh codes in stored form; show them with `groupCode`. */
export const newRecoveryCodes = (random: RandomBytes): string[] =>
  Array.from({ length: RECOVERY_CODES }, () => newCode(random, LENGTH))

/** What somebody typed, in stored form; undefined when it is no recovery code. */
export function parseRecoveryCode(typed: string): string | undefined {
  const parsed = parseCode(typed, LENGTH)
  return parsed.ok ? parsed.code : undefined
}
