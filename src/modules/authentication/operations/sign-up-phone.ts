import { operation } from '#kernel/operation/operation.ts'
import { createPerson } from '#modules/identity/index.ts'
import { Outcome, SignUpPhoneInput, type OutcomeData } from '../authentication.schema.ts'
import { enter } from '../sign-in.commands.ts'
import { endStep, lockStep } from '../step.store.ts'
import type { PhoneStep } from './request-phone-code.ts'

/** The first sign-in by a phone: its owner says her name, and has an account. */
export const signUpPhone = operation({
  name: 'authentication.sign-up-phone',
  permission: 'anyone',
  kind: 'write',
  input: SignUpPhoneInput,
  output: Outcome,
  async run(ctx, input): Promise<OutcomeData> {
    const step = await lockStep<PhoneStep>(ctx, 'new_person', input.step)
    if (!step) return { outcome: 'over' }
    await endStep(ctx.db, input.step)
    const { phone, shared } = step.content
    const accountId = await createPerson(ctx, { name: input.name, phone, level: 1, locale: ctx.locale })
    return enter(ctx, { accountId, methods: ['otp_sms'], shared, browser: input.browser })
  },
})
