import { sql, type RawBuilder } from 'kysely'
import { CODE_LENGTH, parseCode } from '#kernel/codes/code-alphabet.ts'
import { keyedHash } from '#kernel/crypto/keyed-hash.ts'
import type { Db } from '#kernel/db/db.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { sealedColumns } from './sealed-answers.rules.ts'
import { openStates, stateKeys, type DossierState } from './dossier.rules.ts'
import type { ListDossiers } from './dossier.schema.ts'
import type { DossierRow } from './dossier.table.ts'

export type InboxRow = Pick<
  DossierRow,
  | 'id'
  | 'code'
  | 'tracking_code'
  | 'applicant_name'
  | 'procedure_code'
  | 'procedure_version'
  | 'unit_code'
  | 'channel'
  | 'state'
  | 'step'
  | 'assignee_id'
  | 'assignee_name'
  | 'submitted_at'
  | 'received_at'
  | 'due_at'
  | 'soon_at'
  | 'waiting_since'
  | 'finished_at'
  | 'standing'
> & { sort_key: string }

export type InboxScope = { units: readonly string[] | 'all'; me: string | null; now: Date; lookupKey: Uint8Array }

/** Counting stops here: nobody reads more, and an exact total of a large list costs everybody a core. */
export const COUNT_CAP = 1000

type Condition = RawBuilder<unknown>

/** One page of the inbox and a row more, which tells that there is a next one. */
export async function readInbox(db: Db, query: ListDossiers, scope: InboxScope): Promise<InboxRow[]> {
  const order =
    query.sort === 'due'
      ? sql`due_sort, id`
      : query.sort === 'received'
        ? sql`received_sort, id`
        : sql`received_sort desc, id desc`
  const key = query.sort === 'due' ? sql`due_sort` : sql`received_sort`
  const conditions = [...conditionsOf(query, scope), ...after(query, key)]
  const { rows } = await sql<InboxRow>`
    select id, code, tracking_code, applicant_name, procedure_code, procedure_version, unit_code, channel, state, step,
      assignee_id, assignee_name, submitted_at, received_at, due_at, soon_at, waiting_since, finished_at, standing,
      ${key}::text as sort_key
    from dossiers where ${sql.join(conditions, sql` and `)} order by ${order} limit ${query.limit + 1}`.execute(db)
  return rows
}

