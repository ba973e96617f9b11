import { civilDate } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { accountEvent, findCredentials, lockCredentials, notePhone } from '#modules/identity/index.ts'
import { authenticationErrors } from '../authentication.errors.ts'
import { Outcome, SignInPhoneInput, type OutcomeData } from '../authentication.schema.ts'
import { bucketKey, proceed } from '../sign-in.commands.ts'
import { countTry, createStep, endStep, lockStep } from '../step.store.ts'
import { forgiveAttempt } from '../throttle.store.ts'
import { phoneCodeHash, type PhoneStep } from './request-phone-code.ts'

const NAME_MINUTES = 30

/** Signs in by the code that came to the phone. Who is new here is asked for a name next. */
export const signInPhone = operation({
  name: 'authentication.sign-in-phone',
  permission: 'anyone',
  kind: 'write',
  input: SignInPhoneInput,
  output: Outcome,
  async run(ctx, input): Promise<OutcomeData> {
    const step = await lockStep<PhoneStep>(ctx, 'phone_code', input.step)
    if (!step) return { outcome: 'over' }
    if (phoneCodeHash(ctx, input.step, input.code) !== step.codeHash)
      return { outcome: 'refused', left: await countTry(ctx.db, input.step) }
    await endStep(ctx.db, input.step)
    const { phone, shared } = step.content
    await forgiveAttempt(ctx.db, [{ throttle: 'message', key: bucketKey(ctx, `message ${phone}`) }])
    const account = await findCredentials(ctx.db, { phone }, civilDate(ctx.now()))
    if (!account)
      return {
        outcome: 'name',
        step: await createStep(ctx, { kind: 'new_person', content: step.content, minutes: NAME_MINUTES }),
      }
    if (account.disabledAt !== null) return { outcome: 'refused' }
    // A phone that was lent or taken must not decide for an office.
    if (account.positionUnits.length > 0) throw authenticationErrors.officerByPassword()
    await lockCredentials(ctx, account.id)
    if (account.level === 0) {
      await notePhone(ctx, account.id)
      await ctx.record([accountEvent('account.phone_confirmed', account.id)])
    }
    return proceed(ctx, { accountId: account.id, methods: ['otp_sms'], shared, browser: input.browser })
  },
})
