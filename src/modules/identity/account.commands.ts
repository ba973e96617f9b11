import { keyedHash } from '#kernel/crypto/keyed-hash.ts'
import type { NationalId } from '#kernel/crypto/national-id.ts'
import type { Locale } from '#kernel/i18n/t.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { accountEvent } from './account.events.ts'
import { insertAccount } from './account.store.ts'

const NATIONAL_ID = 'accounts.national_id'

/** Under which hash the account of a personal number is found. */
export const nationalIdHash = (lookupKey: Uint8Array, id: NationalId): string => keyedHash(lookupKey, id, NATIONAL_ID)

/** The account of a machine that calls the API; what it may do is the machines module's. Returns its id. */
export async function createMachineAccount(ctx: Ctx, given: { name: string; unit: string }): Promise<string> {
  const id = ctx.ids.uuid()
  await insertAccount(ctx.db, {
    id,
    login: null,
    phone: null,
    display_name: given.name,
    password_hash: null,
    unit_code: given.unit,
    created_at: ctx.now(),
    kind: 'machine',
  })
  await ctx.record([accountEvent('account.created', id, { name: given.name, unit: given.unit, machine: true })])
  return id
}

export type NewPerson = {
  name: string
  locale: Locale
  level: 0 | 1 | 2
  login?: string
  /** Confirmed just now, as +84 and digits. */
  phone?: string
  passwordHash?: string
  nationalId?: NationalId
  birthDate?: string
}

/**
 * The account of a resident, made by herself: no unit looks after it. Throws `identity.login_taken` or
 * `identity.phone_taken`. Returns its id.
 */
export async function createPerson(ctx: Ctx, given: NewPerson): Promise<string> {
  const id = ctx.ids.uuid()
  const now = ctx.now()
  await insertAccount(ctx.db, {
    id,
    login: given.login ?? null,
    phone: given.phone ?? null,
    display_name: given.name,
    password_hash: given.passwordHash ?? null,
    unit_code: null,
    created_at: now,
    level: given.level,
    phone_confirmed_at: given.phone === undefined ? null : now,
    national_id_sealed:
      given.nationalId === undefined ? null : ctx.services.aead.encrypt(given.nationalId, NATIONAL_ID),
    national_id_hash: given.nationalId === undefined ? null : nationalIdHash(ctx.services.lookupKey, given.nationalId),
    birth_date: given.birthDate ?? null,
    locale: given.locale,
  })
  await ctx.record([accountEvent('account.created', id, { self: true, level: given.level })])
  return id
}
