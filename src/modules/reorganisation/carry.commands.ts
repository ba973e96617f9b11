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

/** As much as one transaction takes of the kinds that are not done; false when all are. */
export async function carryChunk(ctx: Ctx, act: ActRow): Promise<boolean> {
  const lines = (await readProgress(ctx.db, act.id, 'apply')).filter(({ finished_at }) => finished_at === null)
  let room = THINGS
  for (const line of lines) {
    room -= await carryKind(ctx, act, line, room)
    if (room <= 0) return true
  }
  return sweep(ctx, act)
}

/** Carries at most `room` things of one kind, slice by slice of the moves, and notes how far it has come. */
async function carryKind(ctx: Ctx, act: ActRow, line: ProgressRow, room: number): Promise<number> {
  const carry = holdingOf(ctx, line)?.carry
  let [at, carried] = [line.at_move, 0]
  const save = (finished: boolean) =>
    saveProgress(ctx.db, act.id, 'apply', line.holding, {
      at_move: at,
      done: line.done + carried,
      ...(finished && { finished_at: ctx.now() }),
    })
  for (;;) {
    const { moves, last } = await readMoves(ctx.db, act.id, at, MOVES)
    if (!carry || moves.length === 0) {
      await save(true)
      return carried
    }
    const done = await carry(ctx, toAct(act), moves, room - carried)
    carried += done
    if (carried >= room) {
      await save(false)
      return carried
    }
    if (done === 0) at = last
  }
}

/** What came to a unit of before while the rest was carried (somebody's transaction that was under way) goes as well. */
async function sweep(ctx: Ctx, act: ActRow): Promise<boolean> {
  const { moves } = await readMoves(ctx.db, act.id, 0, ALL)
  for (const { carry } of ctx.services.unitHoldings)
    if (carry && (await carry(ctx, toAct(act), moves, THINGS)) > 0) return true
  return false
}

/** As much as one transaction takes back; false when all is. */
export async function takeBackChunk(ctx: Ctx, act: ActRow): Promise<boolean> {
  const lines = (await readProgress(ctx.db, act.id, 'undo')).filter(({ finished_at }) => finished_at === null)
  let room = THINGS
  for (const line of lines) {
    const takeBack = holdingOf(ctx, line)?.takeBack
    let back = 0
    for (let done = 1; done > 0 && back < room; back += done)
      done = (await takeBack?.(ctx, toAct(act), room - back)) ?? 0
    room -= back
    const isDone = room > 0
    await saveProgress(ctx.db, act.id, 'undo', line.holding, {
      done: line.done + back,
      ...(isDone && { finished_at: ctx.now() }),
    })
    if (!isDone) return true
  }
  return false
}

const holdingOf = (ctx: Ctx, line: ProgressRow): UnitHolding | undefined =>
  ctx.services.unitHoldings.find(({ key }) => key === line.holding)
