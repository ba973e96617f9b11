import { question } from '#kernel/operation/operation.ts'
import { mayReadRequest } from '../request.policy.ts'
import { isAsker } from '../request.policy.ts'
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
  async run(ctx, { code }) {
    const row = await findRequest(ctx.db, code)
    if (!row) throw subjectErrors.notFound()
    ctx.allow(mayReadRequest(ctx.actor, row))
    const view = await toView(ctx, row)
    // An officer's name is hers; the person learns the office.
    return isAsker(ctx.actor, row) ? { ...view, decidedBy: null } : view
  },
  reveals: (_input, output) => [{ type: 'subject_request', id: output.id }],
})
