import { fromBase64Url, toBase64Url } from './base64url.ts'

/**
 * What a seal says about a result. Short, since all of it must fit a QR code of 25 mm; names of units and procedures are
 * looked up by code. No personal data of the applicant: whoever holds the paper reads the seal.
 */
export type SealPayload = {
  /** result code in stored form, `K7M4QX9T2RB` */
  code: string
  /** unit code, `20965` */
  unit: string
  /** procedure code, `1.001193` */
  procedure: string
  /** number and notation as printed, `15/TLKS-UBND` */
  number: string
  /** `YYYY-MM-DD` */
  issuedOn: string
  /** full name of the signer, if shown */
  signer?: string
  /** from `contentHash`: ties the seal to the content, 24 characters of base64url */
  contentHash: string
}

/** A public key with its days of use, as published at a fixed address and kept by the offline verifier. */
export type SealPublicKey = {
  kty: 'OKP'
  crv: 'Ed25519'
  alg: 'EdDSA'
  use: 'sig'
  /** key id */
  kid: string
  /** public key, base64url */
  x: string
  /** first and last day on which it sealed, `YYYY-MM-DD` */
  from: string
  until?: string
}

const VERSION = '1'
/** Signed in front of every payload, so that a signature of this key over anything else is never a seal. */
const PREFIX = 'motcua-seal-1\n'

/** The payload as text: base64url of the fields, one a line. Throws RangeError when a field holds a line break. */
export function encodePayload(keyId: string, seal: SealPayload): string {
  const fields = [
    VERSION,
    keyId,
    seal.code,
    seal.unit,
    seal.procedure,
    seal.number,
    seal.issuedOn,
    seal.contentHash,
    seal.signer ?? '',
  ].map((field) => field.normalize('NFC'))
  if (fields.some((field) => /\p{Cc}/u.test(field))) throw new RangeError('a sealed field holds a control character')
  return toBase64Url(new TextEncoder().encode(fields.join('\n')))
}

export type DecodedPayload = { version: string; keyId: string; seal: SealPayload }

/** The fields of a payload text, or undefined when it is none. Says nothing about who wrote it. */
export function decodePayload(text: string): DecodedPayload | undefined {
  const bytes = fromBase64Url(text)
  if (!bytes || bytes.length > 1000) return undefined
  const [version, keyId, code, unit, procedure, number, issuedOn, contentHash, signer, ...rest] = new TextDecoder()
    .decode(bytes)
    .split('\n')
  if (version === undefined || !keyId || !code || rest.length > 0) return undefined
  if (unit === undefined || procedure === undefined || number === undefined || issuedOn === undefined) return undefined
  if (contentHash === undefined || signer === undefined) return undefined
  return { version, keyId, seal: { code, unit, procedure, number, issuedOn, contentHash, ...(signer && { signer }) } }
}

/** The bytes that are signed for a payload text. */
export function signedBytes(payload: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(PREFIX + payload)
}

/** Whether this reader understands the version. */
export function isKnownVersion(version: string): boolean {
  return version === VERSION
}
