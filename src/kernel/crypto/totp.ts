import { createHmac, timingSafeEqual } from 'node:crypto'

/** Seconds one code lasts, digits of a code: what every authenticator app takes as given (RFC 6238). */
const STEP_SECONDS = 30
const DIGITS = 6
/** 160 bits, as RFC 4226 section 4 recommends for HMAC-SHA-1. */
export const TOTP_SECRET_BYTES = 20
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The number of the time step in which a moment lies. */
export const totpStep = (at: Date): number => Math.floor(at.getTime() / 1000 / STEP_SECONDS)

/** The code of one time step (RFC 6238 over RFC 4226, HMAC-SHA-1), with leading zeros. */
export function totpCode(secret: Uint8Array, step: number, digits: number = DIGITS): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 0x0f
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

/**
 * The time step that this code belongs to, or undefined: now, one before, one after (a phone's clock is a little off).
 * `after` is the step of the last code that was taken: it and those before it are refused, so that a code seen over
 * somebody's shoulder is worth nothing (RFC 6238 section 5.2).
 */
export function findTotpStep(secret: Uint8Array, code: string, at: Date, after: number): number | undefined {
  const typed = code.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(typed)) return undefined
  const now = totpStep(at)
  let found: number | undefined
  for (const step of [now - 1, now, now + 1])
    if (timingSafeEqual(Buffer.from(totpCode(secret, step)), Buffer.from(typed)) && step > after) found ??= step
  return found
}

/** RFC 4648 base32 without padding: how a secret is typed into an app. */
export function base32(bytes: Uint8Array): string {
  let bits = 0
  let value = 0
  let text = ''
  for (const byte of bytes) {
    value = (value << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += ALPHABET.charAt((value >>> bits) & 31)
    }
    value &= (1 << bits) - 1
  }
  return bits > 0 ? text + ALPHABET.charAt((value << (5 - bits)) & 31) : text
}

/** Bytes of a base32 text; spaces and case are forgiven. Throws RangeError for anything else. */
export function fromBase32(text: string): Uint8Array {
  const bytes: number[] = []
  let bits = 0
  let value = 0
  for (const letter of text.toUpperCase().replaceAll(/[\s=-]/g, '')) {
    const index = ALPHABET.indexOf(letter)
    if (index < 0) throw new RangeError('no base32')
    value = (value << 5) | index
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((value >>> bits) & 255)
      value &= (1 << bits) - 1
    }
  }
  return Uint8Array.from(bytes)
}

/** The address that an authenticator app reads from a QR code (Key URI Format of Google Authenticator, which all read). */
export function totpUri(secret: Uint8Array, issuer: string, account: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`
  const query = `secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}`
  return `otpauth://totp/${label}?${query}&algorithm=SHA1&digits=${DIGITS}&period=${STEP_SECONDS}`
}
