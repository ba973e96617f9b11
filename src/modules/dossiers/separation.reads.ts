import { ownTables, type Db } from '#kernel/db/db.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { readStream } from '#kernel/events/event.store.ts'
import type { StoredEvent } from '#kernel/events/event.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import type { ProcedureVersion, SeparationRule } from '#modules/procedures/index.ts'
import { isOwner, permissionsFor } from './dossier.policy.ts'
import type { DossierRow, DossierTables } from './dossier.table.ts'
import type { MoveKind } from './moves.rules.ts'
import { barredBy, isSeparated } from './separation.rules.ts'

/** The rules of the procedure, or else those of the jurisdiction. */
async function rulesFor(db: Db, procedure: ProcedureVersion): Promise<readonly SeparationRule[]> {
  if (procedure.separation) return procedure.separation
  return ownTables<DossierTables>(db).selectFrom('separation_rules').select(['did', 'may_not as mayNot']).execute()
}

const moveOf = (row: DossierRow, kind: MoveKind) => ({ kind, unit: row.unit_code, permissions: permissionsFor(kind) })

/** Refuses a move to who did what may not go with it; asked of a locked dossier, whose events then stand still. */
export async function checkSeparation(
  ctx: Ctx,
  row: DossierRow,
  procedure: ProcedureVersion,
  kind: MoveKind,
): Promise<void> {
  if (ctx.actor.kind !== 'account' || isOwner(ctx.actor, row)) return
  const rules = await rulesFor(ctx.db, procedure)
  if (!isSeparated(kind, rules)) return
  const did = barredBy(ctx.actor, moveOf(row, kind), rules, await readStream(ctx.db, row.id))
  if (did) throw new AppError(`dossiers.barred_${did}`, { kind: 'forbidden' })
}

/** Which of these moves the separation of duties keeps from the actor: so that no button is offered, and it says why. */
export async function barredMoves(
  ctx: Ctx,
  row: DossierRow,
  procedure: ProcedureVersion,
  { possible, events }: { possible: readonly MoveKind[]; events: readonly StoredEvent[] },
): Promise<{ move: MoveKind; did: SeparationRule['did'] }[]> {
  if (ctx.actor.kind !== 'account' || ctx.actor.positions.length === 0) return []
  const rules = await rulesFor(ctx.db, procedure)
  return possible.flatMap((kind) => {
    const did = barredBy(ctx.actor, moveOf(row, kind), rules, events)
    return did ? [{ move: kind, did }] : []
  })
}
