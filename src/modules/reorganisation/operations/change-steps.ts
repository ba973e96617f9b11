import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { lockDraft } from '../draft.store.ts'
import { reorganisationErrors } from '../reorganisation.errors.ts'
import { actEvent } from '../reorganisation.events.ts'
import { PREPARE } from '../reorganisation.policy.ts'
import { ActId, StepInput } from '../reorganisation.schema.ts'
import { addSteps, removeStep as deleteStep, saveAct } from '../reorganisation.store.ts'
import type { Step } from '../step.rules.ts'

/** Adds a step behind the others of a draft. */
export const addStep = operation({
  name: 'reorganisation.add-step',
  permission: PREPARE,
  kind: 'write',
  input: ActId.extend({ step: StepInput }),
  output: ActId,
  async run(ctx, { id, step }) {
    await lockDraft(ctx, id)
    await addSteps(ctx.db, id, [step as Step], () => ctx.ids.uuid())
    await saveAct(ctx.db, id, { problem: null })
    await ctx.record([actEvent('reorganisation.changed', id, { what: 'step_added', kind: step.kind })])
    return { id }
  },
})

/** Takes a step out of a draft. */
export const removeStep = operation({
  name: 'reorganisation.remove-step',
  permission: PREPARE,
  kind: 'write',
  input: ActId.extend({ step: z.uuid() }),
  output: ActId,
  async run(ctx, { id, step }) {
    await lockDraft(ctx, id)
    if (!(await deleteStep(ctx.db, id, step))) throw reorganisationErrors.unknown()
    await saveAct(ctx.db, id, { problem: null })
    await ctx.record([actEvent('reorganisation.changed', id, { what: 'step_removed' })])
    return { id }
  },
})
