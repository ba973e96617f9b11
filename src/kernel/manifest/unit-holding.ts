import type { Db } from '#kernel/db/db.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'

/**
 * What a module keeps at units, and what becomes of it when units are reorganised. The reorganisation of units counts it
 * before (preview), carries it over on the day, and takes it back when the act is undone; src/app/unit-holdings.test.ts
 * compares the declared columns with the real schema. kernel/holdings has carryDated, carryColumn and their way back:
 * most holdings are one call of these.
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
  /** Carried whole in the transaction that changes the map: rights, which change at that second. Few rows only. */
  atOnce?: true
  /** Its things cannot be without a unit: one that has some is not abolished without a successor. */
  needsPlace?: true
  /** How many things lie at each of these units on the eve of the day (`YYYY-MM-DD`). Absent: nothing to tell people. */
  count?(db: Db, codes: readonly string[], on: string): Promise<ReadonlyMap<string, number>>
  /** How many things moves of parts would take, by list or by address. Absent: a part takes none of them. */
  countPicked?(db: Db, moves: readonly UnitMove[], on: string): Promise<number>
  /** Of the things of units that go over, how many end with the act and do not go on. Absent: none. */
  countEnding?(db: Db, act: Omit<ReorganisationAct, 'id'>, moves: readonly UnitMove[]): Promise<number>
  /**
   * Carries at most `limit` things by these moves (a slice of the act's), set by set, never one by one; called until it
   * answers 0. What is carried is no longer found, so a run that broke off is simply called again. Moves count all at
   * once: what this act brought to a unit is not carried on by another of its moves (20971 may go and come at one time).
   */
  carry?(ctx: Ctx, act: ReorganisationAct, moves: readonly UnitMove[], limit: number): Promise<number>
  /** Takes back at most `limit` of what this act carried; called until it answers 0. */
  takeBack?(ctx: Ctx, act: ReorganisationAct, limit: number): Promise<number>
  /**
   * Things that came by other ways to `codes`, which are units that this act made and that did not stand before: taking
   * the act back would leave them without a place.
   */
  dependents?(db: Db, act: ReorganisationAct, codes: readonly string[]): Promise<number>
}

/** A reorganisation as a dated legal act: `on` is the first day under the new map. */
export type ReorganisationAct = {
  id: string
  on: string
  /** The decision as papers cite it, `19/2025/QĐ-TTg`. */
  decision?: string
  /** Roles whose positions end with a unit that goes up in another. */
  endingRoles?: readonly string[]
}

/**
 * From which unit to which its things go; never from a unit to itself. `to: null`: the unit is abolished without a
 * successor. Units that only lie elsewhere now (branches of a commune that was merged) keep their codes and are no moves.
 */
export type UnitMove = {
  from: string
  to: string | null
  extent: 'whole' | 'part'
  /** Which things of a part go; things that do not match stay. */
  pick?: UnitPick
}

/** Who goes with a part: those of a list (or who chose), those whose address names the words, or units below. */
export type UnitPick =
  | { by: 'list'; ids: readonly string[] }
  | { by: 'address'; words: string }
  | { by: 'units'; codes: readonly string[] }
