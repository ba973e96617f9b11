import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { AuthenticationTables } from './authentication.table.ts'
import type { FactorKind } from './authentication.schema.ts'

export type PasskeyRow = {
  id: string
  credentialId: string
  name: string
  createdAt: Date
  lastUsedAt: Date | null
  transports: string[]
}
export type Factors = { totpSince: Date | null; passkeys: PasskeyRow[]; recoveryCodes: number }

/** What the account can prove itself with beside its password. */
export async function readFactors(db: Db, accountId: string): Promise<Factors> {
  const { rows } = await sql<{ totpSince: Date | null; recoveryCodes: number }>`
    select (select created_at from totp_secrets where account_id = ${accountId}) as "totpSince",
           (select count(*)::int from recovery_codes where account_id = ${accountId}) as "recoveryCodes"`.execute(db)
  const passkeys = await ownTables<AuthenticationTables>(db)
    .selectFrom('passkeys')
    .select([
      'id',
      'credential_id as credentialId',
      'name',
      'created_at as createdAt',
      'last_used_at as lastUsedAt',
      'transports',
    ])
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .execute()
  return { totpSince: rows[0]?.totpSince ?? null, recoveryCodes: rows[0]?.recoveryCodes ?? 0, passkeys }
}

/** What a second step may be; none when the account has no second factor. A recovery code alone is not one. */
export function factorKindsOf(factors: Factors): FactorKind[] {
  if (factors.totpSince === null && factors.passkeys.length === 0) return []
  return [
    ...(factors.totpSince === null ? [] : (['totp'] as const)),
    ...(factors.passkeys.length === 0 ? [] : (['passkey'] as const)),
    ...(factors.recoveryCodes === 0 ? [] : (['recovery_code'] as const)),
  ]
}
