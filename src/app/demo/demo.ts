import type { Actor } from '#kernel/access/actor.ts'
import type { Run } from '#kernel/http/face.ts'
import type { Runtime } from '#kernel/operation/pipeline.ts'
import { createAccount, identify, signIn } from '#modules/identity/index.ts'
import { DEMO_PASSWORD, demoAccounts, type DemoLogin } from './accounts.ts'
import { knowSpecialists, playDossier, type Stage } from './dossiers.ts'
import { planDemo } from './plan.ts'

const DOSSIERS = 300

/** The five accounts of the demo. */
export async function makeDemoAccounts(run: Run): Promise<void> {
  for (const { login, name, role, unit } of demoAccounts)
    // Since before the first dossier of the demo: who works on it must hold the position on that day.
    await run(createAccount, { login, name, role, unit, password: DEMO_PASSWORD, validFrom: '2025-07-01' })
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
    const { signedIn } = await run(signIn, { login, password: DEMO_PASSWORD })
    if (!signedIn) throw new Error(`the demo account ${login} cannot sign in`)
    const actor = await identify(runtime.db, { sessionToken: signedIn.token, opened: [] }, runtime.now())
    found.push([login, actor] as const)
  }
  return Object.fromEntries(found) as Record<DemoLogin, Actor>
}
