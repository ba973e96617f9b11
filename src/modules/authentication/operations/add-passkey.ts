import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { accountEvent, lockCredentials, noteProof } from '#modules/identity/index.ts'
import { authenticationErrors } from '../authentication.errors.ts'
import { StepToken } from '../authentication.schema.ts'
import { insertPasskey, lockPasskey } from '../factor.store.ts'
import { ownAccount } from '../own-account.commands.ts'
import { readCreated } from '../passkey.commands.ts'
import { CredentialText, parseCreated } from '../passkey.schema.ts'
import { ensureRecoveryCodes } from '../recovery-code.commands.ts'
import { endStep, lockStep } from '../step.store.ts'
import type { PasskeyStep } from './begin-passkey.ts'

/** Adds the passkey that the browser made. `recoveryCodes` are there when the account had none. */
export const addPasskey = operation({
  name: 'authentication.add-passkey',
  permission: 'signed_in',
  confirm: true,
  kind: 'write',
  input: z.object({
    step: StepToken,
    credential: CredentialText,
    name: z
      .string()
      .max(60)
      .overwrite((text) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()),
  }),
  output: z.object({ recoveryCodes: z.array(z.string()) }),
  async run(ctx, input) {
    const accountId = ownAccount(ctx)
    const step = await lockStep<PasskeyStep>(ctx, 'add_passkey', input.step)
    if (step?.accountId !== accountId) throw authenticationErrors.stepOver()
    await endStep(ctx.db, input.step)
    const created = parseCreated(input.credential)
    const passkey = created && (await readCreated(ctx, created, step.content.challenge))
    if (!passkey || (await lockPasskey(ctx.db, passkey.credential_id))) throw authenticationErrors.passkeyRefused()
    await lockCredentials(ctx, accountId)
    const name = input.name || ctx.t('authentication.security.passkey_unnamed')
    const row = { id: ctx.ids.uuid(), account_id: accountId, name, created_at: ctx.now(), last_used_at: null }
    await insertPasskey(ctx.db, { ...row, ...passkey })
    await noteProof(ctx, ['passkey'])
    await ctx.record([accountEvent('account.factor_added', accountId, { factor: 'passkey', passkey: row.id })])
    return { recoveryCodes: await ensureRecoveryCodes(ctx, accountId) }
  },
})
