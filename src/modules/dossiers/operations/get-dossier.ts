import { question } from '#kernel/operation/operation.ts'
import { notFound } from '../dossier.errors.ts'
import { mayRead } from '../dossier.policy.ts'
import { findDossier } from '../dossier.reads.ts'
import { ByCode } from '../dossier.schema.ts'
import { readDossierView } from '../dossier-view.reads.ts'
import { DossierView } from '../dossier-view.schema.ts'

/** One dossier whole. Who may not see it gets the same answer as for one that does not exist. */
export const getDossier = question({
  name: 'dossiers.get',
  permission: 'anyone',
  input: ByCode,
  output: DossierView,
  reveals: 'noted',
  async run(ctx, { code }) {
    const row = await findDossier(ctx.db, code)
    if (!row) throw notFound('kernel.not_found')
    ctx.allow(mayRead(ctx.actor, row))
    ctx.reveal([{ type: 'dossier', id: row.id }])
    return readDossierView(ctx, row)
  },
})
