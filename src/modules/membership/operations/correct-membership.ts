import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { unitForMembers } from '../admission.commands.ts'
import { findApplication, saveApplication } from '../application.store.ts'
import { checkVersion, lockForChange, saveChange, type Changing } from '../change.commands.ts'
import { beginPlaces, beginStates, movePlace, withoutEnd, type PlaceLine } from '../line.rules.ts'
import { explainTwice } from '../member.commands.ts'
import { conflict, memberErrors, onField } from '../member.errors.ts'
import { memberEvent } from '../member.events.ts'
import { ADMIT, mayOnMember } from '../member.policy.ts'
import { Changed, CorrectMembership } from '../member.schema.ts'
import type { MembershipChange } from '../member.store.ts'
import { withdrawOpenTransfer } from '../transfer.store.ts'
import type { z } from 'zod'

/**
 * What was written down wrongly is put right, with the reason on record: the day she joined, from when her years count,
 * in which unit she was from when to when, that she left or died. She stays in exactly one place on every day of her
 * membership. Posts and rights that ended with a membership do not come back by themselves.
 */
export const correctMembership = operation({
  name: 'membership.correct',
  permission: ADMIT,
  kind: 'write',
  input: CorrectMembership,
  output: Changed,
  async run(ctx, input) {
    const found = await lockForChange(ctx, input.member, ADMIT)
    checkVersion(found.row, input.version)
    const { notEnded, joinedOn: joined, seniorityFrom, place } = input
    if (!notEnded && joined === undefined && seniorityFrom === undefined && place === undefined)
      throw conflict(memberErrors.nothingCorrected)
    const { member, stands } = input.notEnded ? await standing(ctx, found) : { member: found, stands: {} }
    const { row } = member
    if (row.joined_on === null) throw conflict(memberErrors.notStanding)
    const joinedOn = checkedDay(ctx, member, input.joinedOn) ?? row.joined_on
    const begun = beginPlaces(member.places, joinedOn)
    const places = input.place ? await placed(ctx, member, begun, input.place) : begun
    // Years can count from earlier than the day she joined here (she came from elsewhere), never from later.
    const seniority = input.seniorityFrom ?? (row.seniority_from === row.joined_on ? joinedOn : row.seniority_from)
    if (seniority !== null && seniority > civilDate(ctx.now())) throw onField('seniorityFrom', memberErrors.future)
    const change = { joined_on: joinedOn, seniority_from: seniority, ...stands }
    const states = beginStates(member.states, joinedOn)
    await saveChange(ctx, found, change, { places, states }).catch(explainTwice)
    // A transfer is from the unit that she was thought to be in.
    if (places.at(-1)?.unit !== member.places.at(-1)?.unit)
      await withdrawOpenTransfer(ctx.db, row.id, ctx.now(), ctx.actor.accountId)
    const data = {
      reason: input.reason,
      joinedOn: input.joinedOn,
      seniorityFrom: input.seniorityFrom,
      place: input.place,
      ...(input.notEnded && { notEnded: true }),
    }
    await ctx.record([memberEvent(row.id, 'member.corrected', data, { person: row.person_id })])
    return { id: row.id, state: change.state ?? row.state }
  },
})

/** The membership as it was before its end, and what of its row goes with that; her unit must still be there. */
async function standing(ctx: Ctx, member: Changing): Promise<{ member: Changing; stands: MembershipChange }> {
  const { row } = member
  if (row.state !== 'left' && row.state !== 'dead') throw conflict(memberErrors.notEnded)
  const lines = withoutEnd(member.states, member.places, row.ended_on)
  const last = lines.states.at(-1)
  if (!last) throw conflict(memberErrors.notStanding)
  await unitForMembers(ctx, member.unit, civilDate(ctx.now()), 'notEnded')
  const application = await findApplication(ctx.db, row.id)
  if (application?.state === 'waiting')
    await saveApplication(ctx.db, application.id, {
      state: 'withdrawn',
      decided_at: ctx.now(),
      decided_by: ctx.actor.accountId,
    })
  const { state, kind } = last
  return {
    member: { ...member, ...lines, row: { ...row, ended_on: null } },
    stands: { state, kind, ended_on: null, end_reason: null },
  }
}

function checkedDay(ctx: Ctx, { row, places, states }: Changing, joinedOn: string | undefined): string | undefined {
  if (joinedOn === undefined) return undefined
  if (joinedOn > civilDate(ctx.now())) throw onField('joinedOn', memberErrors.future)
  // A day after her first change would swallow it: that change is corrected first.
  const first = [places[0]?.to, states[0]?.to, row.ended_on]
    .filter((day) => day !== null && day !== undefined)
    .toSorted()[0]
  if (first !== undefined && joinedOn > first) throw onField('joinedOn', memberErrors.laterChange)
  return joinedOn
}

type Corrected = NonNullable<z.output<typeof CorrectMembership>['place']>

async function placed(ctx: Ctx, { row }: Changing, line: PlaceLine, { unit, from, to }: Corrected): Promise<PlaceLine> {
  ctx.allow(mayOnMember(ctx.actor, ADMIT, unit))
  const today = civilDate(ctx.now())
  if (from > today) throw onField('place.from', memberErrors.future)
  // Where she will be is not corrected: she would be known there already today.
  if (to !== undefined && to > today) throw onField('place.to', memberErrors.future)
  if (to !== undefined && to < from) throw onField('place.to', memberErrors.beforeJoining)
  const { association } = await unitForMembers(ctx, unit, from, 'place.unit')
  if (association.key !== row.association) throw onField('place.unit', memberErrors.badUnit)
  return movePlace(line, { from, to: to === today ? null : (to ?? null) }, unit, 'correction')
}
