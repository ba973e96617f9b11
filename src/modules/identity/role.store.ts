import { sql, type RawBuilder } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { LocalText } from '#kernel/i18n/t.ts'
import { brokenConstraint } from './account.errors.ts'
import type { IdentityTables } from './identity.table.ts'
import { rightsErrors } from './rights.errors.ts'
import type { StoredRole } from './role.rules.ts'

const tables = (db: Db) => ownTables<IdentityTables>(db)

const columns = sql`r.id, r.key, r.names, r.permissions, r.gives, r.second_factor as "secondFactor",
  r.idle_minutes as "idleMinutes", r.absolute_minutes as "absoluteMinutes", r.sort, r.version`

async function findWith(db: Db, rest: RawBuilder<unknown>): Promise<StoredRole[]> {
  return (await sql<StoredRole>`select ${columns} from roles r ${rest}`.execute(db)).rows
}

export async function findRole(db: Db, key: string): Promise<StoredRole | undefined> {
  return (await findWith(db, sql`where r.key = ${key}`))[0]
}

/** All roles in their order: there are a few dozen at most. */
export const readRoles = (db: Db): Promise<StoredRole[]> => findWith(db, sql`order by r.sort, r.key`)

/** Locks the role against every write under it: whoever acts by it holds its row until she has committed. */
export async function lockRole(db: Db, key: string): Promise<StoredRole> {
  const [role] = await findWith(db, sql`where r.key = ${key} for update`)
  if (!role) throw rightsErrors.noSuchRole()
  return role
}

/** The role, which stays as it is until the transaction ends: somebody is being appointed to it. */
export async function holdRole(db: Db, key: string): Promise<StoredRole | undefined> {
  return (await findWith(db, sql`where r.key = ${key} for share`))[0]
}

const toRow = (role: Omit<StoredRole, 'id' | 'key' | 'sort' | 'version'>) => ({
  names: JSON.stringify(role.names) as unknown as LocalText,
  permissions: role.permissions,
  gives: role.gives,
  second_factor: role.secondFactor,
  idle_minutes: role.idleMinutes,
  absolute_minutes: role.absoluteMinutes,
})

export async function insertRole(db: Db, role: Omit<StoredRole, 'sort' | 'version'>): Promise<void> {
  const { id, key } = role
  try {
    await tables(db)
      .insertInto('roles')
      .values({
        id,
        key,
        ...toRow(role),
        sort: sql`(select coalesce(max(sort), 0) + 1 from roles)` as unknown as number,
        version: 1,
      })
      .execute()
  } catch (error) {
    if (brokenConstraint(error) !== undefined) throw rightsErrors.roleTaken()
    throw error
  }
}

/** Changes a locked role; what it was is kept, as the answer to what its holders could do until now. */
export async function saveRole(db: Db, before: StoredRole, after: StoredRole, kept: { id: string; at: Date }) {
  await tables(db)
    .insertInto('role_history')
    .values({
      id: kept.id,
      role: before.key,
      names: JSON.stringify(before.names) as unknown as LocalText,
      permissions: before.permissions,
      until: kept.at,
    })
    .onConflict((conflict) => conflict.columns(['role', 'until']).doNothing())
    .execute()
  await tables(db)
    .updateTable('roles')
    .set({ ...toRow(after), version: before.version + 1 })
    .where('key', '=', before.key)
    .execute()
}

export async function deleteRole(db: Db, key: string): Promise<void> {
  await tables(db).deleteFrom('roles').where('key', '=', key).execute()
}

export type RoleUse = { unit: string; scope: 'subtree' | 'unit' }

/** Positions of the role that hold now or later: where it is used. */
export async function readRoleUses(db: Db, key: string, today: string): Promise<RoleUse[]> {
  const { rows } = await sql<RoleUse>`
    select distinct p.unit_code as unit, p.scope from positions p
     where p.role = ${key} and p.ended_at is null and (p.valid_to is null or p.valid_to >= ${today}::date)`.execute(db)
  return rows
}

/** Whether any position ever held the role: its history needs the name, so it stays. */
export async function wasEverUsed(db: Db, key: string): Promise<boolean> {
  const row = await tables(db).selectFrom('positions').select('id').where('role', '=', key).limit(1).executeTakeFirst()
  return row !== undefined
}
