import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { placePeople } from '#modules/people/index.ts'
import { checkKind, noteDecision } from '../admission.commands.ts'
import { leaveAppliedUnit } from '../applicant.commands.ts'
import { lockApplications, saveApplication } from '../application.store.ts'
import { lockOpenly, type Changing } from '../change.commands.ts'
import { nextNumbers } from '../member.commands.ts'
import { conflict, memberErrors, notFound, onField } from '../member.errors.ts'
import { memberEvent } from '../member.events.ts'
import { ADMIT, mayOnMember } from '../member.policy.ts'
import { isStanding } from '../member.rules.ts'
import { DecideApplications } from '../transfer.schema.ts'
import { insertPlaces, insertStates, saveMembership } from '../member.store.ts'
import type { ApplicationRow } from '../member.table.ts'
import { findApplicant } from '../person.questions.ts'
import { readmit } from '../readmission.commands.ts'

/** One decision for one application or a whole list of them: all are admitted, or refused with a reason. */
export const decideApplications = operation({
  name: 'membership.decide-applications',
  permission: ADMIT,
  kind: 'write',
  input: DecideApplications,
  output: z.object({ done: z.int() }),
  async run(ctx, input) {
    const rows = await lockApplications(ctx.db, [...new Set(input.applications)])
    if (rows.length < new Set(input.applications).size) throw notFound()
    for (const row of rows) ctx.allow(mayOnMember(ctx.actor, ADMIT, row.unit_code))
    if (rows.some((row) => row.state !== 'waiting')) throw conflict(memberErrors.alreadyDecided)
    if (input.outcome === 'refuse' && input.reason === '') throw onField('reason', memberErrors.reasonMissing)
    if (input.outcome === 'admit' && !input.decision) throw onField('decision.number', memberErrors.needsDecision)
    const today = civilDate(ctx.now())
    const on = input.joinedOn ?? input.decision?.on ?? today
    if (on > today) throw onField('joinedOn', memberErrors.future)
    for (const row of rows)
      await (input.outcome === 'admit' ? admit(ctx, row, input, on) : refuse(ctx, row, input.reason))
    return { done: rows.length }
  },
})

type Input = z.output<typeof DecideApplications>

async function admit(ctx: Ctx, row: ApplicationRow, input: Input, on: string): Promise<void> {
  const member = await lockOpenly(ctx, row.membership_id)
  const person = member && (await findApplicant(ctx.db, member.row.person_id))
  if (!member || !person || !input.decision) throw notFound()
  const { state } = member.row
  // Readmitted, or dead, while the application waited.
  if (state !== 'applied' && state !== 'left')
    throw conflict(memberErrors.alreadyMember, { number: member.row.number ?? '', state })
  const { association } = member.row
  await checkKind(ctx, { association, kind: row.kind, person, on })
  const decisionId = await noteDecision(ctx, association, row.unit_code, input.decision)
  const done = { decided_at: ctx.now(), decided_by: ctx.actor.accountId, decision_id: decisionId }
  await saveApplication(ctx.db, row.id, { state: 'admitted', ...done })
  if (member.row.state === 'left') return readmit(ctx, member, { on, unit: row.unit_code, kind: row.kind, decisionId })
  await begin(ctx, member, row, { on, decisionId })
}

async function begin(
  ctx: Ctx,
  { row }: Changing,
  application: ApplicationRow,
  given: { on: string; decisionId: string },
): Promise<void> {
  const { on, decisionId } = given
  const { unit_code: unit, kind } = application
  const [number = null] = row.number === null ? await nextNumbers(ctx, row.association, 1) : [row.number]
  await saveMembership(ctx.db, row, { state: 'active', kind, number, joined_on: on, seniority_from: on })
  const span = { membershipId: row.id, from: on, to: null }
  await insertStates(ctx.db, [{ ...span, id: ctx.ids.uuid(), state: 'active', kind, reason: null, decisionId }])
  await insertPlaces(ctx.db, [{ ...span, id: ctx.ids.uuid(), unit, reason: 'admission' }])
  await placePeople(ctx, [{ personId: row.person_id, unitCode: unit, source: 'membership', sourceId: row.id, number }])
  const data = { unit, kind, joinedOn: on, number, decision: decisionId }
  await ctx.record([memberEvent(row.id, 'member.admitted', data, { person: row.person_id })])
}

async function refuse(ctx: Ctx, row: ApplicationRow, reason: string): Promise<void> {
  const member = await lockOpenly(ctx, row.membership_id)
  if (!member) throw notFound()
  const decided = { decided_at: ctx.now(), decided_by: ctx.actor.accountId }
  await saveApplication(ctx.db, row.id, { state: 'refused', refusal: reason, ...decided })
  if (member.row.state === 'applied') await saveMembership(ctx.db, member.row, { state: 'refused' })
  if (!isStanding(member.row.state)) await leaveAppliedUnit(ctx, member)
  await ctx.record([
    memberEvent(member.row.id, 'member.refused', { unit: row.unit_code }, { person: member.row.person_id }),
  ])
}
