import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { ChannelKind } from './channel.rules.ts'
import type { ChannelView, ContactView } from './organisation.schema.ts'
import type { OrganisationTables } from './organisation.table.ts'

const tables = (db: Db) => ownTables<OrganisationTables>(db)

export async function readContact(db: Db, code: string): Promise<ContactView | null> {
  const row = await tables(db).selectFrom('unit_contacts').selectAll().where('unit_code', '=', code).executeTakeFirst()
  if (!row) return null
  const { line, phone, email, website, latitude, longitude, hours, version } = row
  return { line, phone, email, website, latitude, longitude, hours, version }
}

const view = (row: OrganisationTables['unit_channels']): ChannelView => ({
  id: row.id,
  unit: row.unit_code,
  kind: row.kind,
  name: row.name,
  address: row.address,
  runBy: row.run_by,
  members: row.members,
  countedOn: row.counted_on,
  startedOn: row.started_on,
  endedOn: row.ended_on,
  isPublic: row.is_public,
  version: row.version,
})

/** Channels of one unit that run on the day; to the public only those that it shows. */
export async function readChannelsOf(db: Db, code: string, at: string, all: boolean): Promise<ChannelView[]> {
  const rows = await tables(db)
    .selectFrom('unit_channels')
    .selectAll()
    .where('unit_code', '=', code)
    .where((where) => where.or([where('started_on', 'is', null), where('started_on', '<=', at)]))
    .where((where) => where.or([where('ended_on', 'is', null), where('ended_on', '>', at)]))
    .$if(!all, (query) => query.where('is_public', '=', true))
    .orderBy('kind')
    .orderBy('name')
    .limit(100)
    .execute()
  return rows.map(view)
}

export async function readChannel(db: Db, id: string): Promise<ChannelView | undefined> {
  const row = await tables(db).selectFrom('unit_channels').selectAll().where('id', '=', id).executeTakeFirst()
  return row && view(row)
}

/** One part of the channels that run in these units, by name. */
export async function readChannels(
  db: Db,
  filter: { codes: readonly string[]; kind?: ChannelKind | undefined; limit: number },
  after?: { name: string; id: string },
): Promise<ChannelView[]> {
  const rows = await tables(db)
    .selectFrom('unit_channels')
    .selectAll()
    .where('ended_on', 'is', null)
    .where(sql<boolean>`unit_code = any(${filter.codes as string[]})`)
    .$if(filter.kind !== undefined, (query) => query.where('kind', '=', filter.kind ?? 'other'))
    .$if(after !== undefined, (query) => query.where(sql<boolean>`(name, id) > (${after?.name}, ${after?.id}::uuid)`))
    .orderBy('name')
    .orderBy('id')
    .limit(filter.limit)
    .execute()
  return rows.map(view)
}

/** How many channels of each kind run in these units, and how many people are in them. */
export async function readChannelTotals(
  db: Db,
  codes: readonly string[],
): Promise<{ kind: ChannelKind; channels: number; members: number }[]> {
  const { rows } = await sql<{ kind: ChannelKind; channels: number; members: number }>`
    select kind, count(*)::int as channels, coalesce(sum(members), 0)::int as members
      from unit_channels where ended_on is null and unit_code = any(${codes as string[]})
     group by kind order by kind`.execute(db)
  return rows
}
