import { z } from 'zod'
import { MAX_KEY_DAYS } from './machine-key.rules.ts'

const Text = z
  .string()
  .max(200)
  .overwrite((text) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim())
  .min(1, 'kernel.required')
  .refine((text) => !/[\p{Cc}<>]/u.test(text), 'kernel.bad_letters')

export const ClientId = z.uuid('machines.unknown_client')
export const Scope = z.string().regex(/^[a-z_]+:[a-z_-]+$/, 'kernel.bad_value')

export const CreateClient = z.object({
  name: Text.meta({ description: 'What the machine is called in lists and in the audit trail' }),
  purpose: Text.meta({ description: 'What it is for and who answers for it' }),
  unit: z.string().regex(/^[0-9A-Za-z.]{1,20}$/, 'machines.unknown_unit'),
  subtree: z.boolean().default(false).meta({ description: 'Also the units below' }),
  scopes: z.array(Scope).min(1, 'kernel.required').max(50),
  networks: z
    .array(z.string().max(60))
    .max(20)
    .default([])
    .meta({
      description: 'Addresses and ranges it may call from; none: everywhere',
      example: ['203.0.113.0/24'],
    }),
})

export const CreateKey = z.object({
  client: ClientId,
  kind: z.enum(['api_key', 'client_secret']),
  days: z.coerce.number().int().min(1).max(MAX_KEY_DAYS, 'machines.expiry_too_far').default(90),
})

export const KeyView = z
  .object({
    id: z.uuid(),
    kind: z.enum(['api_key', 'client_secret']),
    hint: z.string(),
    createdAt: z.string(),
    expiresAt: z.string(),
    revokedAt: z.string().nullable(),
    lastUsedAt: z.string().nullable(),
    lastUsedFrom: z.string().nullable(),
    standing: z.enum(['active', 'expired', 'revoked']),
  })
  .meta({ id: 'MachineKey' })

export const ClientView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    purpose: z.string(),
    unit: z.string(),
    unitName: z.string(),
    subtree: z.boolean(),
    scopes: z.array(z.string()),
    networks: z.array(z.string()),
    createdAt: z.string(),
    disabledAt: z.string().nullable(),
    keys: z.array(KeyView),
  })
  .meta({ id: 'MachineClient' })

export type ClientViewData = z.output<typeof ClientView>

/** What the token endpoint answers, by the letter of RFC 6749 (5.1 and 5.2). */
export const TokenAnswer = z.union([
  z.object({ access_token: z.string(), token_type: z.literal('Bearer'), expires_in: z.int(), scope: z.string() }),
  z.object({ error: z.enum(['invalid_request', 'invalid_client', 'invalid_scope', 'unsupported_grant_type']) }),
])
export type TokenAnswerData = z.output<typeof TokenAnswer>
