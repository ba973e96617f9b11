import { ownTables, type Db } from '#kernel/db/db.ts'
import { keyedHash } from '#kernel/crypto/keyed-hash.ts'
import { findTotpStep } from '#kernel/crypto/totp.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import type { AuthenticationTables } from './authentication.table.ts'
import { parseRecoveryCode } from './recovery-code.rules.ts'

const SECRET = 'totp_secrets.secret'
const CODE = 'recovery_codes.code'

const tables = (db: Db) => ownTables<AuthenticationTables>(db)

/** Keeps the secret of an authenticator app in place of an older one; `step` is that of the code that proved it. */
export async function saveTotp(ctx: Ctx, accountId: string, secret: Uint8Array, step: number): Promise<void> {
  const row = {
    secret_sealed: ctx.services.aead.encrypt(Buffer.from(secret).toString('base64url'), SECRET),
    last_step: step,
    created_at: ctx.now(),
  }
  await tables(ctx.db)
    .insertInto('totp_secrets')
    .values({ account_id: accountId, ...row })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
    .execute()
}

/** Takes a code of the app once; false when it is wrong, was used before, or there is no app. */
export async function takeTotp(ctx: Ctx, accountId: string, code: string): Promise<boolean> {
  const row = await tables(ctx.db)
    .selectFrom('totp_secrets')
    .select(['secret_sealed', 'last_step'])
    .where('account_id', '=', accountId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return false
  const secret = Buffer.from(ctx.services.aead.decrypt(row.secret_sealed, SECRET), 'base64url')
  const step = findTotpStep(secret, code, ctx.now(), Number(row.last_step))
  if (step === undefined) return false
  await tables(ctx.db)
    .updateTable('totp_secrets')
    .set({ last_step: step })
    .where('account_id', '=', accountId)
    .execute()
  return true
}

export async function removeTotp(db: Db, accountId: string): Promise<boolean> {
  const gone = await tables(db).deleteFrom('totp_secrets').where('account_id', '=', accountId).executeTakeFirst()
  return gone.numDeletedRows > 0n
}

const codeHash = (ctx: Ctx, accountId: string, code: string) =>
  keyedHash(ctx.services.lookupKey, `${accountId} ${code}`, CODE)

/** Puts these recovery codes (stored form) in place of all earlier ones. */
export async function replaceRecoveryCodes(ctx: Ctx, accountId: string, codes: readonly string[]): Promise<void> {
  await removeRecoveryCodes(ctx.db, accountId)
  if (codes.length === 0) return
  await tables(ctx.db)
    .insertInto('recovery_codes')
    .values(
      codes.map((code) => ({
        account_id: accountId,
        code_hash: codeHash(ctx, accountId, code),
        created_at: ctx.now(),
      })),
    )
    .execute()
}

export async function removeRecoveryCodes(db: Db, accountId: string): Promise<void> {
  await tables(db).deleteFrom('recovery_codes').where('account_id', '=', accountId).execute()
}

/** Uses up a recovery code; false when it is none of the account's. */
export async function takeRecoveryCode(ctx: Ctx, accountId: string, typed: string): Promise<boolean> {
  const code = parseRecoveryCode(typed)
  if (code === undefined) return false
  const gone = await tables(ctx.db)
    .deleteFrom('recovery_codes')
    .where('account_id', '=', accountId)
    .where('code_hash', '=', codeHash(ctx, accountId, code))
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}

export type Passkey = AuthenticationTables['passkeys']

export async function insertPasskey(db: Db, passkey: Passkey): Promise<void> {
  await tables(db).insertInto('passkeys').values(passkey).execute()
}

export async function lockPasskey(db: Db, credentialId: string): Promise<Passkey | undefined> {
  const row = await tables(db)
    .selectFrom('passkeys')
    .selectAll()
    .where('credential_id', '=', credentialId)
    .forUpdate()
    .executeTakeFirst()
  return row && { ...row, counter: Number(row.counter) }
}

export async function notePasskeyUse(db: Db, id: string, counter: number, at: Date): Promise<void> {
  await tables(db).updateTable('passkeys').set({ counter, last_used_at: at }).where('id', '=', id).execute()
}

export async function removePasskey(db: Db, accountId: string, id: string): Promise<boolean> {
  const gone = await tables(db)
    .deleteFrom('passkeys')
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}

/** After a recovery the person begins anew: what was lost, or is in other hands, opens nothing any more. */
export async function removeAllFactors(db: Db, accountId: string): Promise<void> {
  await removeTotp(db, accountId)
  await removeRecoveryCodes(db, accountId)
  await tables(db).deleteFrom('passkeys').where('account_id', '=', accountId).execute()
}
