import { sql } from 'kysely'
import { carryDated, countOn, datedOtherwise, takeDatedBack, type DatedTable } from '#kernel/holdings/carry-dated.ts'
import { countEnding } from '#kernel/holdings/count-ending.ts'
import { heirId, moveRows } from '#kernel/holdings/moves.ts'
import type { ReorganisationAct, UnitHolding, UnitMove } from '#kernel/manifest/unit-holding.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { carriedFrom, endCarriedPositions, unitsOfPositions } from '#modules/identity/index.ts'
import { dayBefore, findUnits } from '#modules/units/index.ts'
import { fateOf } from './post.rules.ts'

const posts = {
  table: 'posts',
  same: [
    'membership_id',
    'level',
    'kind',
    'sole',
    'how',
    'term',
    'term_to',
    'end_reason',
    'end_note',
    'decision_number',
    'decision_on',
    'decision_signer',
    'decision_file',
    'follows',
    'position_id',
    'position_account',
    'created_at',
  ],
} as const satisfies DatedTable

/**
 * Posts in a reorganisation: those of a unit that goes over whole follow it; where several become one, kinds that cannot
 * be twice end on the eve (`post_kinds.on_merge`); what only a part leaves keeps its posts (post.rules.ts, fateOf).
 */
export const postHolding: UnitHolding = {
  key: 'cadres.posts',
  columns: [{ table: 'posts', column: 'unit_code', treat: 'dated' }],
  count: (db, codes, on) => countOn(db, posts, codes, on),
  async countEnding(db, act, moves) {
    const whole = moves.filter((move) => fateOf({ ...move, merged: false }, 'end') !== 'stays')
    const into = Map.groupBy(moves, ({ to }) => to ?? '')
    const stood = await findUnits(db, [...into.keys()], dayBefore(act.on))
    const merged = [...into].filter(([to, from]) => to !== '' && (stood.has(to) || from.length > 1)).map(([to]) => to)
    return countEnding(db, { ...posts, ends: endsHere(act, merged) }, whole, act.on)
  },
  async carry(ctx, act, moves, limit) {
    const whole = moves.filter((move) => fateOf({ ...move, merged: false }, 'end') !== 'stays')
    if (whole.length === 0) return 0
    const merged = await mergedUnits(ctx, act.on, whole)
    const carried = await carryDated(ctx.db, { ...posts, ends: endsHere(act, merged) }, act, whole, limit)
    await followRoles(
      ctx,
      act.id,
      carried.flatMap(({ heir }) => heir ?? []),
    )
    return carried.length
  },
  takeBack: (ctx, act, limit) => takeDatedBack(ctx.db, posts, act, limit),
  dependents: (db, act, codes) => datedOtherwise(db, posts, act, codes),
}

/** A post `p` of a move `m` that ends: of a kind that cannot be twice where units become one, or whose role the act ends. */
const endsHere = (
  { endingRoles = [] }: Pick<ReorganisationAct, 'endingRoles'>,
  merged: readonly string[],
) => sql`exists (
  select from post_kinds k where k.level = p.level and k.key = p.kind
     and ((m."to" = any(${[...merged]}::text[]) and k.on_merge = 'end') or k.role = any(${[...endingRoles]}::text[])))`

/**
 * Rights change with the map: where a post ends, the position that came with it ends at that second and not only the
 * post some chunks later. Identity has just carried it with all the others; taken back it is with those as well.
 */
export const roleHolding: UnitHolding = {
  key: 'cadres.roles',
  columns: [],
  atOnce: true,
  async carry(ctx, act, moves) {
    const whole = moves.filter(({ extent, to }) => extent === 'whole' && to !== null)
    if (whole.length === 0) return 0
    const merged = await mergedUnits(ctx, act.on, whole)
    const { rows } = await sql<{ id: string }>`
      with m as materialized (select * from ${moveRows(whole)})
      select p.position_id as id from m join posts p on p.unit_code = m."from"
       where p.position_id is not null and p.valid_from < ${act.on}::date
         and (p.valid_to is null or p.valid_to >= ${act.on}::date) and ${endsHere(act, merged)}`.execute(ctx.db)
    return endCarriedPositions(
      ctx.db,
      act.id,
      rows.map(({ id }) => id),
    )
  },
  // Before identity deletes the positions that it opened: whatever post names one names that of before again.
  async takeBack(ctx, act) {
    const { rows } = await sql<{ id: string }>`
      select distinct position_id as id from posts where position_id is not null`.execute(ctx.db)
    const carried = await carriedFrom(
      ctx.db,
      act.id,
      rows.map(({ id }) => id),
    )
    await sql`
      update posts p set position_id = c.id from unnest(${carried.map(({ id }) => id)}::uuid[],
        ${carried.map(({ heir }) => heir)}::uuid[]) as c (id, heir) where p.position_id = c.heir`.execute(ctx.db)
    return carried.length
  },
}

/** Units that more than one unit goes into, or that stood before and take another in. */
async function mergedUnits(ctx: Ctx, on: string, moves: readonly UnitMove[]): Promise<string[]> {
  const targets = [...new Set(moves.flatMap(({ to }) => to ?? []))]
  const before = await findUnits(ctx.db, targets, dayBefore(on))
  const { rows } = await sql<{ code: string }>`
    select new_code as code from unit_successions where new_code = any(${targets}::text[]) and happened_on = ${on}::date
     group by new_code having count(distinct old_code) > 1`.execute(ctx.db)
  return [...new Set([...before.keys(), ...rows.map(({ code }) => code)])]
}

/** The position that came with a post was carried as well, under an id of its own: the post names that one from now on. */
async function followRoles(ctx: Ctx, act: string, heirs: readonly string[]): Promise<void> {
  if (heirs.length === 0) return
  const { rows } = await sql<{ id: string; position: string }>`
    select p.id, ${heirId(act, sql`p.position_id`)} as position from posts p
     where p.id = any(${heirs as string[]}::uuid[]) and p.position_id is not null`.execute(ctx.db)
  const there = await unitsOfPositions(
    ctx.db,
    rows.map(({ position }) => position),
  )
  const found = rows.filter(({ position }) => there.has(position))
  if (found.length === 0) return
  await sql`
    update posts p set position_id = n.position from unnest(${found.map(({ id }) => id)}::uuid[],
      ${found.map(({ position }) => position)}::uuid[]) as n (id, position) where p.id = n.id`.execute(ctx.db)
}
