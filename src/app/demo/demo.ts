import { z } from 'zod'
import type { Actor } from '#kernel/access/actor.ts'
import type { Run } from '#kernel/http/face.ts'
import type { Runtime } from '#kernel/operation/pipeline.ts'
import { hashPassword } from '#kernel/crypto/password.ts'
import { fromBase32, totpCode, totpStep } from '#kernel/crypto/totp.ts'
import { operation } from '#kernel/operation/operation.ts'
import { execute } from '#kernel/operation/pipeline.ts'
import { addTotp, startTotp } from '#modules/authentication/index.ts'
import { createAccount, createPerson, findCredentials, identify, startSession } from '#modules/identity/index.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { DEMO_PASSWORD, demoAccounts, demoResidents, type DemoLogin } from './accounts.ts'
import { knowSpecialists, playDossier, type Stage } from './dossiers.ts'
import { planDemo } from './plan.ts'

const DOSSIERS = 300

/** The accounts of the demo's office and of its residents. */
export async function makeDemoAccounts(runtime: Runtime, run: Run): Promise<void> {
  for (const { login, name, role, unit } of demoAccounts)
    // Since before the first dossier of the demo: who works on it must hold the position on that day.
    await run(createAccount, { login, name, role, unit, password: DEMO_PASSWORD, validFrom: '2025-07-01' })
  for (const resident of demoResidents) await run(makeResident, resident)
  for (const account of demoAccounts)
    if ('totp' in account) await setUpTotp(runtime, await actorOf(runtime, run, account.login), account.totp)
}

const makeResident = operation({
  name: 'demo.make-resident',
  permission: 'demo:make',
  kind: 'write',
  input: z.object({ name: z.string(), phone: z.string().optional(), login: z.string().optional() }),
  output: z.string(),
  async run(ctx, { name, phone, login }) {
    const passwordHash = login === undefined ? undefined : await hashPassword(DEMO_PASSWORD)
    return createPerson(ctx, {
      name,
      locale: 'vi',
      level: phone === undefined ? 0 : 1,
      ...(phone !== undefined && { phone }),
      ...(login !== undefined && { login }),
      ...(passwordHash !== undefined && { passwordHash }),
    })
  },
})

/** An authenticator app with a secret that the demo tells everybody, set up by the real operations. */
async function setUpTotp(runtime: Runtime, actor: Actor, text: string): Promise<void> {
  const secret = fromBase32(text)
  const random = { bytes: (n: number) => (n === secret.length ? secret : runtime.random.bytes(n)) }
  const caller = { actor, locale: 'vi', requestId: 'seed' } as const
  const { step } = await execute({ ...runtime, random }, startTotp, {}, caller)
  // The code before the one of now: the one of now is still good for whoever signs in first.
  const code = totpCode(secret, totpStep(runtime.now()) - 1)
  const { added } = await execute(runtime, addTotp, { step, code }, caller)
  if (added !== 'yes') throw new Error('the demo could not set up an authenticator app')
}

/**
 * Three hundred dossiers in every state and lateness, each by running the operations at their own times.
 * `made` of them are there already: a start that was stopped in between is gone on with.
 */
export async function makeDemoDossiers(runtime: Runtime, run: Run, made: number, signal?: AbortSignal): Promise<void> {
  if (made >= DOSSIERS) return
  const now = runtime.now()
  const stage: Stage = { runtime, now, actors: await signInAll(runtime, run) }
  knowSpecialists(stage.actors)
  for (const plan of planDemo(DOSSIERS, now).slice(made)) {
    if (signal?.aborted) return
    try {
      await playDossier(stage, plan)
    } catch (error) {
      runtime.log.error({ err: error, n: plan.n, procedure: plan.procedure, fate: plan.fate }, 'a demo dossier failed')
    }
  }
}

async function signInAll(runtime: Runtime, run: Run): Promise<Record<DemoLogin, Actor>> {
  const found = []
  for (const { login } of demoAccounts) {
    found.push([login, await actorOf(runtime, run, login)] as const)
  }
  return Object.fromEntries(found) as Record<DemoLogin, Actor>
}

/** An officer of the demo as after a full sign-in. */
async function actorOf(runtime: Runtime, run: Run, login: DemoLogin): Promise<Actor> {
  const token = await run(openDemoSession, { login })
  return identify(runtime.db, { sessionToken: token, opened: [] }, runtime.now())
}

const openDemoSession = operation({
  name: 'demo.open-session',
  permission: 'demo:make',
  kind: 'write',
  input: z.object({ login: z.string() }),
  output: z.string(),
  async run(ctx, { login }) {
    const account = await findCredentials(ctx.db, { login }, civilDate(ctx.now()))
    if (!account) throw new Error(`the demo has no account ${login}`)
    return (await startSession(ctx, { accountId: account.id, methods: ['password', 'totp'], level: 0 })).token
  },
})
