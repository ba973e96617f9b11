import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation, question } from '#kernel/operation/operation.ts'
import {
  findMember,
  ownChoices,
  OwnChoice,
  OwnMember,
  ownMemberships,
  ownNamed,
  type Member,
} from '#modules/membership/index.ts'
import { findUnits } from '#modules/units/index.ts'
import { duesErrors, notFound, onField } from '../dues.errors.ts'
import { duesEvent } from '../dues.events.ts'
import { mayAtUnit, READ } from '../dues.policy.ts'
import { FundTotals, MemberDuesView, MemberId } from '../dues.schema.ts'
import { readReasons } from '../exemption.reads.ts'
import { readTotals } from '../fund.reads.ts'
import { memberDuesView } from '../member-view.reads.ts'
import { hasChosenReminders, setReminderChoice } from '../reminder.store.ts'

const Reason = z.object({ key: z.string(), name: z.string(), percent: z.int(), evidenceNeeded: z.boolean() })

/** A member's dues at the desk, with the reasons for which she could be exempt. */
export const getMemberDues = question({
  name: 'dues.get-member',
  permission: READ,
  input: z.strictObject({ member: MemberId }),
  output: MemberDuesView.extend({ reasons: z.array(Reason) }),
  reveals: ({ member }) => [{ type: 'membership', id: member, columns: ['dues'] }],
  async run(ctx, { member: id }) {
    const member = await findMember(ctx.db, id)
    if (!member) throw notFound()
    ctx.allow(mayAtUnit(ctx.actor, READ, member.unit))
    const reasons = (await readReasons(ctx.db, member.association)).map((reason) => ({
      key: reason.key,
      name: reason.names[ctx.locale],
      percent: reason.percent,
      evidenceNeeded: reason.evidence_needed,
    }))
    return { ...(await memberDuesView(ctx, member)), reasons }
  },
})

/** One's own memberships with dues, standing ones first. */
const ownMembers = async (ctx: Ctx): Promise<Member[]> =>
  (await ownMemberships(ctx.db, ctx.actor)).filter(({ joinedOn }) => joinedOn !== null)

/** What one owes and paid oneself, how to pay, and what the funds of one's branch and of the levels above it have. */
export const getOwnDues = question({
  name: 'dues.get-own',
  permission: 'signed_in',
  input: OwnMember,
  output: z.object({
    /** Of the membership asked for; of all when none is. */
    items: z.array(MemberDuesView.extend({ funds: z.array(FundTotals), reminders: z.boolean() })),
    memberships: z.array(OwnChoice),
  }),
  async run(ctx, input) {
    const today = civilDate(ctx.now())
    const mine = await ownMembers(ctx)
    const named = input.member === undefined ? undefined : ownNamed(mine, input.member)
    const items = []
    for (const member of named ? [named] : mine) {
      const path = (await findUnits(ctx.db, [member.unit], today)).get(member.unit)?.path ?? []
      items.push({
        ...(await memberDuesView(ctx, member)),
        funds: await readTotals(ctx, path),
        reminders: await hasChosenReminders(ctx.db, member.id),
      })
    }
    return { items, memberships: await ownChoices(ctx, mine) }
  },
})

/** One wants to be told by a message when dues are open, or no longer wants it. */
export const chooseReminders = operation({
  name: 'dues.choose-reminders',
  permission: 'signed_in',
  kind: 'write',
  input: z.strictObject({ member: MemberId, wanted: z.boolean() }),
  output: z.object({ wanted: z.boolean() }),
  async run(ctx, { member, wanted }) {
    const own = (await ownMembers(ctx)).find(({ id }) => id === member)
    if (!own || ctx.actor.accountId === null) throw onField('member', duesErrors.noChoice)
    await setReminderChoice(ctx.db, { membership: member, account: ctx.actor.accountId, wanted, at: ctx.now() })
    const type = wanted ? 'dues.reminders_wanted' : 'dues.reminders_unwanted'
    await ctx.record([duesEvent('dues_reminder', member, type, {}, { subjects: [member] })])
    return { wanted }
  },
})
