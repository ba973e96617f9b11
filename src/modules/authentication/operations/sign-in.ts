import type { z } from 'zod'
import { networkOf } from '#kernel/access/network.ts'
import { hashPassword, needsRehash, verifyPassword } from '#kernel/crypto/password.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { findCredentials, lockCredentials, loginKey, storePassword, type Credentials } from '#modules/identity/index.ts'
import { Outcome, SignInInput, type OutcomeData } from '../authentication.schema.ts'
import { knownBrowser } from '../known-browser.rules.ts'
import { attempt, bucketKey, networkBucket, proceed, takeFactor } from '../sign-in.commands.ts'
import { forgiveAttempt, type Bucket } from '../throttle.store.ts'

type Input = z.output<typeof SignInInput>

/**
 * Signs in by user name or phone number and password. A wrong name, a wrong password and a disabled account get one
 * answer, after the same work; the slow part of it is done before the transaction. A session that the caller had ends.
 */
export const signIn = operation({
  name: 'authentication.sign-in',
  permission: 'anyone',
  kind: 'write',
  input: SignInInput,
  output: Outcome,
  prepare: check,
  run: async (ctx, input) => (await check(ctx, input))(ctx),
})

async function check(ctx: Ctx, input: Input): Promise<(ctx: Ctx) => Promise<OutcomeData>> {
  const account = await findCredentials(ctx.db, { typed: input.login }, civilDate(ctx.now()))
  const buckets = bucketsOf(ctx, input, account)
  await attempt(ctx, buckets)
  const right = await verifyPassword(input.password, account?.passwordHash ?? undefined)
  if (!account || !right || account.disabledAt !== null) return async () => ({ outcome: 'refused' })
  const { passwordHash } = account
  const fresh = passwordHash !== null && needsRehash(passwordHash) ? await hashPassword(input.password) : undefined
  return async (inner) => {
    await forgiveAttempt(inner.db, buckets)
    const locked = await lockCredentials(inner, account.id)
    // Disabled, or given another password, since it was looked at above.
    if (locked.disabledAt !== null || locked.passwordHash !== passwordHash) return { outcome: 'refused' }
    if (fresh !== undefined) await storePassword(inner, account.id, fresh)
    const { shared, browser } = input
    const second = input.code === undefined ? undefined : await takeFactor(inner, account.id, input.code)
    return proceed(inner, {
      accountId: account.id,
      methods: ['password', ...(second === undefined ? [] : [second])],
      shared,
      browser,
    })
  }
}

/** A browser that the account knows is counted by itself; all others by account, by place and by both. */
function bucketsOf(ctx: Ctx, input: Input, account: Credentials | undefined): Bucket[] {
  const known = account && knownBrowser(ctx.services.lookupKey, account.id, input.browser)
  if (known !== undefined) return [{ throttle: 'browser', key: bucketKey(ctx, `browser ${known}`) }]
  const login = loginKey(input.login)
  return [
    networkBucket(ctx),
    { throttle: 'place', key: bucketKey(ctx, `place ${networkOf(ctx.client.address)} ${login}`) },
    { throttle: 'account', key: bucketKey(ctx, `account ${login}`) },
  ]
}
