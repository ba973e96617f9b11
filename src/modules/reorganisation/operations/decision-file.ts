import { z } from 'zod'
import { AppError } from '#kernel/errors/app-error.ts'
import { inspectFile } from '#kernel/files/file-store.ts'
import { operation, question } from '#kernel/operation/operation.ts'
import { lockDraft } from '../draft.store.ts'
import { actEvent } from '../reorganisation.events.ts'
import { maySeeAct, PREPARE } from '../reorganisation.policy.ts'
import { getAct } from '../reorganisation.reads.ts'
import { ActId } from '../reorganisation.schema.ts'
import { saveAct } from '../reorganisation.store.ts'

/** Puts the signed decision to a draft: a PDF or a picture. */
export const attachDecision = operation({
  name: 'reorganisation.attach-decision',
  permission: PREPARE,
  kind: 'write',
  input: ActId.extend({ name: z.string().max(200), bytes: z.instanceof(Uint8Array) }),
  output: ActId,
  async prepare(ctx, { id, name, bytes }) {
    const type = await inspectFile(bytes, ctx.services.config.uploadLimitBytes)
    return async (within) => {
      await lockDraft(within, id)
      const { sha256 } = await within.services.files.put(bytes)
      await saveAct(within.db, id, { decision_file: sha256, decision_file_name: name, decision_file_type: type })
      await within.record([actEvent('reorganisation.changed', id, { what: 'decision_file', sha256 })])
      return { id }
    }
  },
  run: () => Promise.reject(new Error('see prepare')),
})

/** The decision as it was handed in. */
export const getDecision = question({
  name: 'reorganisation.get-decision',
  permission: PREPARE,
  input: ActId,
  output: z.object({ bytes: z.instanceof(Uint8Array), mediaType: z.string(), name: z.string() }),
  async run(ctx, { id }) {
    const act = await getAct(ctx.db, id)
    ctx.allow(maySeeAct(ctx.actor, act))
    if (act.decision_file === null) throw new AppError('kernel.not_found', { kind: 'not_found' })
    const bytes = new Uint8Array(await ctx.services.files.get(act.decision_file))
    return {
      bytes,
      mediaType: act.decision_file_type ?? 'application/pdf',
      name: act.decision_file_name ?? 'decision.pdf',
    }
  },
})
