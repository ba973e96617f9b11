import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { AlarmRule, AlarmTables } from './alarm.table.ts'

const tables = (db: Db) => ownTables<AlarmTables>(db)

export type AlarmRow = AlarmTables['audit_rules']

/** The rules as they stand, by key. */
export async function readRules(db: Db): Promise<AlarmRow[]> {
  return tables(db).selectFrom('audit_rules').selectAll().orderBy('key').execute()
}

export async function lockRule(db: Db, key: AlarmRule): Promise<AlarmRow> {
  return tables(db).selectFrom('audit_rules').selectAll().where('key', '=', key).forUpdate().executeTakeFirstOrThrow()
}

export async function saveRule(db: Db, key: AlarmRule, change: Omit<AlarmRow, 'key'>): Promise<void> {
  await tables(db).updateTable('audit_rules').set(change).where('key', '=', key).execute()
}

export type NewAlarm = {
  id: string
  rule: AlarmRule
  actor_id: string
  position_id: string | null
  unit_code: string | null
  hour: Date
  count: number
  raised_at: Date
}

/** Raises the alarm of this rule, officer and hour, or counts it up. True when it is new. */
export async function raiseAlarm(db: Db, alarm: NewAlarm): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    insert into audit_alarms (id, rule, actor_id, position_id, unit_code, hour, count, raised_at)
    values (${alarm.id}, ${alarm.rule}, ${alarm.actor_id}, ${alarm.position_id}, ${alarm.unit_code}, ${alarm.hour},
            ${alarm.count}, ${alarm.raised_at})
    on conflict (rule, actor_id, hour) do update set count = greatest(audit_alarms.count, excluded.count)
    returning id`.execute(db)
  return rows[0]?.id === alarm.id
}

export type Alarm = {
  id: string
  rule: AlarmRule
  actorId: string
  unit: string | null
  hour: Date
  count: number
  closedAt: Date | null
  closedBy: string | null
  note: string | null
}

const columns = sql`id, rule, actor_id as "actorId", unit_code as unit, hour, count, closed_at as "closedAt",
  closed_by as "closedBy", note`

/** One page of alarms of these units, open ones first, then the newest. */
export async function readAlarms(
  db: Db,
  filter: { units: readonly string[] | 'all'; state: 'open' | 'closed' | undefined; skip: number; limit: number },
): Promise<Alarm[]> {
  const within = filter.units === 'all' ? sql`true` : sql`unit_code = any(${filter.units})`
  const states = { open: sql`closed_at is null`, closed: sql`closed_at is not null` }
  const { rows } = await sql<Alarm>`
    select ${columns} from audit_alarms where ${within} and ${filter.state ? states[filter.state] : sql`true`}
     order by closed_at is not null, hour desc, id limit ${filter.limit} offset ${filter.skip}`.execute(db)
  return rows
}

export async function lockAlarm(db: Db, id: string): Promise<Alarm | undefined> {
  const { rows } = await sql<Alarm>`select ${columns} from audit_alarms where id = ${id} for update`.execute(db)
  return rows[0]
}

export async function closeAlarm(db: Db, id: string, by: string, at: Date, note: string): Promise<void> {
  await tables(db)
    .updateTable('audit_alarms')
    .set({ closed_at: at, closed_by: by, note })
    .where('id', '=', id)
    .execute()
}
