/**
 * Short codes that people type: drawn from an alphabet without look-alikes and closed by a check character.
 *
 * 29 letters and digits: no I, l, 1, O, 0, no U (read as V) and no Z (read as 2). That 29 is prime is what makes the
 * check character work: weights 1, 2, 3 ... modulo a prime catch every single wrong character and every swap of two
 * characters, adjacent or not, in codes of up to 28 characters (proved by the property tests beside this file).
 */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXY'
const SIZE = CODE_ALPHABET.length

/** Drawn characters per kind, without the check character; 4.858 bits each. */
export const CODE_LENGTH = {
  /** 48.5 bits: public look-up of a dossier. */
  tracking: 10,
  /** 43.7 bits: resuming a draft on another device; short-lived and rate-limited. */
  draft: 9,
  /** 34 bits: shown to the person opposite, for ten minutes and once; guesses are limited. */
  mandate: 7,
  /** 48.5 bits: typed beside the QR of a result. */
  result: 10,
  /** 48.5 bits: on a member's card, checked by anybody. */
  card: 10,
} as const

/** Source of randomness, as `ctx.random`: n unpredictable bytes. */
export type RandomBytes = { bytes(n: number): Uint8Array }

export type ParsedCode = { ok: true; code: string } | { ok: false; problem: 'malformed' | 'bad_check' }

/**
 * A fresh code of `length` drawn characters plus the check character, in stored form: capitals, no separators
 * (`K7M4QX9T2RB`). Print it with `groupCode`.
 */
export function newCode(random: RandomBytes, length: number): string {
  let drawn = ''
  while (drawn.length < length) {
    for (const byte of random.bytes(length)) {
      // 232 = 8 x 29: bytes above would make the first characters likelier.
      if (byte < SIZE * 8 && drawn.length < length) drawn += CODE_ALPHABET.charAt(byte % SIZE)
    }
  }
  return drawn + checkCharacter(drawn)
}

/** The form people read: groups of three or four, `K7M4-QX9T-2RB`. */
export function groupCode(code: string): string {
  const groups = Math.ceil(code.length / 4)
  const short = Math.floor(code.length / groups)
  const longer = code.length % groups
  const parts: string[] = []
  for (let at = 0, n = 0; n < groups; n += 1) {
    const size = short + (n < longer ? 1 : 0)
    parts.push(code.slice(at, at + size))
    at += size
  }
  return parts.join('-')
}

/**
 * What somebody typed, back to the stored form. Forgives case, spaces, dashes and full-width characters, and reads
 * U as V and Z as 2, which the alphabet leaves out. `length` as given to `newCode`.
 */
export function parseCode(text: string, length: number): ParsedCode {
  // Ten times the length is ample for separators; more is no code and not worth normalising.
  if (text.length > length * 10) return { ok: false, problem: 'malformed' }
  const code = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}\p{Cf}._]/gu, '')
    .replaceAll('U', 'V')
    .replaceAll('Z', '2')
  if (code.length !== length + 1) return { ok: false, problem: 'malformed' }
  for (const character of code) if (!CODE_ALPHABET.includes(character)) return { ok: false, problem: 'malformed' }
  if (checkCharacter(code.slice(0, -1)) !== code.slice(-1)) return { ok: false, problem: 'bad_check' }
  return { ok: true, code }
}

/** Check character over drawn characters: the one that makes the weighted sum of the whole code 0 modulo 29. */
function checkCharacter(drawn: string): string {
  if (drawn.length >= SIZE - 1) throw new RangeError(`codes have fewer than ${SIZE - 1} drawn characters`)
  let sum = 0
  // Weights run from 2, so that the check character itself has weight 1 and no two characters share a weight.
  for (let at = 0; at < drawn.length; at += 1) sum += (at + 2) * CODE_ALPHABET.indexOf(drawn.charAt(at))
  return CODE_ALPHABET.charAt((SIZE - (sum % SIZE)) % SIZE)
}
