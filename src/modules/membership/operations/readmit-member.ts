import { operation } from '#kernel/operation/operation.ts'
import { checkKind, noteDecision, unitForMembers } from '../admission.commands.ts'
import { checkVersion, dayOfChange, lockForChange } from '../change.commands.ts'
import { conflict, memberErrors, notFound } from '../member.errors.ts'
import { ADMIT, mayOnMember } from '../member.policy.ts'
import { Changed, ReadmitMember } from '../member.schema.ts'
import { findApplicant } from '../person.questions.ts'
import { readmit } from '../readmission.commands.ts'

/** Who left comes back into the membership she had: number, history and, by the rule of the association, her years. */
export const readmitMember = operation({
  name: 'membership.readmit',
  permission: ADMIT,
  kind: 'write',
  input: ReadmitMember,
  output: Changed,
  async run(ctx, input) {
    const member = await lockForChange(ctx, input.member, ADMIT)
    const { row } = member
    checkVersion(row, input.version)
    ctx.allow(mayOnMember(ctx.actor, ADMIT, input.unit))
    if (row.state !== 'left') throw conflict(memberErrors.notEnded)
    const on = dayOfChange(ctx, member, input.on ?? input.decision.on)
    await unitForMembers(ctx, input.unit, on)
    const person = await findApplicant(ctx.db, row.person_id)
    if (!person) throw notFound()
    await checkKind(ctx, { association: row.association, kind: input.kind, person, on })
    const decisionId = await noteDecision(ctx, row.association, input.unit, input.decision)
    await readmit(ctx, member, { on, unit: input.unit, kind: input.kind, decisionId })
    return { id: row.id, state: 'active' as const }
  },
})
