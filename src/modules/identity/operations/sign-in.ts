import { z } from 'zod'
import { keyedHash } from '#kernel/crypto/keyed-hash.ts'
import { networkOf } from '#kernel/access/network.ts'
import { hashPassword, needsRehash, verifyPassword } from '#kernel/crypto/password.ts'
import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { identityErrors } from '../account.errors.ts'
import { SignedIn, SignIn } from '../account.schema.ts'
import { findByLogin, lockById, savePassword, type Account } from '../account.store.ts'
import { parseLogin } from '../login.rules.ts'
import { isShutOut } from '../sign-in-failure.rules.ts'
import { startSession } from '../session.commands.ts'
import { identify } from '../session.questions.ts'
import { countFailures, forgetFailures, insertFailure } from '../session.store.ts'
import { ownPositions } from './current-session.ts'

/**
 * Signs in by user name or phone number and password. `signedIn` is null when the name or the password is wrong or the
 * account is disabled: one answer, after the same work, whichever it was. A refusal is an answer and not an error,
 * because an error would undo the transaction and with it the count of failures. A session that the caller had ends.
 */
export const signIn = operation({
  name: 'identity.sign-in',
  permission: 'anyone',
  kind: 'write',
  input: SignIn,
  output: z.object({ signedIn: SignedIn.nullable() }),
  async run(ctx, { login, password }) {
    const parsed = parseLogin(login)
    const who = {
      addressHash: keyedHash(ctx.services.lookupKey, networkOf(ctx.client.address), 'sign_in_failures.address'),
      loginHash: keyedHash(ctx.services.lookupKey, parsed.value, 'sign_in_failures.login'),
    }
    // Attempts under way at this moment are not counted yet: the connection pool bounds by how many the limit is passed.
    if (isShutOut(await countFailures(ctx.db, who, ctx.now()))) throw identityErrors.tooManyFailures()
    const account = await findByLogin(ctx.db, parsed, civilDate(ctx.now()))
    const right = await verifyPassword(password, account?.passwordHash ?? undefined)
    if (!account?.passwordHash || !right || account.disabledAt !== null) {
      await insertFailure(ctx.db, ctx.ids.uuid(), who, ctx.now())
      return { signedIn: null }
    }
    await forgetFailures(ctx.db, who)
    const locked = await lockById(ctx.db, account.id, civilDate(ctx.now()))
    // Disabled, or given another password, since it was looked at above.
    if (locked.disabledAt !== null || locked.passwordHash !== account.passwordHash) return { signedIn: null }
    if (needsRehash(account.passwordHash)) await savePassword(ctx.db, account.id, await hashPassword(password))
    return { signedIn: await openSession(ctx, account) }
  },
})

async function openSession(ctx: Ctx, account: Account) {
  const { token, expiresAt, seconds } = await startSession(ctx, {
    accountId: account.id,
    methods: ['password'],
    level: 0,
  })
  const actor = await identify(ctx.db, { sessionToken: token, opened: [] }, ctx.now())
  return {
    token,
    seconds,
    expiresAt: isoMoment(expiresAt),
    account: { name: account.name, login: account.login, phone: account.phone },
    positions: ownPositions(actor, ctx.locale),
  }
}
