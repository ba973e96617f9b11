import { sql, type Insertable, type RawBuilder } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import { brokenConstraint, identityErrors } from './account.errors.ts'
import type { IdentityTables } from './identity.table.ts'
import type { Login } from './login.rules.ts'

export type Account = {
  id: string
  login: string | null
  phone: string | null
  name: string
  passwordHash: string | null
  level: 0 | 1 | 2
  unitCode: string | null
  disabledAt: Date | null
  /** Units of the positions that are valid now or later. */
  positionUnits: string[]
}

// The last parameter of each look-up is today's civil date, which decides whether a position still counts.
const columns = (today: string) => sql`
  a.id, a.login, a.phone, a.display_name as name, a.password_hash as "passwordHash", a.level, a.unit_code as "unitCode",
  a.disabled_at as "disabledAt",
  array(select p.unit_code from positions p where p.account_id = a.id and p.ended_at is null
          and (p.valid_to is null or p.valid_to >= ${today}::date)) as "positionUnits"`

/** The account of a sign-in, not locked: most attempts of an attacker change nothing. */
export async function findByLogin(db: Db, login: Login, today: string): Promise<Account | undefined> {
  const match = login.by === 'phone' ? sql`a.phone = ${login.value}` : sql`a.login = ${login.value}`
  const { rows } = await sql<Account>`select ${columns(today)} from accounts a where ${match}`.execute(db)
  return rows[0]
}

/** The account of exactly one of these; undefined when there is none. Not locked. */
export async function findAccountBy(
  db: Db,
  by: { id: string } | { login: string } | { phone: string } | { nationalIdHash: string },
  today: string,
): Promise<Account | undefined> {
  const [column, value] = Object.entries(by)[0] ?? ['id', '']
  const match = sql`a.${sql.ref(column === 'nationalIdHash' ? 'national_id_hash' : column)} = ${value}`
  const { rows } = await sql<Account>`select ${columns(today)} from accounts a where ${match}`.execute(db)
  return rows[0]
}

/** Session limits of the roles that the account holds on this day. */
export async function roleLimits(db: Db, id: string, today: string) {
  const { rows } = await sql<{ idleMinutes: number; absoluteMinutes: number }>`
    select r.idle_minutes as "idleMinutes", r.absolute_minutes as "absoluteMinutes"
      from positions p join roles r on r.key = p.role
     where p.account_id = ${id} and p.ended_at is null and p.valid_from <= ${today}::date
       and (p.valid_to is null or p.valid_to >= ${today}::date)`.execute(db)
  return rows
}

/** Locks the account for a change; whatever is recorded about it then has its place in the order of events. */
export async function lockById(db: Db, id: string, today: string): Promise<Account> {
  return lock(db, sql`a.id = ${id}`, today)
}

export async function lockByLogin(db: Db, login: string, today: string): Promise<Account> {
  return lock(db, sql`a.login = ${login}`, today)
}

async function lock(db: Db, match: RawBuilder<unknown>, today: string): Promise<Account> {
  const { rows } = await sql<Account>`
    select ${columns(today)} from accounts a where ${match} for no key update of a`.execute(db)
  if (!rows[0]) throw identityErrors.unknownAccount()
  return rows[0]
}

type NewAccount = Omit<Insertable<IdentityTables['accounts']>, 'disabled_at'>

export async function insertAccount(db: Db, account: NewAccount): Promise<void> {
  try {
    await ownTables<IdentityTables>(db)
      .insertInto('accounts')
      .values({ ...account, disabled_at: null })
      .execute()
  } catch (error) {
    const constraint = brokenConstraint(error)
    if (constraint === 'accounts_login_key') throw identityErrors.loginTaken()
    if (constraint === 'accounts_phone_key') throw identityErrors.phoneTaken()
    throw error
  }
}

export async function savePassword(db: Db, id: string, hash: string): Promise<void> {
  await ownTables<IdentityTables>(db)
    .updateTable('accounts')
    .set({ password_hash: hash })
    .where('id', '=', id)
    .execute()
}

export async function saveDisabled(db: Db, id: string, at: Date | null): Promise<void> {
  await ownTables<IdentityTables>(db).updateTable('accounts').set({ disabled_at: at }).where('id', '=', id).execute()
}
