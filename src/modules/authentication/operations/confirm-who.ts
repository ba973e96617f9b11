import { z } from 'zod'
import { verifyPassword } from '#kernel/crypto/password.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { findCredentials, noteProof, type Method } from '#modules/identity/index.ts'
import { StepToken } from '../authentication.schema.ts'
import { ownAccount } from '../own-account.commands.ts'
import { attempt, bucketKey, takeFactor } from '../sign-in.commands.ts'
import { countTry, endStep, lockStep } from '../step.store.ts'
import { forgiveAttempt, type Bucket } from '../throttle.store.ts'
import { phoneCodeHash, type PhoneStep } from './request-phone-code.ts'

const emptyIsAbsent = (value: unknown) => (value === '' ? undefined : value)
const Input = z.object({
  password: z.preprocess(emptyIsAbsent, z.string().max(1000).optional()),
  code: z.preprocess(emptyIsAbsent, z.string().max(60).optional()),
  /** Step of a code that was sent to the caller's phone. */
  step: z.preprocess(emptyIsAbsent, StepToken.optional()),
})

/**
 * Somebody who is signed in proves once more who she is: by the password, or by a code of her app, her phone or her
 * recovery codes. For ten minutes her session counts as confirmed.
 */
export const confirmWho = operation({
  name: 'authentication.confirm',
  permission: 'signed_in',
  kind: 'write',
  input: Input,
  output: z.object({ confirmed: z.boolean() }),
  prepare: check,
  run: async (ctx, input) => (await check(ctx, input))(ctx),
})

async function check(ctx: Ctx, input: z.output<typeof Input>) {
  const id = ownAccount(ctx)
  const method = input.password === undefined ? undefined : await byPassword(ctx, id, input.password)
  return async (inner: Ctx) => {
    const proved = method ?? (await byCode(inner, id, input))
    if (proved === undefined) return { confirmed: false }
    await noteProof(inner, [proved])
    return { confirmed: true }
  }
}

async function byPassword(ctx: Ctx, id: string, password: string): Promise<Method | undefined> {
  const buckets: Bucket[] = [{ throttle: 'browser', key: bucketKey(ctx, `confirm ${id}`) }]
  await attempt(ctx, buckets)
  const account = await findCredentials(ctx.db, { id }, civilDate(ctx.now()))
  if (!(await verifyPassword(password, account?.passwordHash ?? undefined))) return undefined
  await forgiveAttempt(ctx.db, buckets)
  return 'password'
}

async function byCode(ctx: Ctx, id: string, input: z.output<typeof Input>): Promise<Method | undefined> {
  if (input.code === undefined) return undefined
  if (input.step === undefined) return takeFactor(ctx, id, input.code)
  const step = await lockStep<PhoneStep>(ctx, 'phone_code', input.step)
  const account = await findCredentials(ctx.db, { id }, civilDate(ctx.now()))
  if (!step || step.content.phone !== account?.phone) return undefined
  if (phoneCodeHash(ctx, input.step, input.code) !== step.codeHash) {
    await countTry(ctx.db, input.step)
    return undefined
  }
  await endStep(ctx.db, input.step)
  return 'otp_sms'
}
