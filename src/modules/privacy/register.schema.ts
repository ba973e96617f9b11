import { z } from 'zod'

const Keeping = z.object({
  how: z.enum(['rule', 'with', 'duty', 'while', 'by']),
  rule: z.string().optional(),
  of: z.string().optional(),
  days: z.int().optional(),
})

const RegisterColumn = z.object({
  column: z.string(),
  kind: z.string(),
  protection: z.enum(['clear', 'masked', 'slow_hash', 'token_hash', 'sealed', 'sealed_within', 'keyed_hash']),
  sensitive: z.array(z.string()),
  about: z.enum(['resident', 'officer', 'caller']),
})

const RegisterEntry = z.object({
  table: z.string(),
  place: z.boolean(),
  columns: z.array(RegisterColumn),
  keeping: Keeping,
  erase: z.enum(['delete', 'anonymise', 'with', 'hold', 'place']),
  duty: z.string().nullable(),
  seenBy: z.array(z.string()),
})

const RegisterPurpose = z.object({
  purpose: z.string(),
  ground: z.enum(['consent', 'public_duty', 'own_request', 'security', 'rights']),
  law: z.string(),
  recalled: z.boolean(),
  kinds: z.array(z.string()),
  sensitive: z.array(z.string()),
  entries: z.array(RegisterEntry),
})

const Contact = z.object({
  controller: z.string(),
  officer: z.string(),
  phone: z.string(),
  email: z.string(),
  address: z.string(),
})

/** The processing register with its figures, and whom to ask. */
export const Register = z.object({
  asOf: z.string(),
  contact: Contact.nullable(),
  purposes: z.array(RegisterPurpose),
  periods: z.array(z.object({ rule: z.string(), days: z.int(), source: z.string(), recalled: z.boolean() })),
  figures: z.object({ tables: z.int(), columns: z.int(), personal: z.int(), sealed: z.int(), sensitive: z.int() }),
})
export type Register = z.output<typeof Register>
export type RegisterPurpose = z.output<typeof RegisterPurpose>
export type RegisterEntry = z.output<typeof RegisterEntry>
export type Keeping = z.output<typeof Keeping>
