import { z } from 'zod'
import { question } from '#kernel/operation/operation.ts'
import { planDeletion } from '../deletion.reads.ts'
import { mayDecideRequest } from '../request.policy.ts'
import { findRequest } from '../request.store.ts'
import { subjectErrors } from '../subject.errors.ts'
import { ByRequest, Counted } from '../subject.schema.ts'

/** What a deletion would take and what would stay and why, without doing anything. */
export const previewDeletion = question({
  name: 'subjects.preview-deletion',
  permission: 'privacy:decide',
  input: ByRequest,
  output: z.object({ tables: z.record(z.string(), Counted), waiting: z.array(z.string()) }),
  async run(ctx, { code }) {
    const row = await findRequest(ctx.db, code)
    if (!row) throw subjectErrors.notFound()
    ctx.allow(mayDecideRequest(ctx.actor, row))
    if (row.account_id === null && row.dossier_id === null) return { tables: {}, waiting: [] }
    const plan = await planDeletion(ctx, {
      accountId: row.account_id,
      dossierIds: row.dossier_id === null ? [] : [row.dossier_id],
    })
    return {
      tables: Object.fromEntries(
        plan.tables.map(({ table, rows, treatment }) => [
          table.table,
          { treatment: treatment.kind, rows: rows.length, ...('law' in treatment && { law: treatment.law }) },
        ]),
      ),
      waiting: plan.waiting.map((one) => one.code),
    }
  },
})
