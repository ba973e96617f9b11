import { z } from 'zod'
import { networkOf } from '#kernel/access/network.ts'
import { keyedHash } from '#kernel/crypto/keyed-hash.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { TextError } from '#kernel/texting/texting.ts'
import { authenticationErrors } from '../authentication.errors.ts'
import { RequestPhoneCodeInput } from '../authentication.schema.ts'
import { attempt, bucketKey } from '../sign-in.commands.ts'
import { createStep, newStepToken } from '../step.store.ts'

const CODE_MINUTES = 5

/** What the step of a sent code remembers. */
export type PhoneStep = { phone: string; shared: boolean }

/** The hash under which a sent code waits: with the token of its step, so that it fits no other. */
export const phoneCodeHash = (ctx: Ctx, step: string, code: string): string =>
  keyedHash(ctx.services.lookupKey, `${step} ${code.replaceAll(/\s/g, '')}`, 'sign_in_steps.code')

/**
 * Sends a code of six digits to a phone, known here or not: the answer is the same. It goes out before the transaction,
 * and each number and each network waits longer with every message.
 */
export const requestPhoneCode = operation({
  name: 'authentication.request-phone-code',
  permission: 'anyone',
  kind: 'write',
  input: RequestPhoneCodeInput,
  output: z.object({ step: z.string() }),
  prepare: sendCode,
  run: async (ctx, input) => (await sendCode(ctx, input))(ctx),
})

/** Sends a fresh code to the phone; what is left to do in the transaction is to keep its hash. */
export async function sendCode(ctx: Ctx, { phone, shared }: PhoneStep) {
  if (!ctx.services.texting.can('code')) throw authenticationErrors.notOffered()
  await attempt(ctx, [
    { throttle: 'messages_of_network', key: bucketKey(ctx, `messages ${networkOf(ctx.client.address)}`) },
    { throttle: 'message', key: bucketKey(ctx, `message ${phone}`) },
  ])
  const token = newStepToken(ctx)
  // 2^32 is so much more than a million that no code is noticeably likelier.
  const code = String(Buffer.from(ctx.random.bytes(4)).readUInt32BE() % 1_000_000).padStart(6, '0')
  await deliver(ctx, phone, code)
  return async (inner: Ctx) => {
    const codeHash = phoneCodeHash(inner, token, code)
    const content: PhoneStep = { phone, shared }
    return { step: await createStep(inner, { kind: 'phone_code', content, codeHash, minutes: CODE_MINUTES }, token) }
  }
}

async function deliver(ctx: Ctx, phone: string, otp: string): Promise<void> {
  try {
    await ctx.services.texting.send({ phone, template: 'code', data: { otp }, trackingId: ctx.ids.uuid() })
  } catch (error) {
    if (!(error instanceof TextError)) throw error
    if (error.failure === 'unreachable') throw authenticationErrors.phoneUnreachable()
    ctx.log.error({ err: error }, 'a code could not be sent')
    throw authenticationErrors.messageNotSent()
  }
}
