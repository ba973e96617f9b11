import { z } from 'zod'
import { base32, TOTP_SECRET_BYTES, totpUri } from '#kernel/crypto/totp.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { findCredentials } from '#modules/identity/index.ts'
import { ownAccount } from '../own-account.commands.ts'
import { createStep } from '../step.store.ts'

const SETUP_MINUTES = 30

/** What the set-up of an app remembers until its first code proves it: the secret, base64url. */
export type TotpStep = { secret: string }

/** Begins to set up an authenticator app: a fresh secret, as QR address and to be typed. It counts once a code proved it. */
export const startTotp = operation({
  name: 'authentication.start-totp',
  permission: 'signed_in',
  confirm: true,
  kind: 'write',
  input: z.object({}),
  output: z.object({ step: z.string(), uri: z.string(), secret: z.string() }),
  async run(ctx) {
    const accountId = ownAccount(ctx)
    const account = await findCredentials(ctx.db, { id: accountId }, civilDate(ctx.now()))
    const secret = Buffer.from(ctx.random.bytes(TOTP_SECRET_BYTES))
    const content: TotpStep = { secret: secret.toString('base64url') }
    const step = await createStep(ctx, { kind: 'add_totp', accountId, content, minutes: SETUP_MINUTES })
    const label = account?.login ?? account?.phone ?? ctx.actor.name
    return { step, uri: totpUri(secret, ctx.t('authentication.issuer'), label), secret: base32(secret) }
  },
})
