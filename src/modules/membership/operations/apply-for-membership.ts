import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { placePeople } from '#modules/people/index.ts'
import { giveConsents } from '#modules/privacy/index.ts'
import { checkKind, unitForMembers } from '../admission.commands.ts'
import { leaveAppliedUnit, personOfApplicant } from '../applicant.commands.ts'
import { findApplication, lockApplications, saveApplication } from '../application.store.ts'
import { lockOpenly } from '../change.commands.ts'
import { explainTwice } from '../member.commands.ts'
import { isMemberConsent } from '../member-consent.rules.ts'
import { conflict, memberErrors, notFound, onField } from '../member.errors.ts'
import { memberEvent } from '../member.events.ts'
import { isStanding, type Member } from '../member.rules.ts'
import { Apply } from '../transfer.schema.ts'
import { ByMember, Changed } from '../member.schema.ts'
import { insertApplication, insertMemberships, lockMembership, noteBasis, saveMembership } from '../member.store.ts'
import { findApplicant, membershipsOf } from '../person.questions.ts'

/**
 * A resident asks to be admitted, or admitted again: into the membership she had. What is held is held because she asks
 * for it (Law 91/2025/QH15); nothing of it is needed for anything else.
 */
export const applyForMembership = operation({
  name: 'membership.apply',
  permission: 'signed_in',
  kind: 'write',
  input: Apply,
  output: Changed,
  async run(ctx, input) {
    const account = ctx.actor.accountId
    if (account === null || ctx.actor.machine || ctx.actor.onBehalfOf) throw conflict(memberErrors.noPerson)
    const today = civilDate(ctx.now())
    const { association, place } = await unitForMembers(ctx, input.unit, today)
    const { birthDate = null, birthYear = null, address } = input
    if ((birthDate ?? `${birthYear ?? ''}`) > today) throw onField('birthDate', memberErrors.badBirth)
    const personId = await personOfApplicant(ctx, account, { birthDate, birthYear, address, place, today })
    const person = await findApplicant(ctx.db, personId)
    if (!person) throw notFound()
    // The charter asks for an age, and who decides has to be able to tell it.
    if (person.birthYear === null) throw onField('birthDate', memberErrors.birthNeeded)
    await checkKind(ctx, { association: association.key, kind: input.kind, person, on: today })
    const held = (await membershipsOf(ctx.db, personId)).find(
      (one) => one.association === association.key && one.state !== 'folded',
    )
    const id = await membershipFor(ctx, held, { personId, association: association.key, kind: input.kind })
    await insertApplication(ctx.db, {
      id: ctx.ids.uuid(),
      membership_id: id,
      unit_code: input.unit,
      kind: input.kind,
      state: 'waiting',
      by_self: true,
      applied_by: account,
      message: input.message,
      applied_at: ctx.now(),
      decided_at: null,
      decided_by: null,
      decision_id: null,
      refusal: null,
    })
    await noteBasis(ctx.db, [id], 'own_application')
    const agreed = input.consents.filter(isMemberConsent)
    await giveConsents(ctx, { accountId: account }, agreed, { channel: 'online', screen: '/join' })
    await placePeople(ctx, [{ personId, unitCode: input.unit, source: 'membership', sourceId: id }])
    const data = { unit: input.unit, kind: input.kind }
    await ctx.record([memberEvent(id, 'member.applied', data, { person: personId, first: held === undefined })])
    return { id, state: held?.state === 'left' ? ('left' as const) : ('applied' as const) }
  },
})

type Wanted = { personId: string; association: string; kind: Member['kind'] }

/** The membership that the application is about: a new one, or that which she had. */
async function membershipFor(ctx: Ctx, held: Member | undefined, wanted: Wanted): Promise<string> {
  if (!held) {
    const id = ctx.ids.uuid()
    const none = { number: null, joinedOn: null, seniorityFrom: null, endedOn: null, endReason: null, basis: null }
    await insertMemberships(ctx.db, [{ id, ...wanted, state: 'applied', appliedAt: ctx.now(), ...none }]).catch(
      explainTwice,
    )
    return id
  }
  const row = await lockMembership(ctx.db, held.id)
  const waits = (await findApplication(ctx.db, held.id))?.state === 'waiting'
  if (!row || isStanding(row.state) || row.state === 'dead' || waits)
    throw conflict(memberErrors.alreadyMember, { number: held.number ?? '' })
  if (row.state === 'refused') await saveMembership(ctx.db, row, { state: 'applied', kind: wanted.kind })
  return row.id
}

/** She takes her application back while nobody has decided. */
export const withdrawApplication = operation({
  name: 'membership.withdraw-application',
  permission: 'signed_in',
  kind: 'write',
  input: ByMember,
  output: Changed,
  async run(ctx, { member }) {
    const application = await findApplication(ctx.db, member)
    const [row] = application ? await lockApplications(ctx.db, [application.id]) : []
    if (!row?.by_self || ctx.actor.accountId === null || row.applied_by !== ctx.actor.accountId) throw notFound()
    if (row.state !== 'waiting') throw conflict(memberErrors.alreadyDecided)
    await saveApplication(ctx.db, row.id, {
      state: 'withdrawn',
      decided_at: ctx.now(),
      decided_by: ctx.actor.accountId,
    })
    const found = await lockOpenly(ctx, member)
    if (!found) throw notFound()
    const { row: membership } = found
    const state = membership.state === 'applied' ? ('refused' as const) : membership.state
    await saveMembership(ctx.db, membership, { state })
    if (!isStanding(state)) await leaveAppliedUnit(ctx, found)
    await ctx.record([memberEvent(member, 'member.withdrawn', {}, { person: membership.person_id })])
    return { id: member, state }
  },
})
