import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { findCredentials } from '#modules/identity/index.ts'
import { readFactors } from '../factor.reads.ts'
import { ownAccount } from '../own-account.commands.ts'
import { creationOptions } from '../passkey.commands.ts'
import { createStep } from '../step.store.ts'
import type { PasskeyStep } from './begin-passkey.ts'

/** Begins to add a passkey to one's own account: what the browser hands to `navigator.credentials.create`. */
export const startPasskey = operation({
  name: 'authentication.start-passkey',
  permission: 'signed_in',
  confirm: true,
  kind: 'write',
  input: z.object({}),
  output: z.object({ step: z.string(), options: z.looseObject({ challenge: z.string() }) }),
  async run(ctx) {
    const accountId = ownAccount(ctx)
    const account = await findCredentials(ctx.db, { id: accountId }, civilDate(ctx.now()))
    const { passkeys } = await readFactors(ctx.db, accountId)
    const login = account?.login ?? account?.phone ?? ctx.actor.name
    const options = await creationOptions(ctx, { accountId, name: ctx.actor.name, login, known: passkeys })
    const content: PasskeyStep = { challenge: options.challenge }
    return {
      step: await createStep(ctx, { kind: 'add_passkey', accountId, content, minutes: 10 }),
      options: { ...options },
    }
  },
})
