import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto'

/** OWASP's first choice for argon2id: 19 MiB, 2 passes, 1 lane; about 30 ms of one thread of the pool. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const
const SALT_BYTES = 16
const HASH_BYTES = 32
const PHC =
  /^\$argon2id\$v=19\$m=(?<memory>\d{1,7}),t=(?<passes>\d{1,2}),p=(?<parallelism>\d)\$(?<salt>[A-Za-z0-9+/]{11,86})\$(?<hash>[A-Za-z0-9+/]{22,86})$/

/** A fixed hash of a password nobody has, at today's cost. */
const NOBODY = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`

/** The argon2id hash of a password as PHC string, `$argon2id$v=19$m=...,t=...,p=...$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await derive(password, { ...COST, nonce: salt, tagLength: HASH_BYTES })
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${bare64(salt)}$${bare64(hash)}`
}

/**
 * Whether the password is the one of this PHC string. Give undefined for an unknown account: the same work is done, so
 * that the time taken does not tell which accounts exist.
 */
export async function verifyPassword(password: string, phc: string | undefined): Promise<boolean> {
  const { memory, passes, parallelism, salt, hash } = PHC.exec(phc ?? NOBODY)?.groups ?? {}
  if (!salt || !hash) throw new Error('the stored password hash is no argon2id PHC string')
  const expected = Buffer.from(hash, 'base64')
  const actual = await derive(password, {
    nonce: Buffer.from(salt, 'base64'),
    tagLength: expected.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  })
  return timingSafeEqual(actual, expected) && phc !== undefined
}

/** Whether the hash was made at another cost than today's, so that the next sign-in should store it anew. */
export function needsRehash(phc: string): boolean {
  const { memory, passes, parallelism } = PHC.exec(phc)?.groups ?? {}
  return Number(memory) !== COST.memory || Number(passes) !== COST.passes || Number(parallelism) !== COST.parallelism
}

async function derive(password: string, cost: Omit<Argon2Parameters, 'message'>): Promise<Buffer> {
  // NFKC: the same Vietnamese password arrives composed from one keyboard and decomposed from another.
  const message = Buffer.from(password.normalize('NFKC'), 'utf8')
  return new Promise((resolve, reject) => {
    argon2('argon2id', { ...cost, message }, (error, key) => (error ? reject(error) : resolve(Buffer.from(key))))
  })
}

/** Base64 without padding, as PHC strings want it. */
function bare64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll('=', '')
}
