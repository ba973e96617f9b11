import { networkOf } from '#kernel/access/network.ts'
import { keyedHash } from '#kernel/crypto/keyed-hash.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { findCredentials, openSession, type Method } from '#modules/identity/index.ts'
import { authenticationErrors } from './authentication.errors.ts'
import type { OutcomeData } from './authentication.schema.ts'
import { factorKindsOf, readFactors } from './factor.reads.ts'
import { takeRecoveryCode, takeTotp } from './factor.store.ts'
import { rememberBrowser } from './known-browser.rules.ts'
import { createStep } from './step.store.ts'
import { forgiveAttempt, takeAttempt, type Bucket } from './throttle.store.ts'

/** What somebody has shown so far. */
export type Shown = { accountId: string; methods: readonly Method[]; shared: boolean; browser?: string | undefined }
/** What a second step remembers of the first. */
export type SecondStep = Pick<Shown, 'methods' | 'shared'>

const STEP_MINUTES = 10
const SECOND: readonly Method[] = ['totp', 'recovery_code', 'passkey', 'eid']

export const bucketKey = (ctx: Ctx, text: string): string =>
  keyedHash(ctx.services.lookupKey, text, 'sign_in_buckets.bucket')
export const networkBucket = (ctx: Ctx): Bucket => ({
  throttle: 'network',
  key: bucketKey(ctx, networkOf(ctx.client.address)),
})

/** Counts an attempt or throws `authentication.wait_…`; a right one is forgiven afterwards. */
export async function attempt(ctx: Ctx, buckets: readonly Bucket[]): Promise<void> {
  const wait = await takeAttempt(ctx.db, buckets, ctx.now())
  if (wait > 0) throw authenticationErrors.wait(wait)
}

/** One factor was right: on to the second where the account has one, else in. */
export async function proceed(ctx: Ctx, shown: Shown): Promise<OutcomeData> {
  if (!shown.methods.some((method) => SECOND.includes(method))) {
    const kinds = factorKindsOf(await readFactors(ctx.db, shown.accountId))
    if (kinds.length > 0) {
      const content: SecondStep = { methods: shown.methods, shared: shown.shared }
      const { accountId } = shown
      const step = await createStep(ctx, { kind: 'second_factor', accountId, content, minutes: STEP_MINUTES })
      return { outcome: 'code', step, kinds }
    }
  }
  return enter(ctx, shown)
}

/** Opens the session. A shared device is not remembered as the account's own. */
export async function enter(ctx: Ctx, shown: Shown): Promise<OutcomeData> {
  const { accountId, methods, shared } = shown
  const account = await findCredentials(ctx.db, { id: accountId }, civilDate(ctx.now()))
  if (!account || account.disabledAt !== null) return { outcome: 'refused' }
  // A code sent to the phone proves the phone now; other ways prove the account that it was once confirmed for.
  const level = methods.includes('otp_sms') ? 1 : account.level > 0 ? 1 : 0
  const { signedIn, actor } = await openSession(ctx, { accountId, methods, level, shared })
  const known = shared ? null : rememberBrowser(ctx.services.lookupKey, accountId, shown.browser, ctx.random.bytes(16))
  return { outcome: 'signed_in', signedIn, browser: known, setUp: actor.needs === 'second_factor' }
}

/**
 * Takes the code of an app or a recovery code of the account, each once; undefined when it is neither. Wrong ones are
 * counted for the account: whoever guesses here knows the password. Throws `authentication.wait_…`.
 */
export async function takeFactor(ctx: Ctx, accountId: string, code: string): Promise<Method | undefined> {
  const buckets: Bucket[] = [{ throttle: 'factor', key: bucketKey(ctx, `factor ${accountId}`) }]
  await attempt(ctx, buckets)
  const method = (await takeTotp(ctx, accountId, code))
    ? ('totp' as const)
    : (await takeRecoveryCode(ctx, accountId, code))
      ? ('recovery_code' as const)
      : undefined
  if (method !== undefined) await forgiveAttempt(ctx.db, buckets)
  return method
}
