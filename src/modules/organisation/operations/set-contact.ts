import { civilDateOf } from '#kernel/clock/clock.ts'
import { operation } from '#kernel/operation/operation.ts'
import { getUnit } from '#modules/units/index.ts'
import { saveContact } from '../channel.store.ts'
import { readHours } from '../contact.rules.ts'
import { organisationErrors } from '../organisation.errors.ts'
import { contactSet } from '../organisation.events.ts'
import { mayDescribe } from '../organisation.policy.ts'
import { SetContact } from '../organisation.schema.ts'

/** Says where a unit is, how it is reached and when somebody is there. */
export const setContact = operation({
  name: 'organisation.set-contact',
  permission: 'members:write',
  kind: 'write',
  input: SetContact,
  output: SetContact.pick({ code: true }),
  async run(ctx, { code, version, hours: typed, ...contact }) {
    ctx.allow(mayDescribe(ctx.actor, code))
    await getUnit(ctx.db, code, civilDateOf(ctx.now()))
    const read = readHours(typed)
    if ('wrong' in read) throw organisationErrors.badHours(read.wrong)
    await saveContact(ctx.db, { unit_code: code, ...contact, hours: read.hours, updated_at: ctx.now() }, version)
    await ctx.record([contactSet(ctx.ids.uuid(), code)])
    return { code }
  },
})
