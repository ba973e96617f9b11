import { fromBase64Url, toBase64Url } from './base64url.ts'

/**
 * What is sealed of a paper that is no result, in the order in which it is written: what stands on it in plain sight, and
 * nothing else of the person. Where such a paper is asked for: `/v/<kind>/<code>`.
 */
export const PAPER_FACTS = {
  /** A member's card. `since`: first day of the membership, `YYYY-MM-DD`. */
  card: ['name', 'number', 'association', 'unit', 'since'],
  /** A receipt for dues. `amount`: whole dong; `paidOn`: `YYYY-MM-DD`; `years`: what it was paid for, `2025, 2026`. */
  receipt: ['number', 'unit', 'amount', 'paidOn', 'years'],
} as const satisfies Record<string, readonly string[]>
export type PaperKind = keyof typeof PAPER_FACTS
export type PaperFacts<K extends PaperKind> = Record<(typeof PAPER_FACTS)[K][number], string>

/** What a seal says about such a paper. */
export type PaperSeal = {
  [K in PaperKind]: {
    kind: K
    /** code in stored form */
    code: string
    /** the day on which this QR was made, `YYYY-MM-DD` */
    issuedOn: string
    facts: PaperFacts<K>
  }
}[PaperKind]

export type Seal = SealPayload | PaperSeal

/**
 * What a seal says about a result. Short, since all of it must fit a QR code of 25 mm; names of units and procedures are
 * looked up by code. No personal data of the applicant: whoever holds the paper reads the seal.
 */
export type SealPayload = {
  kind?: never
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

/** Of results, and of other papers. */
const VERSIONS = { result: '1', paper: '2' }
/** Signed in front of every payload, so that a signature of this key over anything else is never a seal. */
const PREFIX = 'motcua-seal-1\n'

/** The payload as text: base64url of the fields, one a line. Throws RangeError when a field holds a line break. */
export function encodePayload(keyId: string, seal: Seal): string {
  const fields = fieldsOf(keyId, seal).map((field) => field.normalize('NFC'))
  if (fields.some((field) => /\p{Cc}/u.test(field))) throw new RangeError('a sealed field holds a control character')
  return toBase64Url(new TextEncoder().encode(fields.join('\n')))
}

function fieldsOf(keyId: string, seal: Seal): string[] {
  if (seal.kind !== undefined) {
    const facts: Record<string, string> = seal.facts
    const values = PAPER_FACTS[seal.kind].map((name) => facts[name] ?? '')
    return [VERSIONS.paper, keyId, seal.kind, seal.code, seal.issuedOn, ...values]
  }
  const { code, unit, procedure, number, issuedOn, contentHash, signer = '' } = seal
  return [VERSIONS.result, keyId, code, unit, procedure, number, issuedOn, contentHash, signer]
}

export type DecodedPayload = { version: string; keyId: string; seal: Seal }

/** The fields of a payload text, or undefined when it is none. Says nothing about who wrote it. */
export function decodePayload(text: string): DecodedPayload | undefined {
  const bytes = fromBase64Url(text)
  if (!bytes || bytes.length > 1000) return undefined
  const fields = new TextDecoder().decode(bytes).split('\n')
  return fields[0] === VERSIONS.paper ? decodePaper(fields) : decodeResult(fields)
}

function decodePaper([version, keyId, kind, code, issuedOn, ...values]: string[]): DecodedPayload | undefined {
  if (version === undefined || !keyId || !code || issuedOn === undefined || !isPaperKind(kind)) return undefined
  const names = PAPER_FACTS[kind]
  if (values.length !== names.length) return undefined
  const facts = Object.fromEntries(names.map((name, at) => [name, values[at] ?? '']))
  return { version, keyId, seal: { kind, code, issuedOn, facts } as PaperSeal }
}

function isPaperKind(text: string | undefined): text is PaperKind {
  return text !== undefined && Object.hasOwn(PAPER_FACTS, text)
}

function decodeResult(fields: string[]): DecodedPayload | undefined {
  const [version, keyId, code, unit, procedure, number, issuedOn, contentHash, signer, ...rest] = fields
  if (version === undefined || !keyId || !code || rest.length > 0) return undefined
  if (unit === undefined || procedure === undefined || number === undefined || issuedOn === undefined) return undefined
  if (contentHash === undefined || signer === undefined) return undefined
  return { version, keyId, seal: { code, unit, procedure, number, issuedOn, contentHash, ...(signer && { signer }) } }
}

/** The bytes that are signed for a payload text. */
export function signedBytes(payload: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(PREFIX + payload)
}

/** The address under which the register is asked, without the host. */
export function sealPath(seal: Pick<Seal, 'kind' | 'code'>): string {
  return seal.kind === undefined ? `/v/${seal.code}` : `/v/${seal.kind}/${seal.code}`
}

/** Whether this reader understands the version. */
export function isKnownVersion(version: string): boolean {
  return Object.values(VERSIONS).includes(version)
}
