import { sql } from 'kysely'
import type { NationalId } from '#kernel/crypto/national-id.ts'
import type { Db } from '#kernel/db/db.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { nationalIdHash } from './account.commands.ts'
import { accountEvent } from './account.events.ts'
import { lockById } from './account.store.ts'

/** What an account says of its person, as far as it was proved. */
export type ProvedPerson = {
  id: string
  name: string
  phone: string | null
  level: 0 | 1 | 2
  disabled: boolean
  birthDate: string | null
  nationalId: NationalId | null
  /** Works at an office: the name is the office's to give. */
  hasPositions: boolean
}

type Row = Omit<ProvedPerson, 'nationalId'> & { sealed: string | null }

const SEALED = 'accounts.national_id'

/** The account of this personal number or of this id; undefined when there is none. */
export async function findPerson(
  ctx: Ctx,
  by: { nationalId: NationalId } | { id: string },
): Promise<ProvedPerson | undefined> {
  const match =
    'id' in by
      ? sql`a.id = ${by.id}`
      : sql`a.national_id_hash = ${nationalIdHash(ctx.services.lookupKey, by.nationalId)}`
  const { rows } = await sql<Row>`
    select a.id, a.display_name as name, a.phone, a.level, a.disabled_at is not null as disabled,
           a.birth_date::text as "birthDate", a.national_id_sealed as sealed,
           exists (select 1 from positions p where p.account_id = a.id) as "hasPositions"
      from accounts a where ${match}`.execute(ctx.db)
  const row = rows[0]
  if (!row) return undefined
  const { sealed, ...person } = row
  return { ...person, nationalId: sealed === null ? null : (ctx.services.aead.decrypt(sealed, SEALED) as NationalId) }
}

export type Proof = {
  nationalId: NationalId
  name: string
  birthDate?: string | undefined
  level: 1 | 2
  provider: string
}

/**
 * Links a proved person to an account that has no personal number yet. Residents take the proved name, who works at an
 * office keeps the one the office gave. Answers false, and changes nothing, when the account has a number already or
 * another account has this one: a link is never overwritten.
 */
export async function linkPerson(ctx: Ctx, accountId: string, proof: Proof): Promise<boolean> {
  const { services } = ctx
  const hash = nationalIdHash(services.lookupKey, proof.nationalId)
  const { numAffectedRows } = await sql`
    update accounts a
       set national_id_hash = ${hash}, national_id_sealed = ${services.aead.encrypt(proof.nationalId, SEALED)},
           birth_date = coalesce(${proof.birthDate ?? null}::date, a.birth_date), level = greatest(a.level, ${proof.level}),
           display_name = case when exists (select 1 from positions p where p.account_id = a.id)
                               then a.display_name else ${proof.name} end
     where a.id = ${accountId} and a.national_id_hash is null and a.disabled_at is null
       and not exists (select 1 from accounts b where b.national_id_hash = ${hash})`.execute(ctx.db)
  if (numAffectedRows !== 1n) return false
  const { provider, level } = proof
  await ctx.record([accountEvent('account.e_identity_linked', accountId, { provider, level })])
  return true
}

/** The account's level is the best that was ever proved. */
export async function raiseLevel(db: Db, accountId: string, level: 0 | 1 | 2): Promise<void> {
  await sql`update accounts set level = ${level} where id = ${accountId} and level < ${level}`.execute(db)
}

/** Ends the sessions that came from this session at a provider; says how many there were. */
export async function endProviderSessions(ctx: Ctx, provider: string, providerSession: string): Promise<number> {
  const { rows } = await sql<{ id: string; account: string }>`
    update sessions set ended_at = ${ctx.now()}
     where provider = ${provider} and provider_session = ${providerSession} and ended_at is null
    returning id, account_id as account`.execute(ctx.db)
  for (const { id, account } of rows) {
    await lockById(ctx.db, account, civilDate(ctx.now()))
    await ctx.record([accountEvent('account.session_ended', account, { session: id, provider })])
  }
  return rows.length
}
