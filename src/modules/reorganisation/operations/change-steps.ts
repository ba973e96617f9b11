import { z } from 'zod'
import { AppError } from '#kernel/errors/app-error.ts'
import { operation } from '#kernel/operation/operation.ts'
import { lockDraft } from '../draft.store.ts'
import { reorganisationErrors } from '../reorganisation.errors.ts'
import { actEvent } from '../reorganisation.events.ts'
import { PREPARE } from '../reorganisation.policy.ts'
import { ActId, StepInput, TypedStep } from '../reorganisation.schema.ts'
import { addSteps, removeStep as deleteStep, saveAct } from '../reorganisation.store.ts'
import type { Step } from '../step.rules.ts'
import { stepOf } from '../typed-step.reads.ts'

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

/** Adds a step as it is typed into the form: units by name, new ones numbered. Says beside the field what is unclear. */
export const addTypedStep = operation({
  name: 'reorganisation.add-typed-step',
  permission: PREPARE,
  kind: 'write',
  input: ActId.extend({ step: TypedStep }),
  output: ActId,
  async run(ctx, { id, step: typed }) {
    const act = await lockDraft(ctx, id)
    const step = checked(await stepOf(ctx, act, typed))
    await addSteps(ctx.db, id, [step], () => ctx.ids.uuid())
    await saveAct(ctx.db, id, { problem: null })
    await ctx.record([actEvent('reorganisation.changed', id, { what: 'step_added', kind: step.kind })])
    return { id }
  },
})

/** What was typed passed the form; what it became must pass the rules of every step. */
function checked(step: Step): Step {
  const { success, error } = StepInput.safeParse(step)
  if (success) return step
  const isCode = error.issues.some(({ path }) => path.at(-1) === 'code')
  const field = isCode ? { path: 'code', code: 'units.bad_code' } : { path: 'pick', code: 'kernel.required' }
  throw new AppError('kernel.invalid_input', { kind: 'invalid', fields: [field] })
}

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
