import type { Ctx } from '#kernel/operation/ctx.ts'
import { saveChange, type Changing } from './change.commands.ts'
import { findAssociation } from './kind.questions.ts'
import { changeState, reopenPlaces } from './line.rules.ts'
import { explainTwice } from './member.commands.ts'
import { memberErrors, onField } from './member.errors.ts'
import { memberEvent } from './member.events.ts'
import type { MemberKind } from './member.rules.ts'

/** A membership that ended goes on from a day. Years are kept or begin anew, as the association has it. */
export async function readmit(
  ctx: Ctx,
  member: Changing,
  { on, unit, kind, decisionId }: { on: string; unit: string; kind: MemberKind; decisionId: string },
): Promise<void> {
  const { row } = member
  if (row.ended_on !== null && on <= row.ended_on) throw onField('on', memberErrors.laterChange)
  const keeps = (await findAssociation(ctx.db, row.association))?.readmissionKeepsSeniority ?? true
  const change = {
    state: 'active' as const,
    kind,
    ended_on: null,
    end_reason: null,
    seniority_from: keeps ? row.seniority_from : on,
  }
  const states = changeState(member.states, on, { state: 'active', kind, decisionId })
  await saveChange(ctx, member, change, { states, places: reopenPlaces(member.places, on, unit) }).catch(explainTwice)
  await ctx.record([memberEvent(row.id, 'member.readmitted', { on, unit, kind }, { person: row.person_id })])
}
