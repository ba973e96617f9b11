import { createHash } from 'node:crypto'
import type { Aead } from '#kernel/crypto/aead.ts'
import { ownTables, type Db } from '#kernel/db/db.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { canonicalJson } from '#kernel/events/canonical.ts'

type Tables = {
  idempotency_keys: {
    key: string
    operation: string
    actor: string
    request_hash: string
    response: unknown
    created_at: Date
  }
}

export type KeyedCall = { key: string; operation: string; actor: string; requestHash: string }

export function keyedCall(key: string, operation: string, actor: string, input: unknown): KeyedCall {
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw new AppError('kernel.bad_idempotency_key', { kind: 'invalid' })
  return { key, operation, actor, requestHash: createHash('sha256').update(canonicalJson(input)).digest('hex') }
}

// Answers hold what is shown once (an applicant's token), so they lie encrypted.
const COLUMN = 'idempotency_keys.response'

/** The stored answer of an earlier identical call, or undefined. The same key with another body is a conflict. */
export async function findAnswer(db: Db, aead: Aead, call: KeyedCall): Promise<{ response: unknown } | undefined> {
  const row = await ownTables<Tables>(db)
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'response'])
    .where('key', '=', call.key)
    .where('operation', '=', call.operation)
    .where('actor', '=', call.actor)
    .executeTakeFirst()
  if (!row) return undefined
  if (row.request_hash !== call.requestHash) throw new AppError('kernel.idempotency_key_reused', { kind: 'conflict' })
  return { response: JSON.parse(aead.decrypt(String(row.response), COLUMN)) as unknown }
}

/** Stores the answer in the same transaction; a concurrent twin fails here on the primary key and is replayed. */
export async function storeAnswer(db: Db, aead: Aead, call: KeyedCall, response: unknown, at: Date): Promise<void> {
  await ownTables<Tables>(db)
    .insertInto('idempotency_keys')
    .values({
      key: call.key,
      operation: call.operation,
      actor: call.actor,
      request_hash: call.requestHash,
      response: JSON.stringify(aead.encrypt(JSON.stringify(response), COLUMN)),
      created_at: at,
    })
    .execute()
}

export function isTwin(error: unknown): boolean {
  const pg = error as { code?: string; constraint?: string }
  return pg.code === '23505' && pg.constraint === 'idempotency_keys_pkey'
}
