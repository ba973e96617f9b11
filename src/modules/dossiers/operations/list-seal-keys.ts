import { z } from 'zod'
import { question } from '#kernel/operation/operation.ts'

const Key = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  alg: z.literal('EdDSA'),
  use: z.literal('sig'),
  kid: z.string(),
  /** Public key, base64url. */
  x: z.string(),
  from: z.string(),
  until: z.string().optional(),
})

/** The public keys with which results were sealed, old ones included: whoever has them needs no server to check a QR. */
export const listSealKeys = question({
  name: 'dossiers.seal-keys',
  permission: 'anyone',
  input: z.strictObject({}),
  output: z.object({ keys: z.array(Key) }).meta({ id: 'SealKeys', description: 'A JSON Web Key Set (RFC 7517)' }),
  run: async (ctx) => ({ keys: ctx.services.sealer.publicKeys().map((key) => ({ ...key })) }),
})
