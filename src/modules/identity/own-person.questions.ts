import type { NationalId } from '#kernel/crypto/national-id.ts'
import type { Db } from '#kernel/db/db.ts'
import { ownTables } from '#kernel/db/db.ts'
import type { LocalText } from '#kernel/i18n/t.ts'
import type { Services } from '#kernel/operation/services.ts'
import type { IdentityTables } from './identity.table.ts'

/** What an account says of its person. The number and the phone are there only when they were proved to be hers. */
export type OwnPerson = {
  id: string
  name: string
  phone: string | null
  nationalId: NationalId | null
  unitCode: string | null
}

/** The person behind an account, for what the law lets her ask about herself; undefined when there is no such account. */
export async function findOwnPerson(
  db: Db,
  { aead }: Pick<Services, 'aead'>,
  accountId: string,
): Promise<OwnPerson | undefined> {
  const row = await ownTables<IdentityTables>(db)
    .selectFrom('accounts')
    .select(['id', 'display_name', 'phone', 'phone_confirmed_at', 'national_id_sealed', 'unit_code'])
    .where('id', '=', accountId)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      name: row.display_name,
      phone: row.phone_confirmed_at === null ? null : row.phone,
      nationalId:
        row.national_id_sealed === null
          ? null
          : (aead.decrypt(row.national_id_sealed, 'accounts.national_id') as NationalId),
      unitCode: row.unit_code,
    }
  )
}

/** Where a position was held and what its role is called: how an officer is told to people, who need no name for it. */
export async function positionPlaces(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { roleName: LocalText; unitCode: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await ownTables<IdentityTables>(db)
    .selectFrom('positions')
    .innerJoin('roles', 'roles.key', 'positions.role')
    .select(['positions.id', 'roles.names', 'positions.unit_code'])
    .where('positions.id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, { roleName: row.names, unitCode: row.unit_code }]))
}
