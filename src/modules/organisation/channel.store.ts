import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import { organisationErrors } from './organisation.errors.ts'
import type { OrganisationTables } from './organisation.table.ts'

type StoredChannel = OrganisationTables['unit_channels']
const tables = (db: Db) => ownTables<OrganisationTables>(db)

export async function insertChannel(db: Db, channel: StoredChannel): Promise<void> {
  await tables(db).insertInto('unit_channels').values(channel).execute().catch(explain)
}

/** The channel, locked until the transaction ends. Throws `organisation.unknown_channel`. */
export async function lockChannel(db: Db, id: string): Promise<StoredChannel> {
  const row = await tables(db)
    .selectFrom('unit_channels')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw organisationErrors.unknownChannel()
  return row
}

export async function saveChannel(db: Db, id: string, change: Partial<StoredChannel>): Promise<void> {
  await tables(db)
    .updateTable('unit_channels')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute()
    .catch(explain)
}

/** Writes the contact of a unit; `version` is the one that was seen (0: none). */
export async function saveContact(
  db: Db,
  contact: Omit<OrganisationTables['unit_contacts'], 'version'>,
  version: number,
): Promise<void> {
  const { unit_code: code, hours, ...rest } = contact
  const values = { ...rest, hours: sql<never>`${JSON.stringify(hours)}::jsonb` }
  const saved =
    version === 0
      ? await tables(db)
          .insertInto('unit_contacts')
          .values({ unit_code: code, ...values, version: 1 })
          .onConflict((conflict) => conflict.doNothing())
          .returning('version')
          .executeTakeFirst()
      : await tables(db)
          .updateTable('unit_contacts')
          .set({ ...values, version: version + 1 })
          .where('unit_code', '=', code)
          .where('version', '=', version)
          .returning('version')
          .executeTakeFirst()
  if (!saved) throw organisationErrors.changedMeanwhile()
}

function explain(error: unknown): never {
  if ((error as { constraint?: string }).constraint === 'unit_channels_address') throw organisationErrors.addressTaken()
  throw error
}
