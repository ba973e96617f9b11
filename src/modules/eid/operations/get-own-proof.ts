import { z } from 'zod'
import { maskNationalId } from '#kernel/crypto/national-id.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { question } from '#kernel/operation/operation.ts'
import { findPerson } from '#modules/identity/index.ts'
import { Level } from '../eid.schema.ts'

/** What was proved of oneself: ever, and in this session. */
export const getOwnProof = question({
  name: 'eid.get-own-proof',
  permission: 'signed_in',
  input: z.object({}),
  output: z.object({
    name: z.string(),
    number: z.string().nullable().meta({ description: 'Masked; null: no e-identity is linked' }),
    birthDate: z.iso.date().nullable(),
    level: Level,
    sessionLevel: Level,
  }),
  async run(ctx) {
    const person = await findPerson(ctx, { id: ctx.actor.accountId ?? '' })
    if (!person) throw new AppError('kernel.sign_in_first', { kind: 'unauthenticated' })
    return {
      name: person.name,
      number: person.nationalId && maskNationalId(person.nationalId),
      birthDate: person.birthDate,
      level: person.level,
      sessionLevel: ctx.actor.level,
    }
  },
})
