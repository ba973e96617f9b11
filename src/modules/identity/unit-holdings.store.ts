import { sql } from 'kysely'
import { carriedHolding } from '#kernel/holdings/carried-holding.ts'
import { carryDated, countOn, datedOtherwise, takeDatedBack, type DatedTable } from '#kernel/holdings/carry-dated.ts'
import { countEnding } from '#kernel/holdings/count-ending.ts'
import { heirId } from '#kernel/holdings/moves.ts'
import type { ReorganisationAct, UnitHolding } from '#kernel/manifest/unit-holding.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'

const standing = sql`p.ended_at is null`

/**
 * Positions go on at the unit that takes over, but for roles that the act ends with a unit that goes up in another (two
 * chairs of one commune), and for what the same person holds there already.
 */
const positions = ({ endingRoles = [], on }: Omit<ReorganisationAct, 'id'>): DatedTable => ({
  table: 'positions',
  same: ['account_id', 'role', 'ended_at', 'scope', 'granted_at', 'end_reason'],
  where: standing,
  ends: sql`(p.role = any(${endingRoles as string[]}::text[]) and m.ids is null and m.words is null)
    or exists (select 1 from positions q
        where q.account_id = p.account_id and q.role = p.role and q.id <> p.id and q.ended_at is null
          and (q.valid_to is null or q.valid_to >= ${on}::date)
          and ((q.unit_code = m."to" and not exists (select 1 from m stays where stays."from" = q.unit_code))
            or (q.id < p.id and exists (select 1 from m other where other."from" = q.unit_code and other."to" = m."to"))))`,
})

/** Who stands in for somebody goes on doing so at the new unit. */
async function followHeirs(ctx: Ctx, heirs: readonly { id: string; heir: string | null }[]): Promise<void> {
  const moved = heirs.filter(({ heir }) => heir !== null)
  if (moved.length === 0) return
  await sql`
    update substitutions s set position_id = h.heir
      from unnest(${moved.map(({ id }) => id)}::uuid[], ${moved.map(({ heir }) => heir)}::uuid[]) as h (id, heir)
     where s.position_id = h.id and s.ended_at is null and s.ends_at > ${ctx.now()}`.execute(ctx.db)
}

const positionHolding: UnitHolding = {
  key: 'identity.positions',
  columns: [{ table: 'positions', column: 'unit_code', treat: 'dated' }],
  atOnce: true,
  count: (db, codes, on) => countOn(db, { table: 'positions', where: standing }, codes, on),
  countEnding: (db, act, moves) => countEnding(db, positions(act), moves, act.on),
  async carry(ctx, act, moves, limit) {
    const heirs = await carryDated(ctx.db, positions(act), act, moves, limit)
    await followHeirs(ctx, heirs)
    return heirs.length
  },
  async takeBack(ctx, act, limit) {
    await sql`
      update substitutions s set position_id = p.id from positions p
       where p.closed_by = ${act.id}::uuid and s.position_id = ${heirId(act.id, sql.ref('p.id'))}`.execute(ctx.db)
    return takeDatedBack(ctx.db, { table: 'positions' }, act, limit)
  },
  dependents: (db, act, codes) => datedOtherwise(db, { table: 'positions', where: standing }, act, codes),
}

/** What identity keeps at units: positions, and where an account is at home. */
export const identityHoldings: readonly UnitHolding[] = [
  positionHolding,
  carriedHolding({ key: 'identity.accounts', table: 'accounts', column: 'unit_code', counted: false }),
]
