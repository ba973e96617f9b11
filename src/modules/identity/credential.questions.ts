import type { Db } from '#kernel/db/db.ts'
import { findAccountBy, findByLogin, type Account } from './account.store.ts'
import { parseLogin } from './login.rules.ts'

/** An account as whoever proves identities needs it; `passwordHash` is an argon2id PHC string. */
export type Credentials = Account

/**
 * The account that goes by what somebody typed (`typed`: user name or phone number in any spelling), by a phone number
 * (`+84…`) or by its id; undefined when there is none. Not locked. `today`: civil date of Vietnam, `YYYY-MM-DD`.
 */
export async function findCredentials(
  db: Db,
  by: { typed: string } | { phone: string } | { login: string } | { id: string },
  today: string,
): Promise<Credentials | undefined> {
  return 'typed' in by ? findByLogin(db, parseLogin(by.typed), today) : findAccountBy(db, by, today)
}

/** One spelling of what was typed as user name or phone number, so that attempts at it count as one. */
export const loginKey = (typed: string): string => parseLogin(typed).value
