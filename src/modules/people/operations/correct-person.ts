import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { getUnit } from '#modules/units/index.ts'
import { correctPersonRecord } from '../person.commands.ts'
import { toNewPerson } from '../person-input.rules.ts'
import { personErrors } from '../person.errors.ts'
import { mayWritePerson, WRITE } from '../person.policy.ts'
import { refuseRestrictedPerson, unitsOfPeople } from '../person.questions.ts'
import { CorrectPerson } from '../person.schema.ts'
import { readPerson } from '../person-view.reads.ts'
import { lockPerson, updatePerson } from '../person.store.ts'

/**
 * Corrects what is known of a person. Addresses that are given replace those of their kinds; the old ones stay as past.
 * A phone is added to those she has, or taken from them: whoever does so need not see the others in full.
 */
export const correctPerson = operation({
  name: 'people.correct',
  permission: WRITE,
  kind: 'write',
  input: CorrectPerson,
  output: z.object({ id: z.uuid() }),
  async run(ctx, { person: id, version, addresses, addPhones, dropPhones, diedOn, ...input }) {
    const today = civilDate(ctx.now())
    const person = await writablePerson(ctx, id)
    if (version !== undefined && version !== person.version) throw personErrors.changed()
    for (const { unit, mapOf } of addresses ?? []) await getUnit(ctx.db, unit, mapOf ?? today)
    if (diedOn !== undefined && diedOn > today) throw personErrors.badBirth('diedOn')
    const added = addPhones.filter(({ phone }) => phone !== '')
    const changesPhones = input.phones === undefined && (added.length > 0 || dropPhones.length > 0)
    const kept = changesPhones ? (await readPerson(ctx.db, person.id, today))?.phones : undefined
    const phones = kept && [...kept.filter((_phone, index) => !dropPhones.includes(index)), ...added]
    await correctPersonRecord(ctx, person.id, {
      ...toNewPerson({ ...input, ...(phones && { phones }) }, today),
      ...(addresses && { addresses: addresses.map((one) => ({ ...one, mapOf: one.mapOf ?? today })) }),
    })
    if (diedOn !== undefined) await updatePerson(ctx.db, person.id, { died_on: diedOn })
    return { id: person.id }
  },
})

/**
 * The record that goes on, locked, when the actor may change it and its owner did not have it restricted: of two officers
 * at once the second reads what the first wrote.
 */
export async function writablePerson(ctx: Ctx, id: string) {
  const units = (await unitsOfPeople(ctx.db, [id])).get(id) ?? []
  ctx.allow(mayWritePerson(ctx.actor, units))
  const person = await lockPerson(ctx.db, id)
  // A record that was merged is corrected where it goes on, not behind its back.
  if (!person || person.merged_into !== null) throw personErrors.notFound()
  await refuseRestrictedPerson(ctx.db, id)
  return person
}
