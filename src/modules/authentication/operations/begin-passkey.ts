import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { signInOptions } from '../passkey.commands.ts'
import { createStep } from '../step.store.ts'

/** What the step of a passkey remembers: the challenge, base64url. */
export type PasskeyStep = { challenge: string }

/** Begins a sign-in by passkey: what the browser hands to `navigator.credentials.get`. */
export const beginPasskey = operation({
  name: 'authentication.begin-passkey',
  permission: 'anyone',
  kind: 'write',
  input: z.object({}),
  output: z.object({ step: z.string(), options: z.looseObject({ challenge: z.string() }) }),
  async run(ctx) {
    const options = await signInOptions(ctx)
    const content: PasskeyStep = { challenge: options.challenge }
    return { step: await createStep(ctx, { kind: 'passkey', content, minutes: 5 }), options: { ...options } }
  },
})
