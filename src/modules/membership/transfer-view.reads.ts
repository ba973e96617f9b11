import { sql } from 'kysely'
import { holds, unitsWith, type Actor } from '#kernel/access/actor.ts'
import type { Db } from '#kernel/db/db.ts'
import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import { readCursor, writeCursor } from '#kernel/operation/cursor.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { findPeople } from '#modules/people/index.ts'
import { READ } from './member.policy.ts'
import type { TransferView } from './transfer.schema.ts'
import type { TransferRow } from './member.table.ts'
import { movesOf } from './transfer.policy.ts'
import { unitNames } from './unit-names.reads.ts'

type Row = Omit<TransferRow, 'automatic'> & { automatic: boolean; person_id: string; number: string | null }

const columns = sql`t.id, t.membership_id, t.from_unit, t.to_unit, t.state, t.requested_as, t.requested_by, t.requested_at,
  t.reason, t.due_on, t.released_at, t.released_by, t.decided_at, t.decided_by, t.automatic, t.effective_on, t.refusal,
  m.person_id, m.number`

/** Transfers from or to the units of the actor: open ones by the day that they are done by themselves, others newest first. */
export async function readTransfers(
  ctx: Ctx,
  { view, cursor, limit }: { view: 'open' | 'done'; cursor: string; limit: number },
): Promise<{ items: TransferView[]; next: string | null }> {
  const units = unitsWith(ctx.actor, READ)
  const after = cursor === '' ? null : readCursor(cursor, 2)
  const mine =
    units === 'all'
      ? sql`true`
      : sql`(t.from_unit = any(${[...units]}::text[]) or t.to_unit = any(${[...units]}::text[]))`
  const open = sql`t.state in ('requested', 'released') and (${after?.[0] ?? null}::date is null
    or (t.due_on, t.id) > (${after?.[0] ?? null}::date, ${after?.[1] ?? null}::uuid)) order by t.due_on, t.id`
  const done = sql`t.state in ('accepted', 'refused', 'withdrawn') and (${after?.[0] ?? null}::timestamptz is null
    or (t.decided_at, t.id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid)) order by t.decided_at desc, t.id desc`
  const { rows } = await sql<Row>`
    select ${columns} from membership_transfers t join memberships m on m.id = t.membership_id
     where ${mine} and ${view === 'open' ? open : done} limit ${limit + 1}`.execute(ctx.db)
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  const next = last
    ? writeCursor([view === 'open' ? last.due_on : (last.decided_at?.toISOString() ?? ''), last.id])
    : null
  const views = await toTransferViews(ctx, page)
  return { items: views.map((view, at) => (asksBlind(ctx.actor, page[at]) ? veiled(view) : view)), next }
}

/**
 * Asked for by a number alone, and her unit has not let her go: numbers count on, so who tries them out learns that there is
 * a member and no more.
 */
const asksBlind = (actor: Actor, row: Row | undefined): boolean =>
  row?.requested_as === 'to' && row.released_at === null && !holds(actor, READ, row.from_unit)

const veiled = (view: TransferView): TransferView => ({ ...view, name: '', from: { code: '', name: '' } })

/** All transfers of one member, newest first. */
export async function readTransfersOf(db: Db, membership: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select ${columns} from membership_transfers t join memberships m on m.id = t.membership_id
     where t.membership_id = ${membership}::uuid order by t.requested_at desc limit 50`.execute(db)
  return rows
}

export async function toTransferViews(ctx: Ctx, rows: readonly Row[]): Promise<TransferView[]> {
  const people = await findPeople(
    ctx.db,
    rows.map((row) => row.person_id),
  )
  const names = await unitNames(
    ctx,
    rows.flatMap((row) => [row.from_unit, row.to_unit]),
    civilDate(ctx.now()),
  )
  return rows.map((row) => ({
    id: row.id,
    member: row.membership_id,
    personId: row.person_id,
    name: people.get(row.person_id)?.name ?? '',
    number: row.number,
    from: { code: row.from_unit, name: names(row.from_unit) },
    to: { code: row.to_unit, name: names(row.to_unit) },
    state: row.state,
    requestedAs: row.requested_as,
    requestedAt: isoMoment(row.requested_at),
    reason: row.reason,
    dueOn: row.due_on,
    effectiveOn: row.effective_on,
    automatic: row.automatic,
    refusal: row.refusal,
    can: movesOf(ctx.actor, row),
  }))
}
