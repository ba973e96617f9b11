import { setTimeout as sleep } from 'node:timers/promises'
import { demoAccounts } from '#app/demo/accounts.ts'
import { fromBase32, totpCode, totpStep } from '#kernel/crypto/totp.ts'

const STEP_MILLIS = 30_000

/** The secret of the account's authenticator app, which the demo tells everybody; undefined when it has none. */
export function secretOf(login: string): Uint8Array | undefined {
  const account = demoAccounts.find((known) => known.login === login)
  return account && 'totp' in account ? fromBase32(account.totp) : undefined
}

/**
 * Codes of the account's app as a person would read them, one after the other, until one is taken: a code that another
 * journey has used is refused, so the next one is waited for.
 */
export async function withCode(login: string, enter: (code: string | undefined) => Promise<boolean>): Promise<void> {
  const secret = secretOf(login)
  if (secret === undefined) {
    if (await enter(undefined)) return
    throw new Error(`${login} could not sign in`)
  }
  for (let round = 0; round < 3; round += 1) {
    const step = totpStep(new Date())
    for (const code of [totpCode(secret, step), totpCode(secret, step + 1)]) if (await enter(code)) return
    await sleep(STEP_MILLIS - (Date.now() % STEP_MILLIS) + 500)
  }
  throw new Error(`no code of ${login} was taken`)
}
