import { z } from 'zod'
import { CODE_LENGTH, groupCode, newCode } from '#kernel/codes/code-alphabet.ts'
import { newOwner } from '#kernel/access/ownership.ts'
import { addDays, civilDate } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { getProcedure } from '#modules/procedures/index.ts'
import { findUnit } from '#modules/units/index.ts'
import { codeHash } from '../draft-code.rules.ts'
import { draftErrors, invalidField } from '../draft.errors.ts'
import { draftStarted } from '../draft.events.ts'
import { mayBegin } from '../draft.policy.ts'
import { DRAFT_DAYS } from '../draft.rules.ts'
import { ownData } from '../own-data.reads.ts'
import { StartDraft } from '../draft.schema.ts'
import { insertDraft } from '../draft.store.ts'

/** Begins an application for a procedure at a commune. The code resumes it on another device. */
export const startDraft = operation({
  name: 'applications.start-draft',
  permission: 'anyone',
  kind: 'write',
  input: StartDraft,
  output: z.object({ id: z.uuid(), code: z.string() }),
  async run(ctx, input) {
    ctx.allow(mayBegin(ctx.actor, input.procedure))
    const now = ctx.now()
    const today = civilDate(now)
    const procedure = await getProcedure(ctx.db, input.procedure, today, now)
    const unit = await findUnit(ctx.db, input.unit, today)
    if (unit?.level !== 'commune') throw invalidField('unit', draftErrors.unitMissing)
    const code = newCode(ctx.random, CODE_LENGTH.draft)
    const draft = {
      id: ctx.ids.uuid(),
      code,
      procedureCode: procedure.code,
      procedureVersion: procedure.version,
      unitCode: unit.code,
      content: await ownData(ctx),
      receipt: null,
      createdAt: now,
      updatedAt: now,
      expiresAt: addDays(now, DRAFT_DAYS),
      owner: newOwner(ctx.actor),
    }
    await insertDraft(ctx.db, ctx.services, draft, codeHash(ctx.services.lookupKey, code))
    await ctx.record([draftStarted(draft.id, { procedure: procedure.code, unit: unit.code })])
    return { id: draft.id, code: groupCode(code) }
  },
})
