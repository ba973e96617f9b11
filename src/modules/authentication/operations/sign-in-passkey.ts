import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { Outcome, StepToken, type OutcomeData } from '../authentication.schema.ts'
import { lockPasskey, notePasskeyUse } from '../factor.store.ts'
import { checkSigned } from '../passkey.commands.ts'
import { CredentialText, parseSigned } from '../passkey.schema.ts'
import { attempt, enter, networkBucket } from '../sign-in.commands.ts'
import { endStep, lockStep } from '../step.store.ts'
import { forgiveAttempt } from '../throttle.store.ts'
import type { PasskeyStep } from './begin-passkey.ts'

/** Signs in by a passkey alone: it is something one has, opened by a finger, a face or a PIN, so it is two factors. */
export const signInPasskey = operation({
  name: 'authentication.sign-in-passkey',
  permission: 'anyone',
  kind: 'write',
  input: z.object({
    step: StepToken,
    credential: CredentialText,
    shared: z.boolean().default(false),
    browser: z.string().max(1000).optional(),
  }),
  output: Outcome,
  async run(ctx, input): Promise<OutcomeData> {
    const buckets = [networkBucket(ctx)]
    await attempt(ctx, buckets)
    const step = await lockStep<PasskeyStep>(ctx, 'passkey', input.step)
    if (!step) return { outcome: 'over' }
    await endStep(ctx.db, input.step)
    const signed = parseSigned(input.credential)
    const passkey = signed && (await lockPasskey(ctx.db, signed.id))
    if (!signed || !passkey) return { outcome: 'refused' }
    const counter = await checkSigned(ctx, signed, step.content.challenge, passkey)
    if (counter === undefined) return { outcome: 'refused' }
    await forgiveAttempt(ctx.db, buckets)
    await notePasskeyUse(ctx.db, passkey.id, counter, ctx.now())
    const { shared, browser } = input
    return enter(ctx, { accountId: passkey.account_id, methods: ['passkey'], shared, browser })
  },
})
