import { z } from 'zod'
import { parseNationalId } from '#kernel/crypto/national-id.ts'
import type { VerifiedPerson } from '#kernel/oidc/relying-party.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { createPerson, findPerson, noteProof, raiseLevel } from '#modules/identity/index.ts'
import { refusalOf } from '../eid.errors.ts'
import { Browser, Outcome, ProviderId, type OutcomeData } from '../eid.schema.ts'
import { callbackPath } from '../flow-path.rules.ts'
import { decide, type Refusal } from '../flow.rules.ts'
import { keepOffer, takeFlow, type Flow } from '../flow.store.ts'
import { signInAs } from '../sign-in-as.commands.ts'

const FinishSignIn = z.object({
  provider: ProviderId,
  /** What the provider sent along, as it came: `?code=…&state=…`. */
  query: z.string().max(8000),
  browser: Browser,
})

/**
 * What becomes of somebody who comes back from a provider: signed in, linked after she agrees, confirmed, or refused
 * for a reason that is said. A refusal is an answer and not an error, because the flow is used up by it.
 */
export const finishSignIn = operation({
  name: 'eid.finish-sign-in',
  permission: 'anyone',
  kind: 'write',
  input: FinishSignIn,
  output: Outcome,
  // Taking the flow and talking to the provider happen outside of the transaction: the one must last, the other is slow.
  async prepare(ctx, input) {
    const state = new URLSearchParams(input.query).get('state') ?? ''
    const taken = await takeFlow(ctx.db, ctx.services, { ...input, state }, ctx.now())
    if (!taken) return async () => refused('lost')
    const { flow, secrets } = taken
    try {
      const url = new URL(ctx.services.config.publicUrl + callbackPath(input.provider) + input.query)
      const person = await ctx.services.oidc.finish(input.provider, url, secrets)
      return (inside: Ctx) => settle(inside, flow, person)
    } catch (error) {
      const reason = refusalOf(error)
      ctx.log.warn({ provider: flow.provider, reason, error: String(error) }, 'e-identity refused')
      return async () => refused(reason, flow)
    }
  },
  run: () => Promise.reject(new Error('prepared')),
})

const refused = (reason: Refusal, flow?: Flow): OutcomeData => ({
  kind: 'refused',
  reason,
  next: flow?.next ?? '',
  wanted: flow?.wantedLevel ?? 0,
})

async function settle(ctx: Ctx, flow: Flow, person: VerifiedPerson): Promise<OutcomeData> {
  const nationalId = parseNationalId(person.number ?? '')
  const known = nationalId && (await findPerson(ctx, { nationalId }))
  const own = ctx.actor.accountId === null ? undefined : await findPerson(ctx, { id: ctx.actor.accountId })
  const decision = decide({ purpose: flow.purpose, person, begunAt: flow.createdAt, own, known })
  if (decision.do === 'refuse') return refused(decision.reason, flow)
  // Both were looked at by `decide`; without them there is nobody.
  if (!nationalId || person.level === 0) return refused('no_number', flow)
  const proved = { ...person, nationalId, level: person.level }
  switch (decision.do) {
    case 'confirm':
      await noteProof(ctx, ['eid'])
      return { kind: 'confirmed', next: flow.next }
    case 'ask_link': {
      const { provider, session: providerSession, name, birthDate, level } = proved
      const offer = { provider, providerSession, name, birthDate, number: nationalId, level }
      await keepOffer(ctx.db, ctx.services, flow.id, decision.accountId, offer)
      return { kind: 'link', flow: flow.id }
    }
    case 'sign_in':
      await raiseLevel(ctx.db, decision.accountId, proved.level)
      return signInAs(ctx, flow, { ...proved, accountId: decision.accountId, created: false })
    case 'create': {
      const { name, birthDate, level } = proved
      const given = { name, nationalId, level, locale: ctx.locale, ...(birthDate !== undefined && { birthDate }) }
      return signInAs(ctx, flow, { ...proved, accountId: await createPerson(ctx, given), created: true })
    }
  }
}
