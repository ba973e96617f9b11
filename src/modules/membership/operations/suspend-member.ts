import { operation } from '#kernel/operation/operation.ts'
import { dayOfChange, checkVersion, lockForChange, saveChange } from '../change.commands.ts'
import { changeState } from '../line.rules.ts'
import { conflict, memberErrors } from '../member.errors.ts'
import { memberEvent } from '../member.events.ts'
import { ADMIT } from '../member.policy.ts'
import { Changed, ResumeMember, SuspendMember } from '../member.schema.ts'

/** She stays a member but takes no part for a while: abroad, ill, at her own wish. */
export const suspendMember = operation({
  name: 'membership.suspend',
  permission: ADMIT,
  kind: 'write',
  input: SuspendMember,
  output: Changed,
  async run(ctx, input) {
    const member = await lockForChange(ctx, input.member, ADMIT)
    checkVersion(member.row, input.version)
    if (member.row.state !== 'active') throw conflict(memberErrors.notActive)
    const on = dayOfChange(ctx, member, input.on)
    const states = changeState(member.states, on, { state: 'suspended', reason: input.reason })
    await saveChange(ctx, member, { state: 'suspended' }, { states })
    await ctx.record([memberEvent(input.member, 'member.suspended', { on }, { person: member.row.person_id })])
    return { id: input.member, state: 'suspended' as const }
  },
})

/** She takes part again. */
export const resumeMember = operation({
  name: 'membership.resume',
  permission: ADMIT,
  kind: 'write',
  input: ResumeMember,
  output: Changed,
  async run(ctx, input) {
    const member = await lockForChange(ctx, input.member, ADMIT)
    checkVersion(member.row, input.version)
    if (member.row.state !== 'suspended') throw conflict(memberErrors.notSuspended)
    const on = dayOfChange(ctx, member, input.on)
    const states = changeState(member.states, on, { state: 'active', reason: input.reason || null })
    await saveChange(ctx, member, { state: 'active' }, { states })
    await ctx.record([memberEvent(input.member, 'member.resumed', { on }, { person: member.row.person_id })])
    return { id: input.member, state: 'active' as const }
  },
})
