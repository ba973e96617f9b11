import { z } from 'zod'
import { addDays, civilDate, formatMoment } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation, question } from '#kernel/operation/operation.ts'
import { TextError } from '#kernel/texting/texting.ts'
import { findMembers, type Member } from '#modules/membership/index.ts'
import { findPeople, maskPhone } from '#modules/people/index.ts'
import { duesEvent } from '../dues.events.ts'
import { duesErrors, notFound, onField } from '../dues.errors.ts'
import { COLLECT, mayAtUnit, READ } from '../dues.policy.ts'
import { owed } from '../dues.questions.ts'
import { ListOpen, MemberId, OpenMember, UnitChoice } from '../dues.schema.ts'
import {
  claimReminders,
  dropReminders,
  insertReminders,
  lastReminders,
  membersWhoChose,
  wantReminders,
  type NewReminder,
} from '../reminder.store.ts'
import { listOpen } from './list-open.ts'

/** Nobody is sent more than one message in so many days. */
const PAUSE = 30
const BATCH = 100

const Reminded = OpenMember.extend({
  phone: z.string().meta({ description: 'Masked; empty when there is none' }),
  wants: z.boolean(),
  remindedOn: z.string().nullable(),
})

/** Who owes, with what is known of reminding her: masked phone, her own choice, when it was done last. */
export const listReminders = question({
  name: 'dues.list-reminders',
  permission: READ,
  input: ListOpen,
  output: z.object({
    unit: UnitChoice,
    above: z.array(UnitChoice),
    below: z.array(UnitChoice),
    items: z.array(Reminded),
    next: z.string().nullable(),
    carrier: z.boolean().meta({ description: 'Whether this server can send messages at all' }),
  }),
  reveals: (_input, { items }) => items.map(({ id }) => ({ type: 'membership', id, columns: ['name'] })),
  async run(ctx, input) {
    const list = listOpen.output.parse(await listOpen.run(ctx, { ...input, show: 'open' }))
    const ids = list.items.map(({ id }) => id)
    const members = await findMembers(ctx.db, ids)
    const people = await findPeople(
      ctx.db,
      [...members.values()].map(({ personId }) => personId),
    )
    const [wants, last] = [await wantReminders(ctx.db, ids), await lastReminders(ctx.db, ids)]
    return {
      ...list,
      carrier: ctx.services.texting.can('notice'),
      items: list.items.map((item) => {
        const phone = people.get(members.get(item.id)?.personId ?? '')?.phone ?? null
        const at = last.get(item.id)
        return {
          ...item,
          phone: phone === null ? '' : maskPhone(phone),
          wants: wants.has(item.id),
          remindedOn: at ? civilDate(at) : null,
        }
      }),
    }
  },
})

/** The phone of a member who owes, to call her or to write from one's own phone; each look is recorded. */
export const revealPhone = question({
  name: 'dues.reveal-phone',
  permission: COLLECT,
  input: z.strictObject({ member: MemberId }),
  output: z.object({ member: z.uuid(), name: z.string(), phone: z.string(), shared: z.boolean(), owed: z.int() }),
  reveals: ({ member }) => [{ type: 'membership', id: member, columns: ['phone'] }],
  async run(ctx, { member: id }) {
    const member = (await findMembers(ctx.db, [id])).get(id)
    if (!member) throw notFound()
    ctx.allow(mayAtUnit(ctx.actor, COLLECT, member.unit))
    const person = (await findPeople(ctx.db, [member.personId])).get(member.personId)
    const open = (await owed(ctx.db, [id], civilDate(ctx.now()))).get(id)?.amount ?? 0
    if (!person || person.phone === null || open === 0) throw notFound()
    return { member: id, name: person.name, phone: person.phone, shared: person.phoneShared, owed: open }
  },
})

/** She was called, or written to from one's own phone. */
export const noteReminder = operation({
  name: 'dues.note-reminder',
  permission: COLLECT,
  kind: 'write',
  input: z.strictObject({ member: MemberId }),
  output: z.object({ noted: z.boolean() }),
  async run(ctx, { member: id }) {
    const member = (await findMembers(ctx.db, [id])).get(id)
    if (!member) throw notFound()
    ctx.allow(mayAtUnit(ctx.actor, COLLECT, member.unit))
    const row = reminderOf(ctx, member, 'call')
    await insertReminders(ctx.db, [row])
    await ctx.record([remindedEvent(row)])
    return { noted: true }
  },
})

