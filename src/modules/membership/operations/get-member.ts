import { question } from '#kernel/operation/operation.ts'
import { findPeople, personOfAccount } from '#modules/people/index.ts'
import { z } from 'zod'
import { notFound } from '../member.errors.ts'
import { mayOnMember, READ } from '../member.policy.ts'
import { findMember } from '../member.questions.ts'
import { ByMember, MemberView, OwnMembership } from '../member.schema.ts'
import { toMemberView } from '../member-view.reads.ts'
import { ownMemberships } from '../own-membership.questions.ts'

/** One member with her history, for officers of the unit where she is. */
export const getMember = question({
  name: 'membership.get',
  permission: READ,
  input: ByMember,
  output: MemberView,
  reveals: (_input, { person }) => [
    { type: 'person', id: person.id, columns: ['name', 'sex', 'birth_date', 'birth_year', 'line'] },
  ],
  async run(ctx, { member }) {
    const found = await findMember(ctx.db, member)
    if (!found) throw notFound()
    ctx.allow(mayOnMember(ctx.actor, READ, found.unit))
    return toMemberView(ctx, found)
  },
})

/** What the caller herself is, was and asked for. */
export const getOwnMembership = question({
  name: 'membership.get-own',
  permission: 'signed_in',
  input: z.strictObject({}),
  output: OwnMembership,
  async run(ctx) {
    const items = []
    for (const member of await ownMemberships(ctx.db, ctx.actor)) items.push(await toMemberView(ctx, member, true))
    const person = ctx.actor.accountId === null ? undefined : await personOfAccount(ctx.db, ctx.actor.accountId)
    const known = person === undefined ? undefined : (await findPeople(ctx.db, [person])).get(person)
    return { items, knowsBirth: known?.birthYear !== undefined && known.birthYear !== null }
  },
})
