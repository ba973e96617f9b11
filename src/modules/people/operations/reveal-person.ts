import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { question } from '#kernel/operation/operation.ts'
import { NATIONAL_ID, OLD_ID } from '../people.personal.ts'
import { personErrors } from '../person.errors.ts'
import { mayReadPerson, READ } from '../person.policy.ts'
import { unitsOfPeople } from '../person.questions.ts'
import { ByPerson } from '../person.schema.ts'
import { readPerson } from '../person-view.reads.ts'

async function visible(ctx: Ctx, id: string) {
  ctx.allow(mayReadPerson(ctx.actor, (await unitsOfPeople(ctx.db, [id])).get(id) ?? []))
  const person = await readPerson(ctx.db, id, civilDate(ctx.now()))
  if (!person) throw personErrors.notFound()
  return person
}

/** Her phone numbers in full, to call her; the look is in the access log, where she finds it. */
export const showPhones = question({
  name: 'people.show-phones',
  permission: READ,
  input: ByPerson,
  output: z.object({ phones: z.array(z.object({ phone: z.string(), kind: z.string() })) }),
  reveals: (_input) => [{ type: 'person', id: _input.person, columns: ['phone'], reason: 'contact' }],
  async run(ctx, { person }) {
    return { phones: (await visible(ctx, person)).phones }
  },
})

/** The number of her identity card in full, for a reason in words. */
export const revealPersonId = question({
  name: 'people.reveal-id',
  permission: READ,
  confirm: true,
  input: ByPerson.extend({
    reason: z
      .string()
      .max(500)
      .transform((text) => text.normalize('NFC').trim())
      .pipe(z.string().min(1, 'people.reason_missing')),
  }),
  output: z.object({ nationalId: z.string().nullable(), oldId: z.string().nullable() }),
  reveals: ({ person, reason }) => [{ type: 'person', id: person, columns: ['national_id'], reason }],
  async run(ctx, { person: id }) {
    const person = await visible(ctx, id)
    const open = (sealed: string | null, context: string) => sealed && ctx.services.aead.decrypt(sealed, context)
    return { nationalId: open(person.national_id_sealed, NATIONAL_ID), oldId: open(person.old_id_sealed, OLD_ID) }
  },
})
