import { operation } from '#kernel/operation/operation.ts'
import { Outcome, SignInCodeInput, type OutcomeData } from '../authentication.schema.ts'
import { enter, takeFactor, type SecondStep } from '../sign-in.commands.ts'
import { countTry, endStep, lockStep } from '../step.store.ts'

/** The second step of a sign-in: a code of the app or a recovery code. */
export const signInCode = operation({
  name: 'authentication.sign-in-code',
  permission: 'anyone',
  kind: 'write',
  input: SignInCodeInput,
  output: Outcome,
  async run(ctx, input): Promise<OutcomeData> {
    const step = await lockStep<SecondStep>(ctx, 'second_factor', input.step)
    if (!step || step.accountId === null) return { outcome: 'over' }
    const method = await takeFactor(ctx, step.accountId, input.code)
    if (method === undefined) return { outcome: 'refused', left: await countTry(ctx.db, input.step) }
    await endStep(ctx.db, input.step)
    const { methods, shared } = step.content
    return enter(ctx, { accountId: step.accountId, methods: [...methods, method], shared, browser: input.browser })
  },
})
