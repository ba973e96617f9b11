import { CODE_LENGTH, parseCode } from '#kernel/codes/code-alphabet.ts'
import { ownTables } from '#kernel/db/db.ts'
import { operation } from '#kernel/operation/operation.ts'
import { dossierErrors, notFound } from '../dossier.errors.ts'
import { dossierEvent, otherEvents } from '../dossier.events.ts'
import { isOwner, mayKeep } from '../dossier.policy.ts'
import { findByTracking } from '../dossier.reads.ts'
import { KeepDossier } from '../dossier.schema.ts'
import { lockDossier } from '../dossier.store.ts'
import type { DossierTables } from '../dossier.table.ts'
import { DossierKept } from '../resident-view.schema.ts'
import { openDossier } from './open-dossier.ts'

/**
 * Puts a dossier that was sent without an account into one's own, after the same proof as opening it: this browser has
 * opened it, or the last four digits of the phone. Wrong digits are an answer and not an error, for they must be counted.
 */
export const keepDossier = operation({
  name: 'dossiers.keep',
  permission: 'signed_in',
  kind: 'write',
  input: KeepDossier,
  output: DossierKept,
  async run(ctx, { trackingCode, phoneEnd }) {
    const parsed = parseCode(trackingCode, CODE_LENGTH.tracking)
    const found = parsed.ok ? await findByTracking(ctx.db, parsed.code) : undefined
    if (!found) throw notFound(dossierErrors.checkCode)
    let actor = ctx.actor
    if (!actor.onBehalfOf && !isOwner(actor, found)) {
      const proof = await openDossier.run(ctx, { trackingCode, phoneEnd })
      if (proof.outcome !== 'opened') return proof
      actor = { ...actor, opened: [...actor.opened, found.id] }
    }
    const row = await lockDossier(ctx.db, found.code)
    if (!row) throw notFound(dossierErrors.checkCode)
    ctx.allow(mayKeep(actor, row))
    if (row.account_id === null) {
      await ownTables<DossierTables>(ctx.db)
        .updateTable('dossiers')
        .set({ account_id: actor.accountId })
        .where('id', '=', row.id)
        .execute()
      await ctx.record([dossierEvent(row.id, otherEvents.kept, { unit: row.unit_code })], 'owner')
    }
    return { outcome: 'kept' as const, id: row.id, trackingCode: row.tracking_code }
  },
})
