// Checks that the timeline of a dossier lies under a published root; docs/audit.md says what is computed.
// node check-proof.mjs motcua-proof.json motcua-roots.json     (roots from /audit/roots.json; better: from an old copy)
import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'

const [proof, file] = process.argv.slice(2, 4).map((path) => JSON.parse(readFileSync(path, 'utf8')))
if (!proof || !file) throw new Error('Which files? node check-proof.mjs motcua-proof.json motcua-roots.json')

const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest()
const hex = (text) => Buffer.from(text.replaceAll('-', ''), 'hex')
const int = (value, bytes) => {
  const buffer = Buffer.alloc(bytes)
  if (bytes === 8) buffer.writeBigInt64BE(value)
  else buffer.writeIntBE(value, 0, bytes)
  return buffer
}
const field = (value) => (value === null ? int(-1, 4) : Buffer.concat([int(value.length, 4), value]))
const moment = (at) => int(BigInt(Date.parse(at) - Date.UTC(2000, 0, 1)) * 1000n, 8)

let wrong = 0
const say = (holds, text) => {
  console.log(`${holds ? 'yes' : 'NO '}  ${text}`)
  if (!holds) wrong += 1
}

let before = null
for (const event of proof.events) {
  const shown = [
    int(event.version, 2),
    hex(proof.streamId),
    int(event.seq, 4),
    Buffer.from(event.stream),
    Buffer.from(event.type),
    moment(event.at),
    before === null ? null : hex(before),
  ].map(field)
  const fits = event.privateHash === null || sha256(...shown, hex(event.privateHash)).toString('hex') === event.hash
  say(fits && event.prevHash === before, `event ${event.seq}, ${event.type} at ${event.at}, follows the one before it`)
  before = event.hash
}

if (proof.leaf === null) {
  say(false, 'no root covers this dossier yet: fetch the proof again after the next full hour')
} else {
  const last = proof.events.find((event) => event.seq === proof.leaf.seq)
  say(last?.hash === proof.leaf.hash, `the leaf is event ${proof.leaf.seq}`)
  let at = sha256(Buffer.from([0]), hex(proof.streamId), int(proof.leaf.seq, 4), hex(proof.leaf.hash))
  for (const { side, hash } of proof.path)
    at = side === 'left' ? sha256(Buffer.from([1]), hex(hash), at) : sha256(Buffer.from([1]), at, hex(hash))
  const { statement, keyId, signature } = proof.root
  const { number, merkleRoot } = JSON.parse(statement)
  say(at.toString('hex') === merkleRoot, `the path of ${proof.path.length} steps leads to root ${number}`)
  const { kty, crv, x } = file.keys.find((key) => key.kid === keyId) ?? {}
  const key = x && createPublicKey({ key: { kty, crv, x }, format: 'jwk' })
  const signed = Buffer.from(`motcua-root-1\n${statement}`)
  say(
    Boolean(key) && verify(null, signed, key, Buffer.from(signature, 'base64url')),
    `root ${number} is signed by the office`,
  )
  say(
    file.roots.some((root) => root.statement === statement),
    `root ${number} stands in the kept file`,
  )
}
process.exitCode = wrong === 0 ? 0 : 1
