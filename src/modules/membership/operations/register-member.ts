import { parseNationalId } from '#kernel/crypto/national-id.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { parsePhone } from '#modules/identity/index.ts'
import { addPerson, mayReadPerson, placePeople, unitsOfPeople, type NewPerson } from '#modules/people/index.ts'
import { checkKind, noteDecision, unitForMembers } from '../admission.commands.ts'
import { admitMembers, explainTwice } from '../member.commands.ts'
import { conflict, memberErrors, notFound, onField } from '../member.errors.ts'
import { memberEvent } from '../member.events.ts'
import { ADMIT, mayOnMember, WRITE } from '../member.policy.ts'
import type { Applicant } from '../member.rules.ts'
import { Registered, RegisterMember, type PersonFields } from '../member.schema.ts'
import { insertApplication, insertMemberships } from '../member.store.ts'
import { findApplicant, membershipsOf } from '../person.questions.ts'

/**
 * A cadre enters somebody. She waits for a decision then; who may admit enters the decision at once, or the day since
 * when somebody is a member already (the paper register comes in this way).
 */
export const registerMember = operation({
  name: 'membership.register',
  permission: WRITE,
  kind: 'write',
  input: RegisterMember,
  output: Registered,
  async run(ctx, input) {
    ctx.allow(mayOnMember(ctx.actor, WRITE, input.unit))
    const today = civilDate(ctx.now())
    if (input.joinedOn !== undefined && input.joinedOn > today) throw onField('joinedOn', memberErrors.future)
    const { association, place } = await unitForMembers(ctx, input.unit, today)
    const on = input.joinedOn ?? input.decision?.on ?? today
    const known = input.personId === undefined ? undefined : await knownPerson(ctx, input.personId)
    const rules = await checkKind(ctx, {
      association: association.key,
      kind: input.kind,
      person: known ?? applicant(input.person),
      on,
    })
    const personId = input.personId ?? (await addPerson(ctx, newPerson(input, place, today)))
    const { unit, kind, basis } = input
    const row = { id: ctx.ids.uuid(), personId, association: association.key, unit, kind, basis }
    const atOnce = input.joinedOn !== undefined || input.decision !== undefined || !rules.needsDecision
    await refuseTwice(ctx, personId, association.key)
    await (atOnce ? admit(ctx, input, row, on, rules.needsDecision) : apply(ctx, input, row))
    await ctx.record([memberEvent(row.id, 'member.basis_noted', { basis: input.basis }, { person: personId })])
    return { id: row.id, personId, state: atOnce ? ('active' as const) : ('applied' as const) }
  },
})

/** Somebody whom the cadre may see: an id alone opens nobody's record. */
async function knownPerson(ctx: Ctx, personId: string): Promise<Applicant> {
  ctx.allow(mayReadPerson(ctx.actor, (await unitsOfPeople(ctx.db, [personId])).get(personId) ?? []))
  const found = await findApplicant(ctx.db, personId)
  if (!found) throw notFound()
  return found
}

type Row = { id: string; personId: string; association: string } & Pick<RegisterMember, 'unit' | 'kind' | 'basis'>

async function refuseTwice(ctx: Ctx, personId: string, association: string): Promise<void> {
  const held = (await membershipsOf(ctx.db, personId)).find(
    (one) => one.association === association && one.state !== 'refused' && one.state !== 'folded',
  )
  // One who left comes back by readmission: her years and papers are those of the membership she had.
  if (held) throw conflict(memberErrors.alreadyMember, { number: held.number ?? '', state: held.state })
}

async function admit(ctx: Ctx, input: RegisterMember, row: Row, on: string, needsDecision: boolean): Promise<void> {
  ctx.allow(mayOnMember(ctx.actor, needsDecision ? ADMIT : WRITE, row.unit))
  if (input.decision === undefined && needsDecision && on === civilDate(ctx.now()))
    throw onField('decision.number', memberErrors.needsDecision)
  const decisionId = input.decision ? await noteDecision(ctx, row.association, row.unit, input.decision) : null
  await admitMembers(ctx, [{ ...row, joinedOn: on, number: input.number ?? null, reason: 'admission', decisionId }])
}

async function apply(ctx: Ctx, input: RegisterMember, row: Row): Promise<void> {
  const { id, personId, association, kind, unit, basis } = row
  const none = { number: null, joinedOn: null, seniorityFrom: null, endedOn: null, endReason: null }
  await insertMemberships(ctx.db, [
    { id, personId, association, kind, basis, state: 'applied', appliedAt: ctx.now(), ...none },
  ]).catch(explainTwice)
  await insertApplication(ctx.db, {
    id: ctx.ids.uuid(),
    membership_id: id,
    unit_code: unit,
    kind,
    state: 'waiting',
    by_self: false,
    applied_by: ctx.actor.accountId,
    message: input.message,
    applied_at: ctx.now(),
    decided_at: null,
    decided_by: null,
    decision_id: null,
    refusal: null,
  })
  await placePeople(ctx, [{ personId, unitCode: unit, source: 'membership', sourceId: id }])
  await ctx.record([memberEvent(id, 'member.registered', { unit, kind }, { person: personId, first: true })])
}

const applicant = (person: PersonFields | undefined): Applicant => ({
  sex: person?.sex ?? null,
  birthDate: person?.birthDate ?? null,
  birthYear: person?.birthYear ?? null,
})

function newPerson(input: RegisterMember, place: string | null, today: string): NewPerson {
  const person = input.person
  if (!person) throw onField('person.name', memberErrors.badName)
  const nationalId = person.nationalId === '' ? '' : parseNationalId(person.nationalId)
  if (nationalId === undefined) throw onField('person.nationalId', memberErrors.badNumber)
  const phone = person.phone === '' ? '' : parsePhone(person.phone)
  if (phone === undefined) throw onField('person.phone', memberErrors.badPhone)
  if (person.birthDate !== undefined && person.birthDate > today)
    throw onField('person.birthDate', memberErrors.badBirth)
  const unit = person.addressUnit ?? place
  return {
    name: person.name,
    sex: person.sex,
    birthDate: person.birthDate ?? null,
    birthYear: person.birthYear ?? null,
    ...(nationalId !== '' && { nationalId }),
    ...(phone !== '' && { phones: [{ phone }] }),
    ...(unit !== null && { addresses: [{ kind: 'residence' as const, line: person.address, unit, mapOf: today }] }),
  }
}
