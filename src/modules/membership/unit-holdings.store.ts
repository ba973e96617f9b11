import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { countPicked } from '#kernel/holdings/count-picked.ts'
import { carriedHolding } from '#kernel/holdings/carried-holding.ts'
import { carryDated, countOn, datedOtherwise, takeDatedBack, type DatedTable } from '#kernel/holdings/carry-dated.ts'
import type { ReorganisationAct, UnitHolding } from '#kernel/manifest/unit-holding.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { movePeople } from '#modules/people/index.ts'

const counted = sql`exists (select 1 from memberships s where s.id = p.membership_id and s.state <> 'folded')`

/**
 * Where members are. A list names memberships, persons or numbers of members alike; words are looked for
 * in the line of her residence.
 */
const places: DatedTable = {
  table: 'membership_places',
  same: ['membership_id'],
  set: { reason: 'reorganisation' },
  thing: 'membership_id',
  addressed: sql`exists (select 1 from memberships s join person_addresses a on a.person_id = s.person_id
    where s.id = p.membership_id and a.kind = 'residence' and a.valid_to is null
      and f_unaccent(a.line) like '%' || f_unaccent(m.words) || '%')`,
}

type Placed = { personId: string; sourceId: string; unitCode: string; number: string | null }

/** Search and rights follow: the person is known where her membership is now. */
async function follow(ctx: Ctx, rows: readonly Placed[]): Promise<void> {
  await movePeople(
    ctx,
    rows.map((row) => ({ ...row, source: 'membership' as const })),
  )
}

/** Where the memberships behind these rows are now. */
async function placedNow(ctx: Ctx, placeIds: readonly string[]): Promise<Placed[]> {
  if (placeIds.length === 0) return []
  const { rows } = await sql<Placed>`
    select distinct on (m.id) m.person_id as "personId", m.id as "sourceId", l.unit_code as "unitCode", m.number
      from membership_places one join memberships m on m.id = one.membership_id join membership_places l on l.membership_id = m.id
     where one.id = any(${[...placeIds]}::uuid[]) order by m.id, l.valid_from desc`.execute(ctx.db)
  return rows
}

/** People whose place goes back with the act, before their rows do: at most `limit`, none once all have. */
async function placedBefore(ctx: Ctx, act: ReorganisationAct, limit: number): Promise<Placed[]> {
  const { rows } = await sql<Placed>`
    select m.person_id as "personId", m.id as "sourceId", was.unit_code as "unitCode", m.number
      from membership_places heir
      join membership_places was on was.membership_id = heir.membership_id and was.closed_by = ${act.id}::uuid
      join person_places known on known.source = 'membership' and known.source_id = heir.membership_id
           and known.unit_code = heir.unit_code
      join memberships m on m.id = heir.membership_id
     where heir.opened_by = ${act.id}::uuid and was.unit_code <> heir.unit_code
       and not exists (select 1 from membership_places later where later.membership_id = m.id and later.valid_from > heir.valid_from)
     limit ${limit}`.execute(ctx.db)
  return rows
}

/** Rows that began under the act and were carried in place. */
async function carriedInPlace(ctx: Ctx, act: ReorganisationAct, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select row_id as id from carried_units where act = ${act.id}::uuid and table_name = 'membership_places'
       and column_name = 'unit_code' limit ${limit}`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

const memberHolding: UnitHolding = {
  key: 'membership.members',
  columns: [{ table: 'membership_places', column: 'unit_code', treat: 'dated' }],
  needsPlace: true,
  count: (db, codes, on) => countOn(db, { table: 'membership_places', where: counted }, codes, on),
  countPicked: async (db, moves, on) =>
    countPicked(db, { ...places, column: 'unit_code', where: counted }, await withMemberships(db, moves), on),
  async carry(ctx, act, moves, limit) {
    // A member is in exactly one place on any day: what has no successor stays, and the act is not applied over it.
    const going = await withMemberships(
      ctx.db,
      moves.filter(({ to }) => to !== null),
    )
    const heirs = await carryDated(ctx.db, places, act, going, limit)
    await follow(
      ctx,
      await placedNow(
        ctx,
        heirs.map(({ id }) => id),
      ),
    )
    return heirs.length
  },
  async takeBack(ctx, act, limit) {
    const back = await placedBefore(ctx, act, limit)
    if (back.length > 0) {
      await follow(ctx, back)
      return back.length
    }
    const inPlace = await carriedInPlace(ctx, act, limit)
    const done = await takeDatedBack(ctx.db, places, act, limit)
    await follow(ctx, await placedNow(ctx, inPlace))
    return done
  },
  dependents: (db, act, codes) => datedOtherwise(db, { table: 'membership_places', where: counted }, act, codes),
}

type Moves = Parameters<NonNullable<UnitHolding['carry']>>[2]

/** A list may name persons or the numbers on their cards: their memberships are meant. */
async function withMemberships(db: Db, moves: Moves): Promise<Moves> {
  const named = moves.flatMap(({ pick }) => (pick?.by === 'list' ? pick.ids : []))
  if (named.length === 0) return moves
  const { rows } = await sql<{ id: string; said: string }>`
    select id::text, said from memberships, lateral (values (person_id::text), (number)) as names (said)
     where said = any(${named}::text[])`.execute(db)
  const bySaid = Map.groupBy(rows, ({ said }) => said)
  return moves.map((move) =>
    move.pick?.by === 'list'
      ? {
          ...move,
          pick: {
            by: 'list',
            ids: move.pick.ids.flatMap((id) => [id, ...(bySaid.get(id) ?? []).map((one) => one.id)]),
          },
        }
      : move,
  )
}

const waiting = sql`p.state = 'waiting'`
const open = sql`p.state in ('requested', 'released')`

/** What membership keeps at units: members by their days, what is open; decisions stay with the unit that took them. */
export const membershipHoldings: readonly UnitHolding[] = [
  memberHolding,
  carriedHolding({
    key: 'membership.applications',
    table: 'membership_applications',
    column: 'unit_code',
    where: waiting,
  }),
  carriedHolding({
    key: 'membership.transfers_out',
    table: 'membership_transfers',
    column: 'from_unit',
    where: open,
    counted: false,
  }),
  carriedHolding({ key: 'membership.transfers_in', table: 'membership_transfers', column: 'to_unit', where: open }),
  { key: 'membership.decisions', columns: [{ table: 'membership_decisions', column: 'unit_code', treat: 'kept' }] },
]
