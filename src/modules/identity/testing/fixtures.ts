import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '#kernel/access/actor.ts'
import { operation } from '#kernel/operation/operation.ts'
import { systemActor, type TestRuntime } from '#kernel/testing/runtime.ts'
import { importUnits } from '#modules/units/index.ts'
import { createAccount } from '../operations/create-account.ts'
import { startSession } from '../session.commands.ts'
import { identify } from '../session.questions.ts'
import { identityHoldings } from '../unit-holdings.store.ts'

/** What a reorganisation carries at the second of the map: the rights. */
export const rightsHoldings = identityHoldings.filter(({ atOnce }) => atOnce)

export const PASSWORD = 'mot cau dai de nho'

/** Two provinces with two communes each: Đà Nẵng 48 (Núi Thành 20965, Tam Mỹ 20971) and Huế 46. */
export async function somePlaces(test: TestRuntime): Promise<void> {
  const row = (code: string, parentCode: string | null, name: string, nameEn: string) => {
    const level = parentCode === null ? ('province' as const) : ('commune' as const)
    return { code, parentCode, level, name, nameEn }
  }
  const rows = [
    row('48', null, 'Thành phố Đà Nẵng', 'Da Nang City'),
    row('20965', '48', 'Xã Núi Thành', 'Nui Thanh Commune'),
    row('20971', '48', 'Xã Tam Mỹ', 'Tam My Commune'),
    row('46', null, 'Thành phố Huế', 'Hue City'),
    row('19750', '46', 'Phường Thuận Hóa', 'Thuan Hoa Ward'),
  ]
  const list = { name: 'test', validFrom: '2025-07-01', validTo: null, rows }
  await test.run(importUnits, { lists: [list] }, systemActor)
}

type Given = { login?: string; name?: string; phone?: string; role?: string; unit?: string }
export type TestAccount = { id: string; login: string; password: string }

/** An account made by the real operation; with `role` and `unit` it holds that position from today on. */
export async function anAccount(test: TestRuntime, given: Given = {}): Promise<TestAccount> {
  const login = given.login ?? `a${randomBytes(5).toString('hex')}`
  const { id } = await test.run(
    createAccount,
    { name: 'Nguyễn Thị Hạnh', password: PASSWORD, ...given, login },
    systemActor,
  )
  return { id, login, password: PASSWORD }
}

/** Somebody of that role at that unit, signed in: the actor that operations take and the token that HTTP takes. */
export async function signedIn(
  test: TestRuntime,
  role: string,
  unit: string,
): Promise<{ actor: Actor; token: string; account: TestAccount }> {
  const account = await anAccount(test, { role, unit })
  const token = await aToken(test, account)
  return { actor: await whoIs(test, token), token, account }
}

/** The token of a session that was proved by a password and a code of the app: no role asks for more. */
export async function aToken(test: TestRuntime, account: { id: string }): Promise<string> {
  return test.run(openTestSession, { accountId: account.id })
}

const openTestSession = operation({
  name: 'testing.open-session',
  permission: 'anyone',
  kind: 'write',
  input: z.object({ accountId: z.uuid() }),
  output: z.string(),
  run: async (ctx, { accountId }) =>
    (await startSession(ctx, { accountId, methods: ['password', 'totp'], level: 0 })).token,
})

/** The actor behind a token now, by the test's clock. */
export function whoIs(test: TestRuntime, token: string | undefined): Promise<Actor> {
  return identify(test.runtime.db, { sessionToken: token, opened: [] }, test.runtime.now())
}
