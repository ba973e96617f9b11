import type { Ctx } from '#kernel/operation/ctx.ts'
import { openSession } from '#modules/identity/index.ts'
import type { OutcomeData } from './eid.schema.ts'
import type { Flow } from './flow.store.ts'

type Proved = { accountId: string; level: 1 | 2; provider: string; session: string | undefined; created: boolean }

/** Opens the session of a proved person. What her session had proved before (a phone, a password) counts on. */
export async function signInAs(ctx: Ctx, flow: Flow, proved: Proved): Promise<OutcomeData> {
  const { accountId, provider, session } = proved
  const isSame = ctx.actor.accountId === accountId
  const level = isSame && ctx.actor.level > proved.level ? ctx.actor.level : proved.level
  const { signedIn, actor } = await openSession(ctx, {
    accountId,
    methods: ['eid'],
    level,
    shared: flow.shared || (isSame && ctx.actor.shared === true),
    provider,
    ...(session !== undefined && { providerSession: session }),
  })
  return {
    kind: 'signed_in',
    token: signedIn.token,
    seconds: signedIn.seconds,
    next: flow.next,
    name: signedIn.account.name,
    created: proved.created,
    level,
    wanted: flow.wantedLevel,
    hasPositions: actor.positions.length > 0,
  }
}
