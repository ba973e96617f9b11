import { z } from 'zod'

/** A root as it is published: the statement to the letter, the key and its Ed25519 signature (base64url). */
export const PublishedRoot = z
  .object({ statement: z.string(), keyId: z.string(), signature: z.string() })
  .meta({ id: 'PublishedRoot', description: 'Signed text: "motcua-root-1", a line break, the statement.' })

export const ListRoots = z.strictObject({
  /** Only roots with a smaller number. */
  before: z.preprocess((v) => (v === '' ? undefined : v), z.coerce.number().int().min(1).max(2147483647).optional()),
  limit: z.coerce.number().int().min(1).max(100).default(24),
})

export const RootItem = PublishedRoot.extend({
  number: z.int(),
  at: z.string(),
  /** SHA-256 (hex) of the statement: what the next root names as `previous`. */
  hash: z.string(),
  previous: z.string().nullable(),
  merkleRoot: z.string(),
  leaves: z.int(),
  events: z.int(),
  streams: z.int(),
}).meta({ id: 'AuditRoot' })
export type RootItem = z.input<typeof RootItem>

const Hex = z.string().regex(/^[0-9a-f]{64}$/)

export const TimelineProofAnswer = z
  .object({
    format: z.literal('motcua-proof-1'),
    streamId: z.uuid(),
    events: z.array(
      z.object({
        version: z.union([z.literal(1), z.literal(2)]),
        seq: z.int(),
        stream: z.string(),
        type: z.string(),
        at: z.string(),
        prevHash: Hex.nullable(),
        privateHash: Hex.nullable(),
        hash: Hex,
      }),
    ),
    leaf: z.object({ seq: z.int(), hash: Hex, index: z.int(), leaves: z.int() }).nullable(),
    path: z.array(z.object({ side: z.enum(['left', 'right']), hash: Hex })),
    root: PublishedRoot.nullable(),
  })
  .meta({ id: 'TimelineProof', description: 'docs/audit.md says how to check it' })
export type TimelineProofAnswer = z.input<typeof TimelineProofAnswer>
