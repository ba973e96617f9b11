import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { checkKind, noteDecision, unitForMembers } from '../admission.commands.ts'
import { findApplication, saveApplication } from '../application.store.ts'
import { checkVersion, dayOfChange, lockForChange } from '../change.commands.ts'
import { conflict, memberErrors, notFound, onField } from '../member.errors.ts'
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
    const { association } = await unitForMembers(ctx, input.unit, on)
    if (association.key !== row.association) throw onField('unit', memberErrors.badUnit)
    const person = await findApplicant(ctx.db, row.person_id)
    if (!person) throw notFound()
    await checkKind(ctx, { association: row.association, kind: input.kind, person, on })
    const decisionId = await noteDecision(ctx, row.association, input.unit, input.decision)
    await settleApplication(ctx, row.id, decisionId)
    await readmit(ctx, member, { on, unit: input.unit, kind: input.kind, decisionId })
    return { id: row.id, state: 'active' as const }
  },
})

/** She had asked for it herself: with this decision her application is answered, and nobody decides it once more. */
async function settleApplication(ctx: Ctx, membership: string, decisionId: string): Promise<void> {
  const found = await findApplication(ctx.db, membership)
  if (found?.state !== 'waiting') return
  const decided = { decided_at: ctx.now(), decided_by: ctx.actor.accountId, decision_id: decisionId }
  await saveApplication(ctx.db, found.id, { state: 'admitted', ...decided })
}
