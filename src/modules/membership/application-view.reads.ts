import { sql } from 'kysely'
import { holds, unitsWith } from '#kernel/access/actor.ts'
import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import { readCursor, writeCursor } from '#kernel/operation/cursor.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { findPeople } from '#modules/people/index.ts'
import { ADMIT, READ } from './member.policy.ts'
import type { ApplicationView } from './transfer.schema.ts'
import type { ApplicationRow } from './member.table.ts'
import { unitNames } from './unit-names.reads.ts'

type Row = ApplicationRow & { person_id: string; joined_on: string | null }

/** Waiting applications at the units of the actor (or at those named, which she may read), oldest first. */
export async function readApplications(
  ctx: Ctx,
  { units, cursor, limit }: { units: readonly string[] | undefined; cursor: string; limit: number },
): Promise<{ items: ApplicationView[]; next: string | null }> {
  const readable = unitsWith(ctx.actor, READ)
  const wanted =
    units === undefined ? readable : readable === 'all' ? units : units.filter((code) => readable.includes(code))
  const mine = wanted === 'all' ? sql`true` : sql`a.unit_code = any(${[...wanted]}::text[])`
  const after = cursor === '' ? null : readCursor(cursor, 2)
  const { rows } = await sql<Row>`
    select a.id, a.membership_id, a.unit_code, a.kind, a.state, a.by_self, a.applied_by, a.message, a.applied_at,
           a.decided_at, a.decided_by, a.decision_id, a.refusal, m.person_id, m.joined_on
      from membership_applications a join memberships m on m.id = a.membership_id
     where a.state = 'waiting' and ${mine} and m.state <> 'folded'
       and (${after?.[0] ?? null}::timestamptz is null
         or (a.applied_at, a.id) > (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
     order by a.applied_at, a.id limit ${limit + 1}`.execute(ctx.db)
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return { items: await toViews(ctx, page), next: last ? writeCursor([last.applied_at.toISOString(), last.id]) : null }
}

async function toViews(ctx: Ctx, rows: readonly Row[]): Promise<ApplicationView[]> {
  const people = await findPeople(
    ctx.db,
    rows.map((row) => row.person_id),
  )
  const names = await unitNames(
    ctx,
    rows.map((row) => row.unit_code),
    civilDate(ctx.now()),
  )
  return rows.map((row) => {
    const person = people.get(row.person_id)
    return {
      id: row.id,
      member: row.membership_id,
      personId: row.person_id,
      name: person?.name ?? '',
      birthYear: person?.birthYear ?? null,
      address: person?.address ?? '',
      unit: { code: row.unit_code, name: names(row.unit_code) },
      kind: row.kind,
      bySelf: row.by_self,
      again: row.joined_on !== null,
      message: row.message,
      appliedAt: isoMoment(row.applied_at),
      can: holds(ctx.actor, ADMIT, row.unit_code) ? (['admit', 'refuse'] as const) : [],
    } as ApplicationView
  })
}
