import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { actEvent } from '../reorganisation.events.ts'
import { mayPrepareAt, PREPARE } from '../reorganisation.policy.ts'
import { NewAct, StepInput } from '../reorganisation.schema.ts'
import { addSteps, insertAct } from '../reorganisation.store.ts'
import type { Step } from '../step.rules.ts'

/** Begins a reorganisation as a draft; steps may come with it or later. Nothing changes until it is confirmed. */
export const createAct = operation({
  name: 'reorganisation.create',
  permission: PREPARE,
  kind: 'write',
  input: NewAct.extend({ steps: z.array(StepInput).max(12_000).default([]) }),
  output: z.object({ id: z.uuid() }),
  async run(ctx, { steps, ...given }) {
    ctx.allow(mayPrepareAt(ctx.actor, given.scope))
    const id = ctx.ids.uuid()
    await insertAct(ctx.db, {
      id,
      tree: given.tree,
      title: given.title,
      effective_on: given.effectiveOn,
      decision_number: given.decisionNumber,
      decision_date: given.decisionDate,
      signer: given.signer,
      decision_file: null,
      decision_file_name: null,
      decision_file_type: null,
      state: 'draft',
      scope_code: given.scope,
      ending_roles: given.endingRoles,
      created_at: ctx.now(),
      created_by: ctx.actor.accountId,
      confirmed_at: null,
      confirmed_by: null,
      applied_at: null,
      undone_at: null,
      undo_reason: null,
      went_on_at: null,
      problem: null,
      version: 1,
    })
    await addSteps(ctx.db, id, steps as Step[], () => ctx.ids.uuid())
    await ctx.record([
      actEvent('reorganisation.prepared', id, { tree: given.tree, on: given.effectiveOn, steps: steps.length }, true),
    ])
    return { id }
  },
})
