import { allowed, forbidden, holds, type Actor, type Decision } from '#kernel/access/actor.ts'
import { civilDateOf } from '#kernel/clock/clock.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { findUnit } from './unit.questions.ts'

/** Who holds `units:manage` at a unit may change it and all below it; units are public, so a refusal hides nothing. */
export function mayManageUnit(actor: Actor, code: string): Decision {
  return holds(actor, 'units:manage', code) ? allowed : forbidden()
}

/** Whole lists come from the operator: the command line and the first start, which act as the system. */
export function mayImportUnits(actor: Actor): Decision {
  return actor.kind === 'system' ? allowed : forbidden()
}

/** Who founds below a unit of hers; the top of a tree comes from the operator. */
export function mayFoundIn(actor: Actor, parent: string | null): Decision {
  if (parent === null) return actor.kind === 'system' ? allowed : forbidden()
  return holds(actor, 'units:found', parent) ? allowed : forbidden()
}

/** Who founds in a unit may also say what it is like. */
export const mayDescribeUnit = (actor: Actor, code: string): Decision =>
  holds(actor, 'units:found', code) ? allowed : forbidden()

/** The levels of a tree are for who manages a unit at its top: they hold for everybody below. */
export async function mayManageTree(
  { actor, db, now }: Pick<Ctx, 'actor' | 'db' | 'now'>,
  tree: string,
): Promise<Decision> {
  if (actor.kind === 'system') return allowed
  for (const position of actor.positions.filter(({ permissions }) => permissions.has('units:manage'))) {
    const unit = await findUnit(db, position.unitCode, civilDateOf(now()))
    if (unit?.tree === tree && unit.parentCode === null) return allowed
  }
  return forbidden()
}
