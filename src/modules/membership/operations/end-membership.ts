import { operation } from '#kernel/operation/operation.ts'
import { noteDecision } from '../admission.commands.ts'
import { checkVersion, dayOfChange, lockForChange, saveChange } from '../change.commands.ts'
import { endPlaces, endStates } from '../line.rules.ts'
import { conflict, memberErrors, onField } from '../member.errors.ts'
import { memberEvent } from '../member.events.ts'
import { ADMIT } from '../member.policy.ts'
import { isStanding } from '../member.rules.ts'
import { Changed, EndMembership } from '../member.schema.ts'
import { withdrawOpenTransfer } from '../transfer.store.ts'
import { at } from '../timeline.rules.ts'

/** She leaves, was expelled by a decision, or has died. `on` is the last day of her membership; her history stays. */
export const endMembership = operation({
  name: 'membership.end',
  permission: ADMIT,
  kind: 'write',
  input: EndMembership,
  output: Changed,
  async run(ctx, input) {
    const member = await lockForChange(ctx, input.member, ADMIT)
    const { row, places, unit } = member
    checkVersion(row, input.version)
    if (!isStanding(row.state)) throw conflict(memberErrors.notStanding)
    const lastDay = dayOfChange(ctx, member, input.on)
    if ((places.at(-1)?.from ?? lastDay) > lastDay) throw onField('on', memberErrors.laterChange)
    if (input.why === 'expelled' && !input.decision) throw onField('decision.number', memberErrors.needsDecision)
    if (input.why === 'other' && input.reason === '') throw onField('reason', memberErrors.reasonMissing)
    const decisionId = input.decision ? await noteDecision(ctx, row.association, unit, input.decision) : null
    const state = input.why === 'dead' ? ('dead' as const) : ('left' as const)
    const why = input.reason === '' ? input.why : input.reason
    const states = endStates(member.states, lastDay, state, why, decisionId)
    const change = { state, ended_on: lastDay, end_reason: input.why, kind: at(states, lastDay)?.kind ?? row.kind }
    await saveChange(ctx, member, change, { states, places: endPlaces(places, lastDay) })
    await withdrawOpenTransfer(ctx.db, row.id, ctx.now(), ctx.actor.accountId)
    const type = state === 'dead' ? 'member.died' : 'member.left'
    await ctx.record([memberEvent(row.id, type, { on: lastDay, reason: input.why }, { person: row.person_id })])
    return { id: row.id, state }
  },
})
