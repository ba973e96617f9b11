import type { z } from 'zod'
import { hashPassword } from '#kernel/crypto/password.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { createPerson, findPasswordFault } from '#modules/identity/index.ts'
import { authenticationErrors } from '../authentication.errors.ts'
import { Outcome, SignUpInput, type OutcomeData } from '../authentication.schema.ts'
import { enter } from '../sign-in.commands.ts'

/** An account with user name and password, for those who share a phone or have none. Nothing of them is proved. */
export const signUp = operation({
  name: 'authentication.sign-up',
  permission: 'anyone',
  kind: 'write',
  input: SignUpInput,
  output: Outcome,
  prepare: hash,
  run: async (ctx, input) => (await hash(ctx, input))(ctx),
})

async function hash(_ctx: Ctx, input: z.output<typeof SignUpInput>): Promise<(ctx: Ctx) => Promise<OutcomeData>> {
  const { name, login, password, shared, browser } = input
  const fault = findPasswordFault(password, login, name)
  if (fault !== undefined) throw authenticationErrors.badPassword(fault)
  const passwordHash = await hashPassword(password)
  return async (ctx) => {
    const accountId = await createPerson(ctx, { name, login, passwordHash, level: 0, locale: ctx.locale })
    return enter(ctx, { accountId, methods: ['password'], shared, browser })
  }
}
