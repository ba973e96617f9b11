import { z } from 'zod'
import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { findCredentials } from '#modules/identity/index.ts'
import { readFactors } from '../factor.reads.ts'
import { ownAccount } from '../own-account.commands.ts'

const Passkey = z.object({
  id: z.uuid(),
  name: z.string(),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
})

/** With what one can prove oneself here, and whether a role asks for more. */
export const getSecurity = question({
  name: 'authentication.get-security',
  permission: 'signed_in',
  input: z.object({}),
  output: z.object({
    login: z.string().nullable(),
    phone: z.string().nullable(),
    hasPassword: z.boolean(),
    totpSince: z.string().nullable(),
    passkeys: z.array(Passkey),
    recoveryCodes: z.int(),
    /** A role asks for a second factor that this session has not shown. */
    needed: z.boolean(),
  }),
  async run(ctx) {
    const id = ownAccount(ctx)
    const account = await findCredentials(ctx.db, { id }, civilDate(ctx.now()))
    const factors = await readFactors(ctx.db, id)
    return {
      login: account?.login ?? null,
      phone: account?.phone ?? null,
      hasPassword: typeof account?.passwordHash === 'string',
      totpSince: factors.totpSince && isoMoment(factors.totpSince),
      passkeys: factors.passkeys.map(({ id: passkey, name, createdAt, lastUsedAt }) => ({
        id: passkey,
        name,
        createdAt: isoMoment(createdAt),
        lastUsedAt: lastUsedAt && isoMoment(lastUsedAt),
      })),
      recoveryCodes: factors.recoveryCodes,
      needed: ctx.actor.needs === 'second_factor',
    }
  },
})
