import type { ReorganisationAct, UnitHolding } from '#kernel/manifest/unit-holding.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { readProgress } from './reorganisation.reads.ts'
import { readMoves, saveProgress, type ProgressRow } from './reorganisation.store.ts'
import type { ActRow } from './reorganisation.table.ts'

/** Things carried in one transaction: some seconds, so that others never wait long for a row. */
const THINGS = 10_000
/** Moves looked at together. */
const MOVES = 250
const ALL = 1_000_000

export const toAct = (act: ActRow): ReorganisationAct => ({
  id: act.id,
  on: act.effective_on,
  ...(act.decision_number !== '' && { decision: act.decision_number }),
  endingRoles: act.ending_roles,
})

/** What changes at the very second of the map: rights. */
export async function carryAtOnce(ctx: Ctx, act: ActRow): Promise<void> {
  const { moves } = await readMoves(ctx.db, act.id, 0, ALL)
  for (const { atOnce, carry } of ctx.services.unitHoldings)
    if (atOnce && carry) while ((await carry(ctx, toAct(act), moves, THINGS)) > 0);
}

export async function takeBackAtOnce(ctx: Ctx, act: ActRow): Promise<void> {
  for (const { atOnce, takeBack } of ctx.services.unitHoldings.toReversed())
    if (atOnce && takeBack) while ((await takeBack(ctx, toAct(act), THINGS)) > 0);
}

/** One chunk of the first kind that is not done; false when all are. */
export async function carryChunk(ctx: Ctx, act: ActRow): Promise<boolean> {
  const line = (await readProgress(ctx.db, act.id, 'apply')).find(({ finished_at }) => finished_at === null)
  if (!line) return sweep(ctx, act)
  const carry = holdingOf(ctx, line)?.carry
  let at = line.at_move
  for (;;) {
    const { moves, last } = await readMoves(ctx.db, act.id, at, MOVES)
    if (!carry || moves.length === 0) {
      await saveProgress(ctx.db, act.id, 'apply', line.holding, { at_move: at, finished_at: ctx.now() })
      return true
    }
    const done = await carry(ctx, toAct(act), moves, THINGS)
    if (done > 0) {
      await saveProgress(ctx.db, act.id, 'apply', line.holding, { at_move: at, done: line.done + done })
      return true
    }
    at = last
  }
}

/** What came to a unit of before while the rest was carried (somebody's transaction that was under way) goes as well. */
async function sweep(ctx: Ctx, act: ActRow): Promise<boolean> {
  const { moves } = await readMoves(ctx.db, act.id, 0, ALL)
  for (const { carry } of ctx.services.unitHoldings)
    if (carry && (await carry(ctx, toAct(act), moves, THINGS)) > 0) return true
  return false
}

/** One chunk of taking back; false when all is. */
export async function takeBackChunk(ctx: Ctx, act: ActRow): Promise<boolean> {
  const line = (await readProgress(ctx.db, act.id, 'undo')).find(({ finished_at }) => finished_at === null)
  if (!line) return false
  const done = (await holdingOf(ctx, line)?.takeBack?.(ctx, toAct(act), THINGS)) ?? 0
  await saveProgress(
    ctx.db,
    act.id,
    'undo',
    line.holding,
    done > 0 ? { done: line.done + done } : { finished_at: ctx.now() },
  )
  return true
}

const holdingOf = (ctx: Ctx, line: ProgressRow): UnitHolding | undefined =>
  ctx.services.unitHoldings.find(({ key }) => key === line.holding)
