import type { z } from 'zod'
import type { Actor } from '#kernel/access/actor.ts'
import { fromBase32, totpCode, totpStep } from '#kernel/crypto/totp.ts'
import type { Operation } from '#kernel/operation/operation.ts'
import { execute } from '#kernel/operation/pipeline.ts'
import { publicActor, type TestRuntime } from '#kernel/testing/runtime.ts'
import type { OutcomeData } from '../authentication.schema.ts'
import { addTotp } from '../operations/add-totp.ts'
import { startTotp } from '../operations/start-totp.ts'

/** Runs an operation as the public from this address. */
export function from(test: TestRuntime, address: string) {
  return <I extends z.ZodType, O extends z.ZodType>(op: Operation<I, O>, input: z.input<I>): Promise<z.output<O>> =>
    execute(test.runtime, op, input, {
      actor: publicActor,
      locale: 'vi',
      requestId: 'test',
      client: { address, userAgent: 'Firefox' },
    })
}

/** Fails the test unless the sign-in went through. */
export function entered(answer: OutcomeData): Extract<OutcomeData, { outcome: 'signed_in' }> {
  if (answer.outcome !== 'signed_in') throw new Error(`not signed in: ${answer.outcome}`)
  return answer
}

/** Sets up an authenticator app for the actor; answers its secret and the recovery codes that came with it. */
export async function withApp(test: TestRuntime, actor: Actor): Promise<{ secret: Uint8Array; codes: string[] }> {
  const { step, secret } = await test.run(startTotp, {}, actor)
  const bytes = fromBase32(secret)
  const code = codeOf(test, bytes, -1)
  const { added, recoveryCodes } = await test.run(addTotp, { step, code }, actor)
  if (added !== 'yes') throw new Error(`the app was not added: ${added}`)
  return { secret: bytes, codes: recoveryCodes }
}

/** What the app shows now, or `later` steps of half a minute later. */
export function codeOf(test: TestRuntime, secret: Uint8Array, later = 0): string {
  return totpCode(secret, totpStep(test.runtime.now()) + later)
}

/** The code in the last message that was sent to a phone. */
export function lastCode(test: TestRuntime): string {
  return test.texts.at(-1)?.data['otp'] ?? ''
}