/** A message to those of a unit who owe and asked to be reminded; nobody else, and nobody twice in a month. */
export const sendReminders = operation({
  name: 'dues.send-reminders',
  permission: COLLECT,
  kind: 'write',
  input: z.strictObject({ members: z.array(MemberId).min(1, duesErrors.noneChosen).max(BATCH) }),
  output: z.object({ sent: z.int() }),
  // Messages go out before the transaction: a carrier that is slow holds no connection.
  async prepare(ctx, { members: ids }) {
    const members = [...(await findMembers(ctx.db, ids)).values()]
    for (const { unit } of members) ctx.allow(mayAtUnit(ctx.actor, COLLECT, unit))
    if (!ctx.services.texting.can('notice')) throw onField('members', duesErrors.noCarrier)
    const reached = await send(ctx, members)
    return async (inner) => {
      await inner.record(reached.map(remindedEvent))
      return { sent: reached.length }
    }
  },
  run: async () => ({ sent: 0 }),
})

/**
 * Once a year: whoever asked to be reminded and owes is told, a portion at a call, from the member after `after` on. Who is
 * told is noted before a portion goes out: a job that is cut off and begun anew tells nobody twice.
 */
export const remindYearly = operation({
  name: 'dues.remind-yearly',
  permission: 'dues:remind-yearly',
  kind: 'write',
  input: z.strictObject({
    after: z.uuid().default('00000000-0000-0000-0000-000000000000'),
    limit: z.int().min(1).max(BATCH).default(25),
  }),
  output: z.object({ sent: z.int(), next: z.uuid().nullable() }),
  // As above: no connection is held while messages go out.
  async prepare(ctx, { after, limit }) {
    if (!ctx.services.texting.can('notice')) return async () => Promise.resolve({ sent: 0, next: null })
    const ids = await membersWhoChose(ctx.db, { since: addDays(ctx.now(), -PAUSE), after, limit })
    const reached = await send(ctx, [...(await findMembers(ctx.db, ids)).values()])
    return async (inner) => {
      await inner.record(reached.map(remindedEvent))
      return { sent: reached.length, next: ids.length < limit ? null : (ids.at(-1) ?? null) }
    }
  },
  run: async () => Promise.resolve({ sent: 0, next: null }),
})

/** Sends to those who owe, want it, have a phone of their own and were not told within the month; what was noted of who was reached. */
async function send(ctx: Ctx, members: readonly Member[]): Promise<NewReminder[]> {
  const phones = await phonesToTell(ctx, members)
  const asked = members.filter(({ id }) => phones.has(id)).map((member) => reminderOf(ctx, member, 'message'))
  const claimed = await claimReminders(ctx.db, asked, addDays(ctx.now(), -PAUSE))
  const reached: NewReminder[] = []
  try {
    for (const row of claimed) if (await sendOne(ctx, phones.get(row.membership_id) ?? '')) reached.push(row)
  } finally {
    // Who got no message may be told again, whatever stopped it.
    const missed = claimed.filter((row) => !reached.includes(row))
    if (missed.length > 0) await dropReminders(ctx.db, missed)
  }
  return reached
}

/** Phones of those who owe and want a message, by member; none of a phone that others use too. */
async function phonesToTell(ctx: Ctx, members: readonly Member[]): Promise<Map<string, string>> {
  const ids = members.map(({ id }) => id)
  const wants = await wantReminders(ctx.db, ids)
  const open = await owed(ctx.db, ids, civilDate(ctx.now()))
  const people = await findPeople(
    ctx.db,
    members.map(({ personId }) => personId),
  )
  return new Map(
    members.flatMap(({ id, personId }): [string, string][] => {
      const person = people.get(personId)
      const due = open.get(id)?.amount ?? 0
      return person?.phone && !person.phoneShared && due > 0 && wants.has(id) ? [[id, person.phone]] : []
    }),
  )
}

/** Amounts do not stand in the message: whoever else reads the phone learns nothing of it. */
async function sendOne(ctx: Ctx, phone: string): Promise<boolean> {
  const data = { event: ctx.t('dues.remind.notice'), time: formatMoment(ctx.now()) }
  try {
    await ctx.services.texting.send({ phone, template: 'notice', data, trackingId: ctx.ids.uuid() })
    return true
  } catch (error) {
    if (!(error instanceof TextError)) throw error
    if (error.failure === 'failed') ctx.log.error({ err: error }, 'a reminder could not be sent')
    return false
  }
}

const reminderOf = (ctx: Ctx, member: Member, way: NewReminder['way']): NewReminder => ({
  id: ctx.ids.uuid(),
  membership_id: member.id,
  unit_code: member.unit,
  way,
  reminded_at: ctx.now(),
  reminded_by: ctx.actor.accountId,
})

const remindedEvent = ({ id, membership_id: member, unit_code: unit, way }: NewReminder) =>
  duesEvent('dues_reminder', id, 'dues.reminded', { way, unit }, { subjects: [member], first: true })
