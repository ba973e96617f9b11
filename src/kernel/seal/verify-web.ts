import { fromBase64Url } from './base64url.ts'
import { decodePayload, isKnownVersion, sealPath, signedBytes, type Seal, type SealPublicKey } from './seal-format.ts'

/**
 * `unsupported`: this browser cannot check Ed25519 (before Chrome 137, Firefox 129, Safari 17): ask the server instead.
 * `unknown_key`: a newer key than the reader knows, or none of ours: fetch the keys anew, then it is a forgery.
 */
export type SealProblem =
  | 'malformed'
  | 'unknown_version'
  | 'unknown_key'
  | 'outside_key_days'
  | 'bad_signature'
  | 'other_code'
  | 'unsupported'

export type SealVerdict = { ok: true; seal: Seal; keyId: string } | { ok: false; problem: SealProblem }

/**
 * Checks a seal with nothing but the public keys: in the browser without a network, and on the server. `text` is what the
 * QR holds, `https://.../v/<code>#<payload>.<signature>` (of a card `/v/card/<code>`), or the part after `#` alone. Valid means: this office issued
 * it. Whether it was replaced or revoked since, only the register knows.
 */
export async function verifySeal(text: string, publicKeys: readonly SealPublicKey[]): Promise<SealVerdict> {
  const hash = text.indexOf('#')
  const [payload = '', signature = '', ...rest] = text.slice(hash + 1).split('.')
  const decoded = decodePayload(payload)
  const signatureBytes = fromBase64Url(signature)
  if (!decoded || signatureBytes?.length !== 64 || rest.length > 0) return fail('malformed')
  const { version, keyId, seal } = decoded
  if (!isKnownVersion(version)) return fail('unknown_version')
  const key = publicKeys.find((candidate) => candidate.kid === keyId)
  if (!key) return fail('unknown_key')
  const valid = await check(key, signatureBytes, signedBytes(payload))
  if (valid === undefined) return fail('unsupported')
  if (!valid) return fail('bad_signature')
  if (seal.issuedOn < key.from || (key.until !== undefined && seal.issuedOn > key.until))
    return fail('outside_key_days')
  // The address in front of # is not signed; a code there that differs would show the register's answer for another result.
  if (hash >= 0 && !text.slice(0, hash).endsWith(sealPath(seal))) return fail('other_code')
  return { ok: true, seal, keyId }
}

async function check(
  key: SealPublicKey,
  signature: Uint8Array<ArrayBuffer>,
  data: Uint8Array<ArrayBuffer>,
): Promise<boolean | undefined> {
  try {
    const jwk = { kty: key.kty, crv: key.crv, x: key.x }
    const imported = await crypto.subtle.importKey('jwk', jwk, { name: 'Ed25519' }, false, ['verify'])
    return await crypto.subtle.verify({ name: 'Ed25519' }, imported, signature, data)
  } catch {
    return undefined
  }
}

function fail(problem: SealProblem): SealVerdict {
  return { ok: false, problem }
}
