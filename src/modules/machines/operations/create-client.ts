import { z } from 'zod'
import { holds } from '#kernel/access/actor.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { createMachineAccount } from '#modules/identity/index.ts'
import { findUnit } from '#modules/units/index.ts'
import { parseNetwork } from '../machine-key.rules.ts'
import { machineErrors } from '../machine.errors.ts'
import { machineEvent } from '../machine.events.ts'
import { MANAGE, mayGive } from '../machine.policy.ts'
import { ClientId, CreateClient } from '../machine.schema.ts'
import { insertClient } from '../machine.store.ts'

/** A machine that will call the API for a unit, with scopes its maker holds there. It cannot call yet: it has no key. */
export const createClient = operation({
  name: 'machines.create-client',
  permission: MANAGE,
  kind: 'write',
  confirm: true,
  input: CreateClient,
  output: z.object({ id: ClientId }),
  async run(ctx, input) {
    if (!(await findUnit(ctx.db, input.unit, civilDate(ctx.now())))) throw machineErrors.unknownUnit()
    if (!holds(ctx.actor, MANAGE, input.unit)) throw machineErrors.unknownUnit()
    const scopes = [...new Set(input.scopes)].toSorted()
    if (!mayGive(ctx.actor, input.unit, scopes)) throw machineErrors.scopeNotYours()
    const networks = input.networks.map((text) => {
      const network = parseNetwork(text)
      if (network === undefined) throw machineErrors.badNetwork()
      return network
    })
    const id = await createMachineAccount(ctx, { name: input.name, unit: input.unit })
    await insertClient(ctx.db, {
      account_id: id,
      unit_code: input.unit,
      subtree: input.subtree,
      scopes,
      networks,
      purpose: input.purpose,
      created_by: ctx.actor.accountId,
      created_at: ctx.now(),
      disabled_at: null,
    })
    await ctx.record([machineEvent('account.machine_created', id, { scopes, networks, subtree: input.subtree })])
    return { id }
  },
})