export async function countInbox(db: Db, query: ListDossiers, scope: InboxScope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select 1 from dossiers where ${sql.join(conditionsOf(query, scope), sql` and `)} limit ${COUNT_CAP + 1}) counted`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

/** What a query asks for, as SQL; always bound to the units that the actor may read. */
function conditionsOf(query: ListDossiers, scope: InboxScope): Condition[] {
  return [
    unitCondition(query, scope),
    ...stateCondition(query.state),
    ...(query.step === undefined ? [] : [sql`step = ${query.step}`]),
    ...assigneeCondition(query, scope),
    ...dueCondition(query, scope.now),
    ...(query.procedure === undefined ? [] : [sql`procedure_code = ${query.procedure}`]),
    ...searchCondition(query.q, scope.lookupKey),
  ]
}

function unitCondition(query: ListDossiers, { units }: InboxScope): Condition {
  if (units === 'all') return query.unit === undefined ? sql`true` : sql`unit_code = ${query.unit}`
  const asked = query.unit === undefined ? units : units.filter((unit) => unit === query.unit)
  // One unit is the usual case, and equality lets the index give the rows in order.
  return asked.length === 1 ? sql`unit_code = ${asked[0]}` : sql`unit_code = any(${[...asked]})`
}

function stateCondition(given: string | undefined): Condition[] {
  if (given === undefined || given === '') return []
  if (given === 'open') return [sql`finished_at is null`]
  if (given === 'finished') return [sql`finished_at is not null`]
  const states = given.split(',').map((one) => one.trim())
  const known = states.filter((one): one is DossierState => (stateKeys as string[]).includes(one))
  if (known.length !== states.length)
    throw new AppError('kernel.invalid_input', {
      kind: 'invalid',
      fields: [{ path: 'state', code: 'kernel.bad_value' }],
    })
  if (known.length === 1) return [sql`state = ${known[0]}`]
  const open = known.every((one) => (openStates as readonly string[]).includes(one))
  return [sql`state = any(${known})`, ...(open ? [sql`finished_at is null`] : [])]
}

function assigneeCondition({ assignee }: ListDossiers, { me }: InboxScope): Condition[] {
  if (assignee === undefined) return []
  if (assignee === 'none') return [sql`assignee_id is null`]
  return [sql`assignee_id = ${assignee === 'me' ? me : assignee}::uuid`]
}

/** Only open dossiers are due; one that waits for the resident is not running late. */
function dueCondition({ due }: ListDossiers, now: Date): Condition[] {
  if (due === undefined) return []
  const open = sql`finished_at is null`
  const clock = sql`coalesce(waiting_since, ${now}::timestamptz)`
  if (due === 'overdue')
    return [open, sql`due_sort < ${now}::timestamptz`, sql`due_at < date_trunc('minute', ${clock})`]
  if (due === 'soon') return [open, sql`soon_at < ${clock}`, sql`due_at >= date_trunc('minute', ${clock})`]
  const from = new Date(`${civilDate(now)}T00:00:00+07:00`)
  return [
    open,
    sql`due_sort >= ${from}::timestamptz`,
    sql`due_sort < ${new Date(from.getTime() + 86_400_000)}::timestamptz`,
  ]
}

function searchCondition(q: string | undefined, lookupKey: Uint8Array): Condition[] {
  const text = (q ?? '').normalize('NFC').trim().replace(/\s+/g, ' ')
  if (text === '') return []
  const tight = text.replace(/[\s.]/g, '')
  if (/^\d{12}$/.test(tight)) return [sql`national_id_hash = ${keyedHash(lookupKey, tight, sealedColumns.nationalId)}`]
  if (/^\d\.\d{6}$/.test(text)) return [sql`procedure_code = ${text}`]
  const upper = text.toUpperCase()
  if (/^[0-9A-Z./-]+-\d{6,8}-\d+$/.test(upper)) return [sql`code = ${upper}`]
  if (/^\d{1,8}$/.test(text) || /^\d{6,8}-\d+$/.test(text)) return [sql`code like ${`%${text}`}`]
  const name = sql`applicant_search like ${`%${searchable(text).replace(/[\\%_]/g, (one) => `\\${one}`)}%`}`
  const tracking = parseCode(text, CODE_LENGTH.tracking)
  if (!tracking.ok) return [name]
  // One code in thirty-five has no digit in it, and may be a name as well.
  return [/\d/.test(text) ? sql`tracking_code = ${tracking.code}` : sql`(tracking_code = ${tracking.code} or ${name})`]
}

/** As f_unaccent of the database writes names for the search; done here, for there it would run once a row. */
const searchable = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .normalize('NFC')

/** The cursor names the last row by its key; it says nothing that the caller has not just seen. */
export const cursorAfter = (row: { sort_key: string; id: string }, sort: string): string =>
  Buffer.from(JSON.stringify([sort, row.sort_key, row.id])).toString('base64url')

function after(query: ListDossiers, key: Condition): Condition[] {
  if (query.cursor === undefined || query.cursor === '') return []
  const [sort, value, id] = readCursor(query.cursor)
  if (sort !== query.sort) throw new AppError('kernel.bad_cursor', { kind: 'invalid' })
  const compare = query.sort === '-received' ? sql`<` : sql`>`
  return [sql`(${key}, id) ${compare} (${value}::timestamptz, ${id}::uuid)`]
}

function readCursor(cursor: string): [string, string, string] {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const parts = Array.isArray(read) && read.every((one) => typeof one === 'string') ? (read as string[]) : []
    const [sort = '', value = '', id = ''] = parts
    const moment = value === 'infinity' || /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/.test(value)
    if (parts.length === 3 && moment && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return [sort, value, id]
  } catch {
    // falls through: a cursor that is none is refused in one way
  }
  throw new AppError('kernel.bad_cursor', { kind: 'invalid' })
}
