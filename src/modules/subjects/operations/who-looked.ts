import { z } from 'zod'
import { AppError } from '#kernel/errors/app-error.ts'
import { question } from '#kernel/operation/operation.ts'
import { thingsOfAccounts } from '#kernel/personal/person-links.ts'
import { readAccesses } from '../access.reads.ts'
import { readPerson } from '../person.reads.ts'
import { subjectErrors } from '../subject.errors.ts'
import { AccessList } from '../subject.schema.ts'

/** Who looked at my data: under which position, when, what and why. With a dossier's code: at that dossier. */
export const whoLooked = question({
  name: 'subjects.who-looked',
  permission: 'anyone',
  input: z.strictObject({
    dossier: z.string().max(80).optional(),
    before: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional(),
    limit: z.coerce.number().int().min(1).max(200).default(25),
  }),
  output: AccessList,
  async run(ctx, { dossier, before, limit }) {
    const { account, dossiers } = await readPerson(ctx, {
      accountId: ctx.actor.accountId,
      dossierIds: ctx.actor.opened,
    })
    const one = dossier === undefined ? undefined : dossiers.find(({ code }) => code === dossier)
    if (dossier !== undefined && !one) throw subjectErrors.notFound()
    if (!one && !account) throw new AppError('kernel.sign_in_first', { kind: 'unauthenticated' })
    const accounts = account ? [account.id] : []
    const hers = one ? [] : await thingsOfAccounts(ctx.db, accounts)
    const subjects = one ? [one.id] : [...accounts, ...hers, ...dossiers.map(({ id }) => id)]
    return readAccesses(ctx, subjects, { limit, before: before ?? null })
  },
})
