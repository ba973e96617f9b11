import { z } from 'zod'
import { liftRestrictions } from '#kernel/personal/restriction.ts'
import { operation } from '#kernel/operation/operation.ts'
import { mayLiftRestriction } from '../request.policy.ts'
import { findRequest } from '../request.store.ts'
import { subjectErrors } from '../subject.errors.ts'
import { requestEvent, requestEvents } from '../subject.events.ts'
import { RequestTarget } from '../subject.schema.ts'

/** Ends what a granted request to restrict or object holds back, when the person wants her data used again. */
export const liftRestriction = operation({
  name: 'subjects.lift-restriction',
  permission: 'anyone',
  kind: 'write',
  input: RequestTarget,
  output: z.object({ code: z.string(), lifted: z.int() }),
  async run(ctx, { code }) {
    const row = await findRequest(ctx.db, code, true)
    if (!row) throw subjectErrors.notFound()
    ctx.allow(mayLiftRestriction(ctx.actor, row))
    const lifted = await liftRestrictions(ctx.db, row.id, ctx.now())
    if (lifted === 0) throw subjectErrors.notRestricted()
    await ctx.record([requestEvent(row.id, requestEvents.lifted, { unit: row.unit_code, lifted })])
    return { code: row.code, lifted }
  },
})
