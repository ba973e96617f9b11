import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { findMember } from '#modules/membership/index.ts'
import { conflict, duesErrors, notFound, onField } from '../dues.errors.ts'
import { duesEvent } from '../dues.events.ts'
import { MANAGE, mayAtUnit } from '../dues.policy.ts'
import { EndExemption, ExemptMember } from '../dues.schema.ts'
import { lockExemption, readReasons } from '../exemption.reads.ts'
import { endStoredExemption, insertExemption } from '../exemption.store.ts'

/** Frees a member from dues for some years, wholly or in part as the reason has it; the evidence is noted. */
export const exemptMember = operation({
  name: 'dues.exempt-member',
  permission: MANAGE,
  kind: 'write',
  input: ExemptMember,
  output: z.object({ id: z.uuid() }),
  async run(ctx, input) {
    const member = await findMember(ctx.db, input.member)
    if (!member) throw notFound()
    ctx.allow(mayAtUnit(ctx.actor, MANAGE, member.unit))
    const reason = (await readReasons(ctx.db, member.association)).find(({ key }) => key === input.reason)
    if (!reason) throw onField('reason', duesErrors.unknownReason)
    if (reason.evidence_needed && input.evidence === '') throw onField('evidence', duesErrors.evidenceMissing)
    if (input.lastYear !== null && input.lastYear < input.firstYear) throw onField('lastYear', duesErrors.yearsReversed)
    const id = ctx.ids.uuid()
    await insertExemption(ctx, { id, percent: reason.percent, ...input })
    const { firstYear, lastYear } = input
    // Neither reason nor evidence: they tell of means and health.
    const data = { percent: reason.percent, firstYear, lastYear }
    await ctx.record([duesEvent('dues_exemption', id, 'dues.exempted', data, { subjects: [member.id], first: true })])
    return { id }
  },
})

/** Takes an exemption back, with the reason. */
export const endExemption = operation({
  name: 'dues.end-exemption',
  permission: MANAGE,
  kind: 'write',
  input: EndExemption,
  output: z.object({ member: z.uuid() }),
  async run(ctx, { exemption, reason }) {
    const found = await lockExemption(ctx.db, exemption)
    const member = found && (await findMember(ctx.db, found.membership_id))
    if (!member) throw notFound()
    ctx.allow(mayAtUnit(ctx.actor, MANAGE, member.unit))
    if (found.ended_at !== null) throw conflict(duesErrors.alreadyEnded)
    await endStoredExemption(ctx, exemption, reason)
    await ctx.record([duesEvent('dues_exemption', exemption, 'dues.exemption_ended', {}, { subjects: [member.id] })])
    return { member: member.id }
  },
})
