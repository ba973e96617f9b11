import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { lockDraft } from '../draft.store.ts'
import { actEvent } from '../reorganisation.events.ts'
import { PREPARE } from '../reorganisation.policy.ts'
import { ActId, NewAct } from '../reorganisation.schema.ts'
import { saveAct } from '../reorganisation.store.ts'

/** Changes what a draft says of its decision; what is left out stays. */
export const updateAct = operation({
  name: 'reorganisation.update',
  permission: PREPARE,
  kind: 'write',
  input: ActId.extend({
    title: NewAct.shape.title.optional(),
    effectiveOn: NewAct.shape.effectiveOn.optional(),
    decisionNumber: z.string().trim().normalize('NFC').max(200).optional(),
    decisionDate: NewAct.shape.effectiveOn.nullable().optional(),
    signer: z.string().trim().normalize('NFC').max(200).optional(),
    endingRoles: z
      .array(z.string().regex(/^[a-z][a-z_]{0,40}$/))
      .max(50)
      .optional(),
  }),
  output: ActId,
  async run(ctx, input) {
    await lockDraft(ctx, input.id)
    await saveAct(ctx.db, input.id, {
      ...(input.title !== undefined && { title: input.title }),
      ...(input.effectiveOn !== undefined && { effective_on: input.effectiveOn }),
      ...(input.decisionNumber !== undefined && { decision_number: input.decisionNumber }),
      ...(input.decisionDate !== undefined && { decision_date: input.decisionDate }),
      ...(input.signer !== undefined && { signer: input.signer }),
      ...(input.endingRoles !== undefined && { ending_roles: input.endingRoles }),
    })
    await ctx.record([actEvent('reorganisation.changed', input.id, { what: 'decision' })])
    return { id: input.id }
  },
})
