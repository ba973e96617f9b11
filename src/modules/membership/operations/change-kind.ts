import { operation } from '#kernel/operation/operation.ts'
import { checkKind, noteDecision } from '../admission.commands.ts'
import { checkVersion, dayOfChange, lockForChange, saveChange } from '../change.commands.ts'
import { changeState } from '../line.rules.ts'
import { conflict, memberErrors, notFound, onField } from '../member.errors.ts'
import { memberEvent } from '../member.events.ts'
import { ADMIT } from '../member.policy.ts'
import { isStanding } from '../member.rules.ts'
import { ChangeKind, Changed } from '../member.schema.ts'
import { findApplicant } from '../person.questions.ts'

/** From that day on a member of another kind: a core member, an honorary one. */
export const changeKind = operation({
  name: 'membership.change-kind',
  permission: ADMIT,
  kind: 'write',
  input: ChangeKind,
  output: Changed,
  async run(ctx, input) {
    const member = await lockForChange(ctx, input.member, ADMIT)
    const { row, unit, states } = member
    checkVersion(row, input.version)
    if (!isStanding(row.state)) throw conflict(memberErrors.notStanding)
    if (row.kind === input.kind) throw onField('kind', memberErrors.sameKind)
    const on = dayOfChange(ctx, member, input.on ?? input.decision?.on)
    const person = await findApplicant(ctx.db, row.person_id)
    if (!person) throw notFound()
    const rules = await checkKind(ctx, { association: row.association, kind: input.kind, person, on })
    if (rules.needsDecision && !input.decision) throw onField('decision.number', memberErrors.needsDecision)
    const decisionId = input.decision ? await noteDecision(ctx, row.association, unit, input.decision) : null
    const change = { kind: input.kind, decisionId }
    await saveChange(ctx, member, { kind: input.kind }, { states: changeState(states, on, change) })
    const data = { on, kind: input.kind, before: row.kind }
    await ctx.record([memberEvent(row.id, 'member.kind_changed', data, { person: row.person_id })])
    return { id: row.id, state: row.state }
  },
})
