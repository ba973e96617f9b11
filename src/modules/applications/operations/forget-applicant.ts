import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { hasConsent } from '#modules/privacy/index.ts'
import { deleteKeptApplicant } from '../kept-applicant.store.ts'

/** The consent to reuse was withdrawn: what was kept on its ground goes. The same event may come twice. */
export const forgetApplicant = operation({
  name: 'applications.forget-applicant',
  permission: 'applications:prune',
  kind: 'write',
  input: z.object({ event: z.object({ data: z.record(z.string(), z.unknown()) }) }),
  output: z.object({ forgotten: z.boolean() }),
  async run(ctx, { event }) {
    const { purpose, account } = event.data
    if (purpose !== 'reuse_answers' || typeof account !== 'string') return { forgotten: false }
    // She may have agreed again before this was heard.
    if (await hasConsent(ctx.db, { accountId: account }, 'reuse_answers')) return { forgotten: false }
    return { forgotten: await deleteKeptApplicant(ctx.db, account) }
  },
})
