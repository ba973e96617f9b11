import type { Db } from '#kernel/db/db.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'

/**
 * What a module keeps at units, and what becomes of it when units are reorganised. The reorganisation of units counts it
 * before (preview), carries it over on the day, and takes it back when the act is undone; src/app/unit-holdings.test.ts
 * compares the declared columns with the real schema.
 */
export type UnitHolding = {
  /** Words: `<module>.holding.<name>`, a message with `{count}`. The key is `<module>.<name>`. */
  key: string
  /**
   * Columns that hold the code of a unit. `dated`: a row has its days, so the old one ends and a new one begins;
   * `carried`: the column takes the new code and what it was is remembered; `kept`: a paper or a fact of its day,
   * never rewritten.
   */
  columns: readonly { table: string; column: string; treat: 'dated' | 'carried' | 'kept' }[]
  /** How many things lie at each of these units on the eve of the day (`YYYY-MM-DD`). Absent: nothing to tell people. */
  count?(db: Db, codes: readonly string[], on: string): Promise<ReadonlyMap<string, number>>
  /**
   * Carries at most `limit` things by these moves, set by set, never one by one; called until it answers 0. What is
   * carried is no longer found, so a run that broke off is simply called again.
   */
  carry?(ctx: Ctx, act: ReorganisationAct, moves: readonly UnitMove[], limit: number): Promise<number>
  /** Takes back at most `limit` of what this act carried; called until it answers 0. */
  takeBack?(ctx: Ctx, act: ReorganisationAct, limit: number): Promise<number>
  /** Things that came to the units of this act since by other ways and would be lost or misplaced by taking it back. */
  dependents?(db: Db, act: ReorganisationAct, codes: readonly string[]): Promise<number>
}

/** A reorganisation as a dated legal act: `on` is the first day under the new map. */
export type ReorganisationAct = { id: string; on: string }

/** From which unit to which its things go. `to: null`: the unit is abolished without a successor. */
export type UnitMove = {
  from: string
  to: string | null
  extent: 'whole' | 'part'
  /** Which things of a part go; things that do not match stay. */
  pick?: UnitPick
}

/** Who goes with a part: those of a list, those whose address names the words, those who chose, or units below. */
export type UnitPick =
  | { by: 'list'; ids: readonly string[] }
  | { by: 'address'; words: string }
  | { by: 'units'; codes: readonly string[] }
