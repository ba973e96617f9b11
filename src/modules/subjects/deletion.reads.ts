import type { Ctx } from '#kernel/operation/ctx.ts'
import { planErasure, type PlannedTable } from '#kernel/personal/erasure-plan.ts'
import { findPersonal } from '#kernel/personal/find-personal.ts'
import type { PersonsDossier } from '#modules/dossiers/index.ts'
import { underLegalHold } from '#modules/privacy/index.ts'
import { inventoryOf, readPerson, toPerson } from './person.reads.ts'

export type DeletionPlan = { tables: PlannedTable[]; waiting: PersonsDossier[]; held: string[] }

/**
 * What a deletion finds, and what it would do with it. Dossiers that are being handled are left out with all that hangs
 * on them: the procedure she asked for needs them, and the deletion comes back when they are finished. So is what lies
 * under a legal hold, until it is lifted.
 */
export async function planDeletion(
  ctx: Pick<Ctx, 'db' | 'services'>,
  who: { accountId: string | null; dossierIds: readonly string[] },
): Promise<DeletionPlan> {
  const whole = await readPerson(ctx, who)
  const held = await underLegalHold(ctx.db, [
    ...(whole.account ? [whole.account.id] : []),
    ...whole.dossiers.map(({ id }) => id),
  ])
  const known = whole.account && held.has(whole.account.id) ? { ...whole, account: undefined } : whole
  const waiting = known.dossiers.filter((one) => !one.finished || held.has(one.id))
  const inventory = inventoryOf(ctx)
  const person = toPerson(
    known,
    waiting.map((one) => one.id),
  )
  const found = await findPersonal(ctx.db, inventory, person, { lookupKey: ctx.services.lookupKey })
  return { tables: planErasure(found, inventory), waiting, held: [...held] }
}
