import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { cameOtherwise, carryColumn, countAt, takeColumnBack, type Carried } from '#kernel/holdings/carry-column.ts'
import { countPicked } from '#kernel/holdings/count-picked.ts'
import type { ReorganisationAct, UnitHolding } from '#kernel/manifest/unit-holding.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { dayBefore, findUnitsEver } from '#modules/units/index.ts'
import { dossierEvent } from './dossier.events.ts'

// A result that was decided and waits to be fetched passes on too: somebody has to hand it over.
const open = {
  table: 'dossiers',
  column: 'unit_code',
  where: sql`(p.finished_at is null or p.state = 'resolved')`,
}
/** Each dossier gets an event of its own, chained to its last: fewer at a time than of other things. */
const AT_A_TIME = 500

/** The timeline of each dossier says who goes on with it; its promised date stays what it was. */
async function tell(ctx: Ctx, act: ReorganisationAct, moved: readonly Carried[], undone: boolean): Promise<void> {
  const [before, day] = [dayBefore(act.on), act.on]
  const names = async (codes: string[], on: string) => findUnitsEver(ctx.db, codes, on)
  const olds = await names(
    moved.map(({ from }) => from),
    undone ? day : before,
  )
  const news = await names(
    moved.map(({ to }) => to),
    undone ? before : day,
  )
  await ctx.record(
    moved.map(({ id, from, to }) =>
      dossierEvent(id, 'dossier.passed_on', {
        fromUnit: from,
        toUnit: to,
        fromName: olds.get(from)?.name ?? from,
        toName: news.get(to)?.name ?? to,
        act: act.id,
        decision: act.decision ?? '',
        ...(undone && { undone }),
      }),
    ),
  )
}

const openDossiers: UnitHolding = {
  key: 'dossiers.open',
  columns: [{ table: 'dossiers', column: 'unit_code', treat: 'carried' }],
  needsPlace: true,
  count: (db, codes) => countAt(db, open, codes),
  countPicked: (db, moves) => countPicked(db, open, moves),
  async carry(ctx, act, moves, limit) {
    const moved = await carryColumn(ctx.db, open, act, moves, Math.min(limit, AT_A_TIME))
    if (moved.length > 0) await tell(ctx, act, moved, false)
    return moved.length
  },
  async takeBack(ctx, act, limit) {
    const { back, done } = await takeColumnBack(ctx.db, open, act, Math.min(limit, AT_A_TIME))
    if (back.length > 0) await tell(ctx, act, back, true)
    return done
  },
  dependents: (db, act, codes) => cameOtherwise(db, open, act, codes),
}

/** Registers of numbers that begin anew with another unit: those in which something was numbered this year. */
async function registersAt(db: Db, codes: readonly string[], on: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ code: string; n: number }>`
    select unit_code as code, count(*)::int as n from result_numbers
     where unit_code = any(${codes as string[]}) and year = extract(year from ${on}::date) group by 1`.execute(db)
  return new Map(rows.map(({ code, n }) => [code, n]))
}

/** Papers that a unit issued, or revoked for one that it goes on for; they keep it, so it cannot be taken back. */
const papers: UnitHolding = {
  key: 'dossiers.papers',
  columns: [
    { table: 'results', column: 'unit_code', treat: 'kept' },
    { table: 'results', column: 'revoked_unit', treat: 'kept' },
  ],
  async dependents(db, _act, codes) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from results
       where unit_code = any(${codes as string[]}) or revoked_unit = any(${codes as string[]})`.execute(db)
    return rows[0]?.n ?? 0
  },
}

/** What dossiers keeps at units: open ones pass on, registers and figures stay with the unit that made them. */
export const dossierHoldings: readonly UnitHolding[] = [
  openDossiers,
  papers,
  {
    key: 'dossiers.registers',
    columns: [
      { table: 'result_numbers', column: 'unit_code', treat: 'kept' },
      { table: 'dossier_sequences', column: 'unit_code', treat: 'kept' },
      { table: 'dossier_code_templates', column: 'unit_code', treat: 'kept' },
      { table: 'dossier_counts', column: 'unit_code', treat: 'kept' },
    ],
    count: registersAt,
  },
]
