import type { Ctx } from '#kernel/operation/ctx.ts'
import { planErasure, type PlannedTable } from '#kernel/personal/erasure-plan.ts'
import { findPersonal } from '#kernel/personal/find-personal.ts'
import type { PersonsDossier } from '#modules/dossiers/index.ts'
import { inventoryOf, readPerson, toPerson } from './person.reads.ts'

export type DeletionPlan = { tables: PlannedTable[]; waiting: PersonsDossier[]; dossiers: PersonsDossier[] }

/**
 * What a deletion finds, and what it would do with it. Dossiers that are being handled are left out with all that hangs
 * on them: the procedure she asked for needs them, and the deletion comes back when they are finished.
 */
export async function planDeletion(
  ctx: Pick<Ctx, 'db' | 'services'>,
  who: { accountId: string | null; dossierIds: readonly string[] },
): Promise<DeletionPlan> {
  const known = await readPerson(ctx, who)
  const waiting = known.dossiers.filter((one) => !one.finished)
  const inventory = inventoryOf(ctx)
  const person = toPerson(
    known,
    waiting.map((one) => one.id),
  )
  const found = await findPersonal(ctx.db, inventory, person, { lookupKey: ctx.services.lookupKey })
  return { tables: planErasure(found, inventory), waiting, dossiers: known.dossiers }
}
