import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { unitForMembers } from '../admission.commands.ts'
import { checkVersion, lockForChange, saveChange, type Changing } from '../change.commands.ts'
import { beginPlaces, beginStates, movePlace, type PlaceLine } from '../line.rules.ts'
import { conflict, memberErrors, onField } from '../member.errors.ts'
import { memberEvent } from '../member.events.ts'
import { ADMIT, mayOnMember } from '../member.policy.ts'
import { Changed, CorrectMembership } from '../member.schema.ts'
import { withdrawOpenTransfer } from '../transfer.store.ts'
import type { z } from 'zod'

/**
 * What was written down wrongly is put right, with the reason on record: the day she joined, from when her years count,
 * in which unit she was from when to when. She stays in exactly one place on every day of her membership.
 */
export const correctMembership = operation({
  name: 'membership.correct',
  permission: ADMIT,
  kind: 'write',
  input: CorrectMembership,
  output: Changed,
  async run(ctx, input) {
    const member = await lockForChange(ctx, input.member, ADMIT)
    const { row } = member
    checkVersion(row, input.version)
    if (row.joined_on === null) throw conflict(memberErrors.notStanding)
    const joinedOn = checkedDay(ctx, member, input.joinedOn) ?? row.joined_on
    const begun = beginPlaces(member.places, joinedOn)
    const places = input.place ? await placed(ctx, member, begun, input.place) : begun
    // Years can count from earlier than the day she joined here (she came from elsewhere), never from later.
    const seniority = input.seniorityFrom ?? (row.seniority_from === row.joined_on ? joinedOn : row.seniority_from)
    if (seniority !== null && seniority > civilDate(ctx.now())) throw onField('seniorityFrom', memberErrors.future)
    const change = { joined_on: joinedOn, seniority_from: seniority }
    await saveChange(ctx, member, change, { places, states: beginStates(member.states, joinedOn) })
    // A transfer is from the unit that she was thought to be in.
    if (places.at(-1)?.unit !== member.places.at(-1)?.unit)
      await withdrawOpenTransfer(ctx.db, row.id, ctx.now(), ctx.actor.accountId)
    const data = {
      reason: input.reason,
      joinedOn: input.joinedOn,
      seniorityFrom: input.seniorityFrom,
      place: input.place,
    }
    await ctx.record([memberEvent(row.id, 'member.corrected', data, { person: row.person_id })])
    return { id: row.id, state: row.state }
  },
})

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
