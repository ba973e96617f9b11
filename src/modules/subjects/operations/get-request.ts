import { question } from '#kernel/operation/operation.ts'
import { isAsker, mayReadRequest } from '../request.policy.ts'
import { findRequest } from '../request.store.ts'
import { toView } from '../request-view.reads.ts'
import { subjectErrors } from '../subject.errors.ts'
import { ByRequest, RequestView } from '../subject.schema.ts'

/** One request whole. Who may not see it gets the same answer as for one that does not exist. */
export const getRequest = question({
  name: 'subjects.get-request',
  permission: 'anyone',
  input: ByRequest,
  output: RequestView,
  reveals: 'noted',
  async run(ctx, { code }) {
    const row = await findRequest(ctx.db, code)
    if (!row) throw subjectErrors.notFound()
    ctx.allow(mayReadRequest(ctx.actor, row))
    const view = await toView(ctx, row)
    // An officer's name is hers; the person learns the office.
    if (isAsker(ctx.actor, row)) return { ...view, decidedBy: null }
    ctx.reveal([
      { type: 'subject_request', id: row.id },
      ...(row.account_id === null ? [] : [{ type: 'account', id: row.account_id, columns: ['request'] }]),
      ...(row.dossier_id === null ? [] : [{ type: 'dossier', id: row.dossier_id, columns: ['request'] }]),
    ])
    return view
  },
})
